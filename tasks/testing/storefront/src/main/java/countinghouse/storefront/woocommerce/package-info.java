/** The web shop seen through WooCommerce's REST API v3. */
@NullMarked
package countinghouse.storefront.woocommerce;

import org.jspecify.annotations.NullMarked;
