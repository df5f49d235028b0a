package countinghouse.makereport.figures;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What one day sold of a product line by a channel in a source.
 *
 * @param day of the business
 * @param productLine as it was at the sale
 * @param channel Online, In person, Wholesale or Other
 * @param source its name
 * @param sold net sales before refunds
 * @param refunded what was given back on that day, positive
 */
public record DaySales(
    LocalDate day,
    String productLine,
    String channel,
    String source,
    BigDecimal sold,
    BigDecimal refunded) {

  /** Net sales. */
  BigDecimal net() {
    return sold.subtract(refunded);
  }
}
