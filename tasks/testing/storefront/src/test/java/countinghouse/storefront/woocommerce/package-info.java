/** Tests. */
@NullMarked
package countinghouse.storefront.woocommerce;

import org.jspecify.annotations.NullMarked;
