package countinghouse.storefront.business.shop;

/** A fee (negative: an allowance) on a web order: total without tax, and its tax, in cents. */
public record FeeLine(long id, String name, long total, long tax) {}
