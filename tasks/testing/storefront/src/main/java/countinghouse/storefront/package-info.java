/** A simulated WooCommerce shop and Square till over HTTP, seeded, with the truth written down. */
@NullMarked
package countinghouse.storefront;

import org.jspecify.annotations.NullMarked;
