package countinghouse.buildmarts.conformed;

import static countinghouse.buildmarts.table.Expressions.ZERO;
import static countinghouse.buildmarts.table.Expressions.total;
import static countinghouse.warehouse.tables.conformed.Tables.CONFORMED_REFUND;
import static countinghouse.warehouse.tables.conformed.Tables.CURRENCY_UNIT;
import static countinghouse.warehouse.tables.conformed.Tables.HEADER_AMOUNT;
import static countinghouse.warehouse.tables.conformed.Tables.ORDER_LINE;
import static countinghouse.warehouse.tables.conformed.Tables.REFUND_LINE;
import static countinghouse.warehouse.tables.conformed.Tables.SOURCE_ORDER;
import static org.jooq.impl.DSL.abs;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import countinghouse.buildmarts.table.SelectedTable;
import java.math.BigDecimal;
import org.jooq.Field;
import org.jooq.Record7;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * One row per amount that stands in the header of an order or a refund and belongs to the lines of
 * an order: shipping, fees, tips, rounding, the tax that no line has, and what a refund gives back
 * beyond its lines.
 *
 * <p>A shop that rounds tax in the subtotal has lines that miss its total by less than a minor unit
 * each; that much is rounding. A greater difference is left alone, for the audit to find.
 */
public final class HeaderAmount implements SelectedTable {
  private static final String LINES = "lines";

  @Override
  public Table<?> table() {
    return HEADER_AMOUNT;
  }

  @Override
  public Select<?> rows() {
    return ofOrders("shipping", SOURCE_ORDER.SHIPPING_AMOUNT)
        .unionAll(ofOrders("fee", SOURCE_ORDER.FEE_AMOUNT))
        .unionAll(ofOrders("tip", SOURCE_ORDER.TIP_AMOUNT))
        .unionAll(ofOrders("tax", taxOfNoLine()))
        .unionAll(ofOrders("rounding", SOURCE_ORDER.ROUNDING_AMOUNT.plus(lostByRounding())))
        .unionAll(ofRefunds());
  }

  private static Select<Record7<String, String, String, String, String, String, BigDecimal>>
      ofOrders(String kind, Field<BigDecimal> amount) {
    return select(
            SOURCE_ORDER.SOURCE_NAME.as(HEADER_AMOUNT.SOURCE_NAME),
            inline("order").as(HEADER_AMOUNT.DOCUMENT_KIND),
            SOURCE_ORDER.ORDER_ID.as(HEADER_AMOUNT.DOCUMENT_ID),
            inline(kind).as(HEADER_AMOUNT.AMOUNT_KIND),
            SOURCE_ORDER.ORDER_ID.as(HEADER_AMOUNT.ORDER_ID),
            SOURCE_ORDER.CURRENCY.as(HEADER_AMOUNT.CURRENCY),
            amount.as(HEADER_AMOUNT.AMOUNT))
        .from(SOURCE_ORDER)
        .leftJoin(orderLines())
        .on(ofLines("source_name", String.class).eq(SOURCE_ORDER.SOURCE_NAME))
        .and(ofLines("order_id", String.class).eq(SOURCE_ORDER.ORDER_ID))
        .leftJoin(CURRENCY_UNIT)
        .on(CURRENCY_UNIT.CURRENCY.eq(SOURCE_ORDER.CURRENCY))
        .where(amount.ne(BigDecimal.ZERO));
  }

  private static Field<BigDecimal> taxOfNoLine() {
    return SOURCE_ORDER.TAX_AMOUNT.minus(lineAmount("tax"));
  }

  private static Field<BigDecimal> lostByRounding() {
    Field<BigDecimal> lost =
        SOURCE_ORDER
            .TOTAL_AMOUNT
            .minus(lineAmount("stated"))
            .minus(SOURCE_ORDER.SHIPPING_AMOUNT)
            .minus(SOURCE_ORDER.FEE_AMOUNT)
            .minus(SOURCE_ORDER.TIP_AMOUNT)
            .minus(SOURCE_ORDER.TAX_AMOUNT)
            .minus(SOURCE_ORDER.ROUNDING_AMOUNT);
    Field<BigDecimal> bearable =
        MinorUnits.unit().mul(coalesce(ofLines("line_count", Integer.class), inline(0)));
    return when(abs(lost).le(bearable), lost).otherwise(ZERO);
  }

  private static Table<?> orderLines() {
    return select(
            ORDER_LINE.SOURCE_NAME,
            ORDER_LINE.ORDER_ID,
            count().as("line_count"),
            total(ORDER_LINE.TAX_AMOUNT).as("tax"),
            total(
                    ORDER_LINE
                        .NET_AMOUNT
                        .plus(ORDER_LINE.FEE_AMOUNT)
                        .plus(ORDER_LINE.GIFT_CARD_AMOUNT))
                .as("stated"))
        .from(ORDER_LINE)
        .groupBy(ORDER_LINE.SOURCE_NAME, ORDER_LINE.ORDER_ID)
        .asTable(LINES);
  }

  private static Select<Record7<String, String, String, String, String, String, BigDecimal>>
      ofRefunds() {
    Field<BigDecimal> rest = CONFORMED_REFUND.TOTAL_AMOUNT.minus(lineAmount("stated"));
    return select(
            CONFORMED_REFUND.SOURCE_NAME,
            inline("refund"),
            documentId(CONFORMED_REFUND.REFUND_ID, CONFORMED_REFUND.PART_ID),
            inline("amount"),
            coalesce(CONFORMED_REFUND.ORDER_ID, inline("")),
            CONFORMED_REFUND.CURRENCY,
            rest)
        .from(CONFORMED_REFUND)
        .leftJoin(refundLines())
        .on(ofLines("source_name", String.class).eq(CONFORMED_REFUND.SOURCE_NAME))
        .and(ofLines("refund_id", String.class).eq(CONFORMED_REFUND.REFUND_ID))
        .and(ofLines("part_id", String.class).eq(CONFORMED_REFUND.PART_ID))
        .where(rest.ne(BigDecimal.ZERO));
  }

  /** How a refund, or one of several returns in a Square order, is named as a document. */
  public static Field<String> documentId(Field<String> refund, Field<String> part) {
    return refund.concat(inline("/"), part);
  }

  private static Table<?> refundLines() {
    return select(
            REFUND_LINE.SOURCE_NAME,
            REFUND_LINE.REFUND_ID,
            REFUND_LINE.PART_ID,
            total(
                    REFUND_LINE
                        .NET_AMOUNT
                        .plus(REFUND_LINE.TAX_AMOUNT)
                        .plus(REFUND_LINE.SHIPPING_AMOUNT)
                        .plus(REFUND_LINE.FEE_AMOUNT)
                        .plus(REFUND_LINE.TIP_AMOUNT)
                        .plus(REFUND_LINE.GIFT_CARD_AMOUNT)
                        .plus(REFUND_LINE.ROUNDING_AMOUNT))
                .as("stated"))
        .from(REFUND_LINE)
        .groupBy(REFUND_LINE.SOURCE_NAME, REFUND_LINE.REFUND_ID, REFUND_LINE.PART_ID)
        .asTable(LINES);
  }

  private static Field<BigDecimal> lineAmount(String column) {
    return coalesce(field(name(LINES, column), SQLDataType.DECIMAL(18, 4)), ZERO);
  }

  private static <T> Field<T> ofLines(String column, Class<T> type) {
    return field(name(LINES, column), type);
  }
}
