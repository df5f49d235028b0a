package countinghouse.storefront.business.shop;

/** A shipping line of a web order: total without tax, and its tax, in cents. */
public record ShippingLine(
    long id, String methodId, String title, String instanceId, long total, long tax) {}
