package countinghouse.buildmarts.marts;

import static countinghouse.buildmarts.table.Expressions.ZERO;
import static countinghouse.warehouse.tables.conformed.Tables.ALLOCATED_AMOUNT;
import static countinghouse.warehouse.tables.conformed.Tables.CONFORMED_REFUND;
import static countinghouse.warehouse.tables.conformed.Tables.HEADER_AMOUNT;
import static countinghouse.warehouse.tables.conformed.Tables.ORDER_LINE;
import static countinghouse.warehouse.tables.conformed.Tables.REFUND_LINE;
import static countinghouse.warehouse.tables.marts.Tables.DIM_PRODUCT;
import static countinghouse.warehouse.tables.marts.Tables.FCT_REFUND_LINE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;

import countinghouse.buildmarts.conformed.HeaderAmount;
import countinghouse.buildmarts.table.Inputs;
import countinghouse.buildmarts.table.SelectedTable;
import countinghouse.warehouse.Keys;
import java.math.BigDecimal;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
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
    return stated().unionAll(spread()).unionAll(notSpread());
  }

  /** The lines that the source states. */
  private Select<Record> stated() {
    Field<Long> product = coalesce(ORDER_LINE.PRODUCT_DURABLE_KEY, REFUND_LINE.PRODUCT_DURABLE_KEY);
    Field<BigDecimal> total =
        REFUND_LINE
            .NET_AMOUNT
            .plus(REFUND_LINE.TAX_AMOUNT)
            .plus(REFUND_LINE.SHIPPING_AMOUNT)
            .plus(REFUND_LINE.FEE_AMOUNT)
            .plus(REFUND_LINE.TIP_AMOUNT)
            .plus(REFUND_LINE.GIFT_CARD_AMOUNT)
            .plus(REFUND_LINE.ROUNDING_AMOUNT);
    return select(identity(REFUND_LINE.REFUND_LINE_ID, REFUND_LINE.REFUND_LINE_KIND))
        .select(dimensions(product))
        .select(flags(inline(false)))
        .select(
            REFUND_LINE.QUANTITY,
            REFUND_LINE.GROSS_AMOUNT,
            REFUND_LINE.DISCOUNT_AMOUNT,
            REFUND_LINE.NET_AMOUNT,
            REFUND_LINE.TAX_AMOUNT,
            REFUND_LINE.SHIPPING_AMOUNT,
            REFUND_LINE.FEE_AMOUNT,
            REFUND_LINE.TIP_AMOUNT,
            REFUND_LINE.GIFT_CARD_AMOUNT,
            REFUND_LINE.ROUNDING_AMOUNT,
            total.as(FCT_REFUND_LINE.TOTAL_AMOUNT))
        .select(reporting(REFUND_LINE.NET_AMOUNT, total))
        .from(REFUND_LINE)
        .join(CONFORMED_REFUND)
        .on(CONFORMED_REFUND.SOURCE_NAME.eq(REFUND_LINE.SOURCE_NAME))
        .and(CONFORMED_REFUND.REFUND_ID.eq(REFUND_LINE.REFUND_ID))
        .and(CONFORMED_REFUND.PART_ID.eq(REFUND_LINE.PART_ID))
        .leftJoin(ORDER_LINE)
        .on(ORDER_LINE.SOURCE_NAME.eq(CONFORMED_REFUND.SOURCE_NAME))
        .and(ORDER_LINE.ORDER_ID.eq(CONFORMED_REFUND.ORDER_ID))
        .and(ORDER_LINE.LINE_ID.eq(REFUND_LINE.ORDER_LINE_ID))
        .leftJoin(DIM_PRODUCT)
        .on(isVersion(product));
  }

  /** What a refund gives back beyond its lines, spread over the lines of its order. */
  private Select<Record> spread() {
    return select(identity(ofPart("amount:").concat(ALLOCATED_AMOUNT.LINE_ID), inline("amount")))
        .select(dimensions(ORDER_LINE.PRODUCT_DURABLE_KEY))
        .select(flags(inline(true)))
        .select(wholly(ALLOCATED_AMOUNT.AMOUNT))
        .select(reporting(ALLOCATED_AMOUNT.AMOUNT, ALLOCATED_AMOUNT.AMOUNT))
        .from(ALLOCATED_AMOUNT)
        .join(CONFORMED_REFUND)
        .on(isRefund(ALLOCATED_AMOUNT.SOURCE_NAME, ALLOCATED_AMOUNT.DOCUMENT_ID))
        .join(ORDER_LINE)
        .on(ORDER_LINE.SOURCE_NAME.eq(ALLOCATED_AMOUNT.SOURCE_NAME))
        .and(ORDER_LINE.ORDER_ID.eq(ALLOCATED_AMOUNT.ORDER_ID))
        .and(ORDER_LINE.LINE_ID.eq(ALLOCATED_AMOUNT.LINE_ID))
        .leftJoin(DIM_PRODUCT)
        .on(isVersion(ORDER_LINE.PRODUCT_DURABLE_KEY))
        .where(ALLOCATED_AMOUNT.DOCUMENT_KIND.eq("refund"))
        .and(ALLOCATED_AMOUNT.AMOUNT.ne(BigDecimal.ZERO));
  }

  /** The same where there is no line to spread it over: a return without receipt. */
  private Select<Record> notSpread() {
    Field<Long> noProduct = inline(Keys.NOT_APPLICABLE);
    return select(identity(ofPart("amount"), inline("amount")))
        .select(dimensions(noProduct))
        .select(flags(inline(true)))
        .select(wholly(HEADER_AMOUNT.AMOUNT))
        .select(reporting(HEADER_AMOUNT.AMOUNT, HEADER_AMOUNT.AMOUNT))
        .from(HEADER_AMOUNT)
        .join(CONFORMED_REFUND)
        .on(isRefund(HEADER_AMOUNT.SOURCE_NAME, HEADER_AMOUNT.DOCUMENT_ID))
        .leftJoin(DIM_PRODUCT)
        .on(isVersion(noProduct))
        .where(HEADER_AMOUNT.DOCUMENT_KIND.eq("refund"))
        .and(
            notExists(
                selectOne()
                    .from(ORDER_LINE)
                    .where(ORDER_LINE.SOURCE_NAME.eq(HEADER_AMOUNT.SOURCE_NAME))
                    .and(ORDER_LINE.ORDER_ID.eq(HEADER_AMOUNT.ORDER_ID))));
  }

  private static Condition isRefund(Field<String> source, Field<String> document) {
    return CONFORMED_REFUND
        .SOURCE_NAME
        .eq(source)
        .and(
            HeaderAmount.documentId(CONFORMED_REFUND.REFUND_ID, CONFORMED_REFUND.PART_ID)
                .eq(document));
  }

  private static Condition isVersion(Field<Long> product) {
    return DIM_PRODUCT
        .PRODUCT_DURABLE_KEY
        .eq(product)
        .and(DIM_PRODUCT.VALID_FROM.le(CONFORMED_REFUND.PRODUCT_AS_OF))
        .and(DIM_PRODUCT.VALID_TO.gt(CONFORMED_REFUND.PRODUCT_AS_OF));
  }

  private SelectField<?>[] identity(Field<String> line, Field<String> kind) {
    Field<String> refund = CONFORMED_REFUND.REFUND_ID;
    return new SelectField<?>[] {
      inputs
          .engine()
          .key(CONFORMED_REFUND.SOURCE_NAME, refund, line)
          .as(FCT_REFUND_LINE.REFUND_LINE_KEY),
      CONFORMED_REFUND.SOURCE_NAME,
      refund,
      line.as(FCT_REFUND_LINE.REFUND_LINE_ID),
      CONFORMED_REFUND.ORDER_ID,
      CONFORMED_REFUND.ORDER_KEY,
      kind.as(FCT_REFUND_LINE.REFUND_LINE_KIND)
    };
  }

  /** A name that is unique in its refund even where a Square order holds several returns. */
  private static Field<String> ofPart(String name) {
    Field<String> part = CONFORMED_REFUND.PART_ID;
    return when(part.eq(""), inline(name)).otherwise(part.concat(inline(":" + name)));
  }

  private static SelectField<?>[] dimensions(Field<Long> product) {
    return new SelectField<?>[] {
      CONFORMED_REFUND.DATE_KEY,
      CONFORMED_REFUND.TIME_OF_DAY_KEY,
      CONFORMED_REFUND.REFUNDED_AT,
      CONFORMED_REFUND.DAYS_TO_REFUND,
      coalesce(DIM_PRODUCT.PRODUCT_KEY, inline(Keys.UNKNOWN)).as(FCT_REFUND_LINE.PRODUCT_KEY),
      product.as(FCT_REFUND_LINE.PRODUCT_DURABLE_KEY),
      CONFORMED_REFUND.CUSTOMER_KEY,
      CONFORMED_REFUND.CUSTOMER_DURABLE_KEY,
      CONFORMED_REFUND.CHANNEL_KEY,
      CONFORMED_REFUND.LOCATION_KEY
    };
  }

  private static SelectField<?>[] flags(Field<Boolean> isHeaderAmount) {
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
      isHeaderAmount.as(FCT_REFUND_LINE.IS_HEADER_AMOUNT),
      CONFORMED_REFUND.CURRENCY
    };
  }

  /** An amount of which nothing is known but that it was given back: all of it is net sales. */
  private static SelectField<?>[] wholly(Field<BigDecimal> amount) {
    return new SelectField<?>[] {
      ZERO.as(FCT_REFUND_LINE.QUANTITY),
      amount.as(FCT_REFUND_LINE.GROSS_AMOUNT),
      ZERO.as(FCT_REFUND_LINE.DISCOUNT_AMOUNT),
      amount.as(FCT_REFUND_LINE.NET_AMOUNT),
      ZERO.as(FCT_REFUND_LINE.TAX_AMOUNT),
      ZERO.as(FCT_REFUND_LINE.SHIPPING_AMOUNT),
      ZERO.as(FCT_REFUND_LINE.FEE_AMOUNT),
      ZERO.as(FCT_REFUND_LINE.TIP_AMOUNT),
      ZERO.as(FCT_REFUND_LINE.GIFT_CARD_AMOUNT),
      ZERO.as(FCT_REFUND_LINE.ROUNDING_AMOUNT),
      amount.as(FCT_REFUND_LINE.TOTAL_AMOUNT)
    };
  }

  private static SelectField<?>[] reporting(Field<BigDecimal> net, Field<BigDecimal> total) {
    return new SelectField<?>[] {
      Reporting.amount(net, CONFORMED_REFUND.REPORTING_RATE)
          .as(FCT_REFUND_LINE.REPORTING_NET_AMOUNT),
      Reporting.amount(total, CONFORMED_REFUND.REPORTING_RATE)
          .as(FCT_REFUND_LINE.REPORTING_TOTAL_AMOUNT)
    };
  }
}
