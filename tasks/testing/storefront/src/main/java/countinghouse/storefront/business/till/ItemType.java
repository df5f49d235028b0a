package countinghouse.storefront.business.till;

/** Square's kinds of order lines. */
public enum ItemType {
  /** Something of the catalogue. */
  ITEM,
  /** An amount typed in. */
  CUSTOM_AMOUNT,
  /** A gift card sold: a liability, not a sale. */
  GIFT_CARD
}
