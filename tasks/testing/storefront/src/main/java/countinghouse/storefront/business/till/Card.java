package countinghouse.storefront.business.till;

/** A payment card as Square shows it. */
public record Card(String brand, String last4, String fingerprint, String bin, String entry) {}
