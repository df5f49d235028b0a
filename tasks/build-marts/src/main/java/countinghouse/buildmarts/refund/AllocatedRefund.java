package countinghouse.buildmarts.refund;

import static countinghouse.warehouse.tables.conformed.Tables.ALLOCATED_REFUND;
import static countinghouse.warehouse.tables.conformed.Tables.REFUND_REST;
import static org.jooq.impl.DSL.select;

import countinghouse.buildmarts.money.LineShares;
import countinghouse.buildmarts.table.SelectedTable;
import java.util.List;
import org.jooq.Select;
import org.jooq.Table;

/** One row per refund with a rest and line of the order that it gives back: the line's share. */
public final class AllocatedRefund implements SelectedTable {
  @Override
  public Table<?> table() {
    return ALLOCATED_REFUND;
  }

  @Override
  public Select<?> rows() {
    LineShares shares =
        new LineShares(
            REFUND_REST,
            REFUND_REST.REFUND_KEY,
            REFUND_REST.ORDER_KEY,
            REFUND_REST.CURRENCY,
            List.of(REFUND_REST.AMOUNT));
    return select(
            LineShares.documentKey().as(ALLOCATED_REFUND.REFUND_KEY),
            LineShares.lineKey().as(ALLOCATED_REFUND.LINE_KEY),
            LineShares.share(REFUND_REST.AMOUNT).as(ALLOCATED_REFUND.AMOUNT))
        .from(shares.lines());
  }
}
