/** Tests of who is whom. */
@NullMarked
package countinghouse.buildmarts.identity;

import org.jspecify.annotations.NullMarked;
