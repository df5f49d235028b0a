package countinghouse.buildmarts.order;

import static countinghouse.buildmarts.table.Expressions.orZero;
import static countinghouse.buildmarts.table.Expressions.total;
import static countinghouse.warehouse.tables.conformed.Tables.ALLOCATED_AMOUNT;
import static countinghouse.warehouse.tables.conformed.Tables.CONFORMED_ORDER;
import static countinghouse.warehouse.tables.conformed.Tables.ORDER_LINE;
import static countinghouse.warehouse.tables.conformed.Tables.ORDER_OUTCOME;
import static countinghouse.warehouse.tables.marts.Tables.DIM_PRODUCT;
import static countinghouse.warehouse.tables.marts.Tables.FCT_SALES_LINE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import countinghouse.buildmarts.money.Reporting;
import countinghouse.buildmarts.table.SelectedTable;
import countinghouse.warehouse.Keys;
import java.math.BigDecimal;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.Table;

/**
 * One row per line of an order; an order without lines has one adjustment line.
 *
 * <p>Natural key: source_name, order_id, line_id. Every order of every source is here, counted or
 * not; header amounts are allocated, so that the lines of an order add up to its total.
 */
public final class FctSalesLine implements SelectedTable {
  @Override
  public Table<?> table() {
    return FCT_SALES_LINE;
  }

  @Override
  public Select<?> rows() {
    return select(identity())
        .select(dimensions())
        .select(flags())
        .select(amounts())
        .from(ORDER_LINE)
        .join(CONFORMED_ORDER)
        .on(CONFORMED_ORDER.ORDER_KEY.eq(ORDER_LINE.ORDER_KEY))
        .join(ORDER_OUTCOME)
        .on(ORDER_OUTCOME.ORDER_KEY.eq(ORDER_LINE.ORDER_KEY))
        .leftJoin(ALLOCATED_AMOUNT)
        .on(ALLOCATED_AMOUNT.LINE_KEY.eq(ORDER_LINE.LINE_KEY))
        .leftJoin(DIM_PRODUCT)
        .on(DIM_PRODUCT.PRODUCT_DURABLE_KEY.eq(ORDER_LINE.PRODUCT_DURABLE_KEY))
        .and(DIM_PRODUCT.VALID_FROM.le(CONFORMED_ORDER.AS_OF))
        .and(DIM_PRODUCT.VALID_TO.gt(CONFORMED_ORDER.AS_OF));
  }

  private static SelectField<?>[] identity() {
    return new SelectField<?>[] {
      ORDER_LINE.LINE_KEY.as(FCT_SALES_LINE.SALES_LINE_KEY),
      ORDER_LINE.SOURCE_NAME,
      ORDER_LINE.ORDER_ID,
      CONFORMED_ORDER.ORDER_NUMBER,
      CONFORMED_ORDER.ORDER_KEY,
      ORDER_LINE.LINE_ID,
      ORDER_LINE.LINE_KIND
    };
  }

  private static SelectField<?>[] dimensions() {
    return new SelectField<?>[] {
      CONFORMED_ORDER.DATE_KEY,
      CONFORMED_ORDER.TIME_OF_DAY_KEY,
      CONFORMED_ORDER.SOLD_AT,
      coalesce(DIM_PRODUCT.PRODUCT_KEY, inline(Keys.UNKNOWN)).as(FCT_SALES_LINE.PRODUCT_KEY),
      ORDER_LINE.PRODUCT_DURABLE_KEY,
      CONFORMED_ORDER.CUSTOMER_KEY,
      CONFORMED_ORDER.CUSTOMER_DURABLE_KEY,
      CONFORMED_ORDER.CHANNEL_KEY,
      CONFORMED_ORDER.LOCATION_KEY,
      ORDER_OUTCOME.ORDER_FLAGS_KEY
    };
  }

  private static SelectField<?>[] flags() {
    return new SelectField<?>[] {
      CONFORMED_ORDER.ORDER_STATUS,
      CONFORMED_ORDER.IS_SALE,
      CONFORMED_ORDER.IS_MIRROR,
      CONFORMED_ORDER.IS_DELETED,
      CONFORMED_ORDER.IS_COUNTED,
      ORDER_LINE.IS_HEADER_AMOUNT,
      CONFORMED_ORDER.CURRENCY
    };
  }

  private static SelectField<?>[] amounts() {
    Field<BigDecimal> tax = ORDER_LINE.TAX_AMOUNT.plus(orZero(ALLOCATED_AMOUNT.TAX_AMOUNT));
    Field<BigDecimal> fee = ORDER_LINE.FEE_AMOUNT.plus(orZero(ALLOCATED_AMOUNT.FEE_AMOUNT));
    Field<BigDecimal> shipping = orZero(ALLOCATED_AMOUNT.SHIPPING_AMOUNT);
    Field<BigDecimal> tip = orZero(ALLOCATED_AMOUNT.TIP_AMOUNT);
    Field<BigDecimal> rounding = orZero(ALLOCATED_AMOUNT.ROUNDING_AMOUNT);
    Field<BigDecimal> total =
        ORDER_LINE
            .NET_AMOUNT
            .plus(tax)
            .plus(shipping)
            .plus(fee)
            .plus(tip)
            .plus(ORDER_LINE.GIFT_CARD_AMOUNT)
            .plus(rounding);
    return new SelectField<?>[] {
      ORDER_LINE.QUANTITY,
      ORDER_LINE.GROSS_AMOUNT,
      ORDER_LINE.DISCOUNT_AMOUNT,
      ORDER_LINE.NET_AMOUNT,
      tax.as(FCT_SALES_LINE.TAX_AMOUNT),
      shipping.as(FCT_SALES_LINE.SHIPPING_AMOUNT),
      fee.as(FCT_SALES_LINE.FEE_AMOUNT),
      tip.as(FCT_SALES_LINE.TIP_AMOUNT),
      ORDER_LINE.GIFT_CARD_AMOUNT,
      rounding.as(FCT_SALES_LINE.ROUNDING_AMOUNT),
      total.as(FCT_SALES_LINE.TOTAL_AMOUNT),
      Reporting.amount(ORDER_LINE.NET_AMOUNT, CONFORMED_ORDER.REPORTING_RATE)
          .as(FCT_SALES_LINE.REPORTING_NET_AMOUNT),
      Reporting.amount(total, CONFORMED_ORDER.REPORTING_RATE)
          .as(FCT_SALES_LINE.REPORTING_TOTAL_AMOUNT)
    };
  }
}
