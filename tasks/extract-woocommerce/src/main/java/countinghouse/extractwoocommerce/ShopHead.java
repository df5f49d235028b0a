package countinghouse.extractwoocommerce;

import java.util.Locale;

/** What can be extracted: the records with an endpoint of their own. */
enum ShopHead {
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

  /** Whether it is read by windows of modification; else whole each time. */
  boolean isWindowed() {
    return this == ORDERS || this == REFUNDS;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
