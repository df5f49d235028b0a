package countinghouse.storefront.business.shop;

/** A piece of WooCommerce metadata with its row id. */
public record Meta(long id, String key, String value) {}
