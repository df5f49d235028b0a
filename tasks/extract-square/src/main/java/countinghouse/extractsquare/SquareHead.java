package countinghouse.extractsquare;

import countinghouse.extraction.HeadMapping;
import countinghouse.lake.RunKind;
import java.util.Locale;
import java.util.Set;

/** What can be read: whatever has an endpoint or an id of its own. */
public enum SquareHead {
  /** Places of business. */
  LOCATIONS,
  /** Sales and returns. */
  ORDERS,
  /** What was paid. */
  PAYMENTS,
  /** What was paid back. */
  REFUNDS,
  /** Articles of the catalogue. */
  ITEMS,
  /** What of an article is sold: a size, a colour. */
  VARIATIONS,
  /** Categories of the catalogue. */
  CATALOG_CATEGORIES,
  /** The till's directory of customers. */
  CUSTOMERS,
  /** What the seller calls the groups in which customers are. */
  CUSTOMER_GROUPS;

  /**
   * The ways in which it can be read: by windows, or whole every time. Square deletes no payment or
   * refund, and its catalogue names what was deleted.
   */
  public Set<RunKind> kinds() {
    return switch (this) {
      case ORDERS -> Set.of(RunKind.WINDOW, RunKind.CREATED, RunKind.IDS);
      case PAYMENTS, REFUNDS -> Set.of(RunKind.WINDOW, RunKind.CREATED);
      case LOCATIONS, ITEMS, VARIATIONS, CATALOG_CATEGORIES, CUSTOMERS, CUSTOMER_GROUPS ->
          Set.of(RunKind.FULL);
    };
  }

  HeadMapping mapping() {
    return switch (this) {
      case LOCATIONS -> DirectoryMapping.locations();
      case ORDERS -> OrderMapping.head();
      case PAYMENTS -> PaymentMapping.payments();
      case REFUNDS -> PaymentMapping.refunds();
      case ITEMS -> CatalogMapping.items();
      case VARIATIONS -> CatalogMapping.variations();
      case CATALOG_CATEGORIES -> CatalogMapping.categories();
      case CUSTOMERS -> DirectoryMapping.customers();
      case CUSTOMER_GROUPS -> DirectoryMapping.customerGroups();
    };
  }

  /** Its name in the lake. */
  String lakeName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its name on the command line. */
  @Override
  public String toString() {
    return lakeName().replace('_', '-');
  }
}
