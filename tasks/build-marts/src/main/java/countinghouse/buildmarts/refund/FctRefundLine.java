package countinghouse.buildmarts.refund;

import static countinghouse.buildmarts.refund.GivenBack.AMOUNTS;
import static countinghouse.warehouse.tables.conformed.Tables.CONFORMED_REFUND;
import static countinghouse.warehouse.tables.marts.Tables.DIM_PRODUCT;
import static countinghouse.warehouse.tables.marts.Tables.FCT_REFUND_LINE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import countinghouse.buildmarts.money.Reporting;
import countinghouse.buildmarts.table.Inputs;
import countinghouse.buildmarts.table.SelectedTable;
import countinghouse.warehouse.Keys;
import org.jooq.Condition;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.Table;

/**
 * One row per refunded line, or per sold line that an amount without lines is spread over.
 *
 * <p>Natural key: source_name, refund_id, refund_line_id. A refunded line is the product that the
 * sold line was, as it was when it was sold.
 */
public final class FctRefundLine implements SelectedTable {
  private final Inputs inputs;
  private final GivenBack back = new GivenBack();

  /** Lines with the keys of these inputs. */
  public FctRefundLine(Inputs inputs) {
    this.inputs = inputs;
  }

  @Override
  public Table<?> table() {
    return FCT_REFUND_LINE;
  }

  @Override
  public Select<?> rows() {
    return select(identity())
        .select(dimensions())
        .select(flags())
        .select(AMOUNTS.stream().map(back::amount).toList())
        .select(
            Reporting.amount(
                    back.amount(FCT_REFUND_LINE.NET_AMOUNT), CONFORMED_REFUND.REPORTING_RATE)
                .as(FCT_REFUND_LINE.REPORTING_NET_AMOUNT),
            Reporting.amount(
                    back.amount(FCT_REFUND_LINE.TOTAL_AMOUNT), CONFORMED_REFUND.REPORTING_RATE)
                .as(FCT_REFUND_LINE.REPORTING_TOTAL_AMOUNT))
        .from(back.lines())
        .join(CONFORMED_REFUND)
        .on(CONFORMED_REFUND.REFUND_KEY.eq(back.refund()))
        .leftJoin(DIM_PRODUCT)
        .on(DIM_PRODUCT.PRODUCT_DURABLE_KEY.eq(back.product()))
        .and(DIM_PRODUCT.VALID_FROM.le(CONFORMED_REFUND.PRODUCT_AS_OF))
        .and(DIM_PRODUCT.VALID_TO.gt(CONFORMED_REFUND.PRODUCT_AS_OF));
  }

  private SelectField<?>[] identity() {
    return new SelectField<?>[] {
      inputs
          .keys()
          .refundLine(CONFORMED_REFUND.SOURCE_NAME, CONFORMED_REFUND.REFUND_ID, back.line())
          .as(FCT_REFUND_LINE.REFUND_LINE_KEY),
      CONFORMED_REFUND.SOURCE_NAME,
      CONFORMED_REFUND.REFUND_ID,
      back.line().as(FCT_REFUND_LINE.REFUND_LINE_ID),
      CONFORMED_REFUND.ORDER_ID,
      CONFORMED_REFUND.ORDER_KEY,
      back.kind().as(FCT_REFUND_LINE.REFUND_LINE_KIND)
    };
  }

  private SelectField<?>[] dimensions() {
    return new SelectField<?>[] {
      CONFORMED_REFUND.DATE_KEY,
      CONFORMED_REFUND.TIME_OF_DAY_KEY,
      CONFORMED_REFUND.REFUNDED_AT,
      CONFORMED_REFUND.DAYS_TO_REFUND,
      coalesce(DIM_PRODUCT.PRODUCT_KEY, inline(Keys.UNKNOWN)).as(FCT_REFUND_LINE.PRODUCT_KEY),
      back.product().as(FCT_REFUND_LINE.PRODUCT_DURABLE_KEY),
      CONFORMED_REFUND.CUSTOMER_KEY,
      CONFORMED_REFUND.CUSTOMER_DURABLE_KEY,
      CONFORMED_REFUND.CHANNEL_KEY,
      CONFORMED_REFUND.LOCATION_KEY
    };
  }

  private SelectField<?>[] flags() {
    Condition isCounted =
        CONFORMED_REFUND
            .IS_SALE
            .isTrue()
            .and(CONFORMED_REFUND.IS_MIRROR.isFalse())
            .and(CONFORMED_REFUND.IS_DELETED.isFalse());
    return new SelectField<?>[] {
      CONFORMED_REFUND.ORDER_STATUS,
      CONFORMED_REFUND.IS_SALE,
      CONFORMED_REFUND.IS_MIRROR,
      CONFORMED_REFUND.IS_DELETED,
      field(isCounted).as(FCT_REFUND_LINE.IS_COUNTED),
      back.isHeaderAmount().as(FCT_REFUND_LINE.IS_HEADER_AMOUNT),
      CONFORMED_REFUND.CURRENCY
    };
  }
}
