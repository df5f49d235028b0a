package countinghouse.buildmarts.order;

import static countinghouse.warehouse.tables.conformed.Tables.ALLOCATED_AMOUNT;
import static countinghouse.warehouse.tables.conformed.Tables.HEADER_AMOUNT;
import static org.jooq.impl.DSL.select;

import countinghouse.buildmarts.money.LineShares;
import countinghouse.buildmarts.table.SelectedTable;
import org.jooq.Select;
import org.jooq.Table;

/** One row per line of an order with header amounts: its share of each. */
public final class AllocatedAmount implements SelectedTable {
  @Override
  public Table<?> table() {
    return ALLOCATED_AMOUNT;
  }

  @Override
  public Select<?> rows() {
    LineShares shares =
        new LineShares(
            HEADER_AMOUNT,
            HEADER_AMOUNT.ORDER_KEY,
            HEADER_AMOUNT.ORDER_KEY,
            HEADER_AMOUNT.CURRENCY,
            HeaderAmount.AMOUNTS);
    return select(LineShares.lineKey().as(ALLOCATED_AMOUNT.LINE_KEY))
        .select(
            HeaderAmount.AMOUNTS.stream()
                .map(amount -> LineShares.share(amount).as(amount))
                .toList())
        .from(shares.lines());
  }
}
