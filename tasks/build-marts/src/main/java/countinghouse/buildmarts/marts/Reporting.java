package countinghouse.buildmarts.marts;

import java.math.BigDecimal;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/** Amounts in the reporting currency. */
final class Reporting {
  private Reporting() {}

  /** The amount at a rate, rounded half up to four places; null when there is no rate. */
  static Field<BigDecimal> amount(Field<BigDecimal> amount, Field<BigDecimal> rate) {
    return amount.cast(SQLDataType.DECIMAL(18, 4)).mul(rate).cast(SQLDataType.DECIMAL(18, 4));
  }
}
