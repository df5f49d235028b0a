package countinghouse.storefront.business.shop;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a web order. Amounts in cents; subtotal before, total after discount, both without tax.
 *
 * @param sku null when the line never had a product
 * @param productId 0 when the line never had a product
 * @param variationId 0 for a simple product
 * @param options the chosen values, such as Ivory, in the order of the product's options
 * @param taxed whether the order's rate applies to it
 */
public record ShopLine(
    long id,
    String name,
    @Nullable String parentName,
    @Nullable String sku,
    long productId,
    long variationId,
    List<Meta> options,
    int quantity,
    String taxClass,
    boolean taxed,
    long subtotal,
    long subtotalTax,
    long total,
    long totalTax) {}
