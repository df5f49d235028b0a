/** The rules of the business: what is a sale, whose it is, where its amounts belong. */
@NullMarked
package countinghouse.buildmarts.conformed;

import org.jspecify.annotations.NullMarked;
