/** What is sold: variants, how they changed, and the line that each belongs to. */
@NullMarked
package countinghouse.buildmarts.product;

import org.jspecify.annotations.NullMarked;
