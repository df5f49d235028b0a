package countinghouse.storefront.truth;

/** Where a sale was recorded. */
public enum Source {
  /** The web shop. */
  WOOCOMMERCE("woocommerce"),
  /** The till. */
  SQUARE("square");

  private final String id;

  Source(String id) {
    this.id = id;
  }

  /** Its name in the files. */
  public String id() {
    return id;
  }
}
