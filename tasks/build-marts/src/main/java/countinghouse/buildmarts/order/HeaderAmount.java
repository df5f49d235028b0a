package countinghouse.buildmarts.order;

import static countinghouse.buildmarts.table.Expressions.ZERO;
import static countinghouse.buildmarts.table.Expressions.orZero;
import static countinghouse.warehouse.tables.conformed.Tables.CURRENCY_UNIT;
import static countinghouse.warehouse.tables.conformed.Tables.HEADER_AMOUNT;
import static countinghouse.warehouse.tables.conformed.Tables.ORDER_SUM;
import static countinghouse.warehouse.tables.conformed.Tables.SOURCE_ORDER;
import static org.jooq.impl.DSL.abs;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import countinghouse.buildmarts.money.MinorUnits;
import countinghouse.buildmarts.table.SelectedTable;
import java.math.BigDecimal;
import java.util.List;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * One row per order whose header has amounts that belong to its lines: shipping, fees, tips, the
 * tax that no line has, and rounding.
 *
 * <p>A shop that rounds tax in the subtotal has lines that miss its total by less than a minor unit
 * each; that much is rounding. A greater difference is left alone, for the audit to find.
 */
public final class HeaderAmount implements SelectedTable {
  /** The amounts of a header. */
  static final List<Field<BigDecimal>> AMOUNTS =
      List.of(
          HEADER_AMOUNT.SHIPPING_AMOUNT,
          HEADER_AMOUNT.FEE_AMOUNT,
          HEADER_AMOUNT.TIP_AMOUNT,
          HEADER_AMOUNT.TAX_AMOUNT,
          HEADER_AMOUNT.ROUNDING_AMOUNT);

  @Override
  public Table<?> table() {
    return HEADER_AMOUNT;
  }

  @Override
  public Select<?> rows() {
    return select(HEADER_AMOUNT.fields())
        .from(ofEveryOrder())
        .where(DSL.or(AMOUNTS.stream().map(amount -> amount.ne(BigDecimal.ZERO)).toList()));
  }

  private static Table<?> ofEveryOrder() {
    return select(
            SOURCE_ORDER.ORDER_KEY,
            SOURCE_ORDER.CURRENCY,
            SOURCE_ORDER.SHIPPING_AMOUNT,
            SOURCE_ORDER.FEE_AMOUNT,
            SOURCE_ORDER.TIP_AMOUNT,
            SOURCE_ORDER
                .TAX_AMOUNT
                .minus(orZero(ORDER_SUM.TAX_AMOUNT))
                .as(HEADER_AMOUNT.TAX_AMOUNT),
            SOURCE_ORDER.ROUNDING_AMOUNT.plus(lostByRounding()).as(HEADER_AMOUNT.ROUNDING_AMOUNT))
        .from(SOURCE_ORDER)
        .leftJoin(ORDER_SUM)
        .on(ORDER_SUM.ORDER_KEY.eq(SOURCE_ORDER.ORDER_KEY))
        .leftJoin(CURRENCY_UNIT)
        .on(CURRENCY_UNIT.CURRENCY.eq(SOURCE_ORDER.CURRENCY))
        .asTable(HEADER_AMOUNT.getName());
  }

  private static Field<BigDecimal> lostByRounding() {
    Field<BigDecimal> lost = SourceOrder.ofLines().minus(orZero(ORDER_SUM.STATED_AMOUNT));
    Field<BigDecimal> bearable = MinorUnits.unit().mul(coalesce(ORDER_SUM.LINE_COUNT, inline(0)));
    return when(abs(lost).le(bearable), lost).otherwise(ZERO);
  }
}
