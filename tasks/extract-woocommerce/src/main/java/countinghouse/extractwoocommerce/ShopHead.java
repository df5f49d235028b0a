package countinghouse.extractwoocommerce;

import countinghouse.extraction.HeadMapping;
import countinghouse.lake.RunKind;
import java.util.Locale;
import java.util.Set;

/** What can be extracted: the records with an endpoint of their own. */
public enum ShopHead {
  /** Orders, read by modification. */
  ORDERS,
  /** Refunds, read by modification. */
  REFUNDS,
  /** Products, read whole. */
  PRODUCTS,
  /** Variations of products, read whole. */
  VARIATIONS,
  /** Registered customers, read whole. */
  CUSTOMERS,
  /** Product categories, read whole. */
  CATEGORIES;

  /** The kind of source that a shop is. */
  static final String SOURCE_KIND = "woocommerce";

  /** What becomes of each record. */
  HeadMapping mapping() {
    return switch (this) {
      case ORDERS -> Orders.HEAD;
      case REFUNDS -> Refunds.HEAD;
      case PRODUCTS -> Catalogue.PRODUCTS;
      case VARIATIONS -> Catalogue.VARIATIONS;
      case CUSTOMERS -> Customers.HEAD;
      case CATEGORIES -> Catalogue.CATEGORIES;
    };
  }

  /** The ways in which it can be read: by windows, or whole each time. */
  public Set<RunKind> kinds() {
    return switch (this) {
      case ORDERS, REFUNDS -> Set.of(RunKind.WINDOW, RunKind.CREATED, RunKind.IDS);
      case PRODUCTS, VARIATIONS, CUSTOMERS, CATEGORIES -> Set.of(RunKind.FULL);
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
