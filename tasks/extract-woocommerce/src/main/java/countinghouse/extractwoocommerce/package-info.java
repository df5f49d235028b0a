/**
 * Reads a WooCommerce shop over REST v3 into the lake. Start at {@link
 * countinghouse.extractwoocommerce.ExtractWooCommerce}; how a list is read without losing a row is
 * in {@code IdWalk}, what becomes of each record in {@code Orders}, {@code Refunds}, {@code
 * Catalogue} and {@code Customers}.
 */
@NullMarked
package countinghouse.extractwoocommerce;

import org.jspecify.annotations.NullMarked;
