package countinghouse.storefront.business.shop;

/** A coupon used on an order: what it took off, without tax, and the tax it saved, in cents. */
public record CouponLine(long id, long metaId, Coupon coupon, long discount, long discountTax) {}
