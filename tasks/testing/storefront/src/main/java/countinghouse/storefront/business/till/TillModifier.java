package countinghouse.storefront.business.till;

/** An extra on a line, such as gift wrap: its price per piece in cents. */
public record TillModifier(String uid, ModifierOffer offer, long price) {}
