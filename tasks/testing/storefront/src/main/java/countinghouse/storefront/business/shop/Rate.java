package countinghouse.storefront.business.shop;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A sales tax rate of the web shop, added to prices.
 *
 * @param percent such as 8.875
 */
public record Rate(int id, String state, BigDecimal percent) {
  /** Every rate; where there is none, no tax is due. */
  public static final List<Rate> ALL =
      List.of(
          new Rate(1, "NY", new BigDecimal("8.875")),
          new Rate(2, "NJ", new BigDecimal("6.625")),
          new Rate(3, "CT", new BigDecimal("6.35")));

  /** The rate of a state. */
  public static Optional<Rate> of(String state) {
    return ALL.stream().filter(rate -> rate.state().equals(state)).findFirst();
  }

  /** The name shown to buyers. */
  public String label() {
    return state + " Tax";
  }

  /** The code on tax lines. */
  public String code() {
    return "US-" + state + "-" + state + " TAX-1";
  }
}
