package countinghouse.extractsquare;

import countinghouse.apiclient.json.JsonRecord;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Square's {@code Money}: an integer of the currency's smallest units and the currency itself. The
 * yen has no smaller unit, so the digits come from ISO 4217 and never from habit.
 */
final class SquareMoney {
  private SquareMoney() {}

  /** The amount in major units; null when there is none. */
  static @Nullable BigDecimal amount(JsonRecord record, String path) {
    Long units = record.integer(path + ".amount");
    if (units == null) {
      return null;
    }
    String currency = record.requiredText(path + ".currency");
    return BigDecimal.valueOf(units, digits(record, path, currency));
  }

  /** The sum over some objects; null when none of them has an amount. */
  static @Nullable BigDecimal sum(List<JsonRecord> records, String path) {
    BigDecimal sum = null;
    for (JsonRecord record : records) {
      BigDecimal amount = amount(record, path);
      if (amount != null) {
        sum = sum == null ? amount : sum.add(amount);
      }
    }
    return sum;
  }

  private static int digits(JsonRecord record, String path, String currency) {
    try {
      int digits = Currency.getInstance(currency).getDefaultFractionDigits();
      if (digits >= 0) {
        return digits;
      }
    } catch (IllegalArgumentException e) {
      // Said below, as for a code without units.
    }
    throw record.failure(
        path + ".currency", "is \"" + currency + "\", no currency of ISO 4217 with units");
  }
}
