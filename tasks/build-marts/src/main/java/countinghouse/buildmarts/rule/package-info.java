/** The rules of the business as tables that selects can join. */
@NullMarked
package countinghouse.buildmarts.rule;

import org.jspecify.annotations.NullMarked;
