package countinghouse.buildmarts.order;

import static countinghouse.buildmarts.table.Expressions.total;
import static countinghouse.warehouse.tables.conformed.Tables.ORDER_LINE;
import static countinghouse.warehouse.tables.conformed.Tables.ORDER_SUM;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.select;

import countinghouse.buildmarts.table.SelectedTable;
import java.math.BigDecimal;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;

/**
 * One row per order that has lines: what its lines add up to, before header amounts are allocated.
 */
public final class OrderSum implements SelectedTable {
  @Override
  public Table<?> table() {
    return ORDER_SUM;
  }

  @Override
  public Select<?> rows() {
    Field<BigDecimal> stated =
        ORDER_LINE.NET_AMOUNT.plus(ORDER_LINE.FEE_AMOUNT).plus(ORDER_LINE.GIFT_CARD_AMOUNT);
    return select(
            ORDER_LINE.ORDER_KEY,
            count().as(ORDER_SUM.LINE_COUNT),
            total(ORDER_LINE.DISCOUNT_AMOUNT).as(ORDER_SUM.DISCOUNT_AMOUNT),
            total(ORDER_LINE.TAX_AMOUNT).as(ORDER_SUM.TAX_AMOUNT),
            total(ORDER_LINE.GIFT_CARD_AMOUNT).as(ORDER_SUM.GIFT_CARD_AMOUNT),
            total(stated).as(ORDER_SUM.STATED_AMOUNT))
        .from(ORDER_LINE)
        .groupBy(ORDER_LINE.ORDER_KEY);
  }
}
