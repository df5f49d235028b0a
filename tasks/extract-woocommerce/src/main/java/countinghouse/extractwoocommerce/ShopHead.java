package countinghouse.extractwoocommerce;

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

  /** What becomes of each record. */
  Kind kind() {
    return switch (this) {
      case ORDERS -> Orders.KIND;
      case REFUNDS -> Refunds.KIND;
      case PRODUCTS -> Catalogue.PRODUCTS;
      case VARIATIONS -> Catalogue.VARIATIONS;
      case CUSTOMERS -> Customers.KIND;
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
