package countinghouse.storefront.business.till;

import countinghouse.storefront.business.Chance;

/** A group of the till's customers. Its id tells nothing of its name. */
public enum CustomerGroup {
  /** Who buys to sell again. */
  WHOLESALE("Wholesale"),
  /** Whom the staff knows well enough to note something down. */
  REGULARS("Regulars"),
  /** Nobody, yet. */
  KILN_CLUB("Kiln club");

  private static final String ID_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ0123456789";
  private static final int ID_LENGTH = 26;

  private final String title;

  CustomerGroup(String title) {
    this.title = title;
  }

  /** Square's id of it. */
  public String id() {
    return Chance.of(title.hashCode(), "customer group").token(ID_LENGTH, ID_LETTERS);
  }

  /** Its name. */
  public String title() {
    return title;
  }
}
