/** Tests. */
@NullMarked
package countinghouse.storefront.square;

import org.jspecify.annotations.NullMarked;
