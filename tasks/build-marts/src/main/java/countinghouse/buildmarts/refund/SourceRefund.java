package countinghouse.buildmarts.refund;

import static countinghouse.buildmarts.table.Expressions.filled;
import static countinghouse.buildmarts.table.Expressions.text;
import static countinghouse.warehouse.tables.conformed.Tables.SOURCE_REFUND;
import static countinghouse.warehouse.tables.staging.Tables.SQUARE_ORDERS;
import static countinghouse.warehouse.tables.staging.Tables.SQUARE_ORDER_RETURNS;
import static countinghouse.warehouse.tables.staging.Tables.WOOCOMMERCE_REFUNDS;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import countinghouse.buildmarts.table.SelectedTable;
import countinghouse.warehouse.CurrentVersions;
import countinghouse.warehouse.tables.staging.tables.SquareOrderReturns;
import countinghouse.warehouse.tables.staging.tables.SquareOrders;
import countinghouse.warehouse.tables.staging.tables.WoocommerceRefunds;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.jooq.Record8;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * One row per refund of a shop, and per return inside a Square order, which is dated when that
 * order was closed.
 */
public final class SourceRefund implements SelectedTable {
  @Override
  public Table<?> table() {
    return SOURCE_REFUND;
  }

  @Override
  public Select<?> rows() {
    return ofShop().unionAll(ofTill());
  }

  private static Select<
          Record8<String, String, String, String, String, LocalDateTime, Boolean, BigDecimal>>
      ofShop() {
    WoocommerceRefunds refund = WOOCOMMERCE_REFUNDS.as("refund");
    return select(
            refund.SOURCE_NAME.as(SOURCE_REFUND.SOURCE_NAME),
            text(refund.ID).as(SOURCE_REFUND.REFUND_ID),
            inline("").as(SOURCE_REFUND.PART_ID),
            text(refund.PARENT_ID).as(SOURCE_REFUND.ORDER_ID),
            castNull(SQLDataType.VARCHAR).as(SOURCE_REFUND.RETURN_ORDER_ID),
            refund.DATE_CREATED.as(SOURCE_REFUND.REFUNDED_AT),
            refund.IS_DELETED.as(SOURCE_REFUND.IS_DELETED),
            refund.AMOUNT.as(SOURCE_REFUND.TOTAL_AMOUNT))
        .from(CurrentVersions.all(refund));
  }

  private static Select<
          Record8<String, String, String, String, String, LocalDateTime, Boolean, BigDecimal>>
      ofTill() {
    SquareOrders head = SQUARE_ORDERS.as("head");
    SquareOrderReturns part = SQUARE_ORDER_RETURNS.as("part");
    return select(
            head.SOURCE_NAME,
            head.ID,
            part.UID,
            filled(part.SOURCE_ORDER_ID),
            head.ID,
            head.CLOSED_AT,
            head.IS_DELETED,
            part.TOTAL_MONEY)
        .from(CurrentVersions.all(head))
        .join(part)
        .on(CurrentVersions.belongs(part, head));
  }
}
