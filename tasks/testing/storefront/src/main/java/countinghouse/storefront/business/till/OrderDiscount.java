package countinghouse.storefront.business.till;

/**
 * A discount used on an order.
 *
 * @param wholeOrder whether it was given on the order or on one line
 */
public record OrderDiscount(String uid, DiscountOffer offer, boolean wholeOrder) {}
