package countinghouse.makereport.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Locale;

/**
 * Amounts of one currency as people read them: grouped by a comma, with the digits that the
 * currency has ({@code 1,234.50} USD, {@code 1,235} JPY, {@code 1,234.500} KWD).
 *
 * @param currency of every amount
 */
public record Money(Currency currency) {
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
  private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);

  /** The amounts of a currency by its ISO 4217 code. */
  public static Money of(String code) {
    return new Money(Currency.getInstance(code));
  }

  /** The currency's ISO 4217 code. */
  public String code() {
    return currency.getCurrencyCode();
  }

  /** The amount without its currency: {@code 1,234.50}. */
  public String amount(BigDecimal value) {
    return grouped(value, Math.max(0, currency.getDefaultFractionDigits()));
  }

  /** A difference, with its sign: {@code +1,234.50}, {@code −3.00}. */
  public String difference(BigDecimal value) {
    return (value.signum() > 0 ? "+" : "") + amount(value);
  }

  /** The amount with its currency: {@code 1,234.50 USD}. */
  public String full(BigDecimal value) {
    return amount(value) + "\u00A0" + code();
  }

  /** The amount in few characters, for an axis: {@code 950}, {@code 12.5k}, {@code 3M}. */
  public static String brief(BigDecimal value) {
    BigDecimal size = value.abs();
    if (size.compareTo(THOUSAND) < 0) {
      return scaled(value, BigDecimal.ONE, "");
    } else if (size.compareTo(MILLION) < 0) {
      return scaled(value, THOUSAND, "k");
    }
    return size.compareTo(BILLION) < 0 ? scaled(value, MILLION, "M") : scaled(value, BILLION, "B");
  }

  private static String scaled(BigDecimal value, BigDecimal unit, String sign) {
    return format("#,##0.##", value.divide(unit, 2, RoundingMode.HALF_UP)) + sign;
  }

  /** A number with so many decimals, grouped by a comma. */
  static String grouped(BigDecimal value, int decimals) {
    String pattern = decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals);
    return format(pattern, value.setScale(decimals, RoundingMode.HALF_UP));
  }

  private static String format(String pattern, BigDecimal value) {
    String digits =
        new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT))
            .format(value.abs());
    return value.signum() < 0 ? "\u2212" + digits : digits;
  }
}
