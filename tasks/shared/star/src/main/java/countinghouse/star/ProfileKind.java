package countinghouse.star;

import countinghouse.warehouse.StagedHead;
import java.util.Arrays;
import java.util.Locale;
import java.util.NoSuchElementException;

/** What a profile of a customer is at its source; in the marts {@code profile_kind}. */
public enum ProfileKind {
  /** An account in a shop. */
  REGISTERED("woocommerce", "customers"),
  /** An order in a shop whose buyer has no account. */
  GUEST("woocommerce", "orders"),
  /** A profile in a till's directory. */
  TILL("square", "customers");

  private final String sourceKind;
  private final String head;

  ProfileKind(String sourceKind, String head) {
    this.sourceKind = sourceKind;
    this.head = head;
  }

  /**
   * The kind of this label.
   *
   * @throws NoSuchElementException when there is none
   */
  public static ProfileKind of(String label) {
    return Arrays.stream(values())
        .filter(kind -> kind.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no kind of profile: " + label));
  }

  /** The name that it has in the marts. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The records that are such profiles. */
  public StagedHead head() {
    return StagedHead.of(sourceKind, head).orElseThrow();
  }
}
