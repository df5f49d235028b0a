package countinghouse.buildmarts.money;

import static countinghouse.warehouse.tables.conformed.Tables.CURRENCY_UNIT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.floor;
import static org.jooq.impl.DSL.inline;

import java.math.BigDecimal;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/**
 * Amounts as whole minor units of their currency, such as cents, for arithmetic that every engine
 * does alike. A currency that ISO 4217 does not know is taken to have cents.
 */
public final class MinorUnits {
  private MinorUnits() {}

  /** One minor unit, for example 0.01. */
  public static Field<BigDecimal> unit() {
    return coalesce(CURRENCY_UNIT.MINOR_UNIT, inline(new BigDecimal("0.0100")));
  }

  /** How many whole minor units an amount that is not negative holds. */
  static Field<Long> of(Field<BigDecimal> amount) {
    return floor(amount.mul(coalesce(CURRENCY_UNIT.UNITS, inline(100L)))).cast(SQLDataType.BIGINT);
  }
}
