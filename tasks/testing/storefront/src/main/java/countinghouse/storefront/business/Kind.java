package countinghouse.storefront.business;

/** How a good is taxed. */
public enum Kind {
  /** Not taxed in New York. */
  FOOD,
  /** Taxed at the full rate. */
  GOODS,
  /** A seat in a class: a service, not taxed. */
  CLASS;

  /** Whether sales tax is due on it. */
  public boolean taxable() {
    return this == GOODS;
  }
}
