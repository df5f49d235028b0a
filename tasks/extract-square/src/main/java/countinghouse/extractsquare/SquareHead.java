package countinghouse.extractsquare;

import countinghouse.extraction.HeadMapping;
import countinghouse.lake.RunKind;
import countinghouse.taskkit.TaskFailure;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

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
    return mapping().head().name();
  }

  /** Its name on the command line. */
  public String option() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static SquareHead ofOption(String text) {
    return Arrays.stream(values())
        .filter(it -> it.option().equals(text))
        .findFirst()
        .orElseThrow(() ->
            TaskFailure.usage(
                "There is no head \"" + text + "\"", "--head", "Give one of " + options()));
  }

  private static String options() {
    return Arrays.stream(values()).map(SquareHead::option).collect(Collectors.joining(", "));
  }
}
