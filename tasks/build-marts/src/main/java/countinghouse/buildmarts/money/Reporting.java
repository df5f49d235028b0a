package countinghouse.buildmarts.money;

import static countinghouse.warehouse.tables.conformed.Tables.EXCHANGE_RATE;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/** Amounts in the reporting currency. */
public final class Reporting {
  private Reporting() {}

  /** Whether a row of {@code exchange_rate} is the rate of a currency on a day. */
  public static Condition isRateOf(Field<String> currency, Field<LocalDate> day) {
    return EXCHANGE_RATE
        .CURRENCY
        .eq(currency)
        .and(EXCHANGE_RATE.VALID_FROM.le(day))
        .and(EXCHANGE_RATE.VALID_TO.gt(day));
  }

  /** The amount at a rate, rounded half up to four places; null when there is no rate. */
  public static Field<BigDecimal> amount(Field<BigDecimal> amount, Field<BigDecimal> rate) {
    return amount.cast(SQLDataType.DECIMAL(18, 4)).mul(rate).cast(SQLDataType.DECIMAL(18, 4));
  }
}
