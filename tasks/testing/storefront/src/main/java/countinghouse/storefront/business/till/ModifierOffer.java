package countinghouse.storefront.business.till;

/** An extra that can be added to goods. */
public enum ModifierOffer {
  /** A box and a ribbon. */
  GIFT_WRAP("Gift wrap", 300),
  /** Initials stamped into the base. */
  NAME_STAMP("Name stamp", 400);

  private final String title;
  private final long price;

  ModifierOffer(String title, long price) {
    this.title = title;
    this.price = price;
  }

  /** Its name. */
  public String title() {
    return title;
  }

  /** Its price per piece, in cents. */
  public long price() {
    return price;
  }
}
