package countinghouse.storefront.business;

import java.time.LocalDate;
import java.util.List;

/**
 * One product of the assortment.
 *
 * @param key its SKU, or the beginning of its variants' SKUs
 * @param line the product line, the name of a top or second-level category
 * @param inShop sold online
 * @param inTill sold at the till
 * @param byWeight sold by the pound
 * @param fromDay first day on sale, counted from the opening as 0
 * @param untilDay first day no longer on sale
 * @param weight how well it sells
 * @param options the names of its options, such as Color; empty for a simple product
 */
public record Product(
    String key,
    String name,
    String line,
    Kind kind,
    boolean inShop,
    boolean inTill,
    boolean byWeight,
    int fromDay,
    int untilDay,
    int weight,
    List<String> options,
    List<Variant> variants) {

  /** Whether it comes in variants. */
  public boolean variable() {
    return !options.isEmpty();
  }

  /** Whether it is on sale this many days after the opening. */
  public boolean onSale(int dayNumber) {
    return dayNumber >= fromDay && dayNumber < untilDay;
  }

  /** How well it sells on a day. */
  public double demand(LocalDate day) {
    return kind == Kind.GOODS ? weight * Season.gifts(day) : weight;
  }
}
