package countinghouse.storefront.business.till;

/** A part of an order-wide tax, discount or service charge that falls on one line, in cents. */
public record Applied(String uid, String ofUid, long cents) {}
