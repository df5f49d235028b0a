package countinghouse.storefront.business.shop;

import countinghouse.storefront.business.Product;
import countinghouse.storefront.business.Variant;

/** Something put into a cart at a price in cents. */
public record CartItem(Product product, Variant variant, int quantity, long price) {}
