package countinghouse.buildmarts.marts;

import static countinghouse.buildmarts.table.Expressions.ZERO;
import static countinghouse.warehouse.tables.conformed.Tables.ALLOCATED_AMOUNT;
import static countinghouse.warehouse.tables.conformed.Tables.CONFORMED_REFUND;
import static countinghouse.warehouse.tables.conformed.Tables.HEADER_AMOUNT;
import static countinghouse.warehouse.tables.conformed.Tables.ORDER_LINE;
import static countinghouse.warehouse.tables.conformed.Tables.REFUND_LINE;
import static countinghouse.warehouse.tables.marts.Tables.FCT_REFUND_LINE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;

import countinghouse.buildmarts.conformed.HeaderAmount;
import countinghouse.warehouse.Keys;
import java.math.BigDecimal;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.Table;

/**
 * What refunds give back, line by line, before it is known whose it is and when: the lines that the
 * source states, and what a refund gives back beyond them.
 */
final class GivenBack {
  /** The amounts, in the order of {@code fct_refund_line}. */
  static final List<Field<BigDecimal>> AMOUNTS =
      List.of(
          FCT_REFUND_LINE.QUANTITY,
          FCT_REFUND_LINE.GROSS_AMOUNT,
          FCT_REFUND_LINE.DISCOUNT_AMOUNT,
          FCT_REFUND_LINE.NET_AMOUNT,
          FCT_REFUND_LINE.TAX_AMOUNT,
          FCT_REFUND_LINE.SHIPPING_AMOUNT,
          FCT_REFUND_LINE.FEE_AMOUNT,
          FCT_REFUND_LINE.TIP_AMOUNT,
          FCT_REFUND_LINE.GIFT_CARD_AMOUNT,
          FCT_REFUND_LINE.ROUNDING_AMOUNT,
          FCT_REFUND_LINE.TOTAL_AMOUNT);

  private static final String NAME = "given_back";

  Table<?> lines() {
    return stated().unionAll(spread()).unionAll(notSpread()).asTable(NAME);
  }

  Field<String> source() {
    return column("source_name", String.class);
  }

  Field<String> refund() {
    return column("refund_id", String.class);
  }

  Field<String> part() {
    return column("part_id", String.class);
  }

  Field<String> line() {
    return column("refund_line_id", String.class);
  }

  Field<String> kind() {
    return column("refund_line_kind", String.class);
  }

  Field<Long> product() {
    return column("product_durable_key", Long.class);
  }

  Field<Boolean> isHeaderAmount() {
    return column("is_header_amount", Boolean.class);
  }

  Field<BigDecimal> amount(Field<BigDecimal> amount) {
    return field(name(NAME, amount.getName()), amount.getDataType());
  }

  private static <T> Field<T> column(String column, Class<T> type) {
    return field(name(NAME, column), type);
  }

  /** The lines that the source states. */
  private static Select<Record> stated() {
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
    return select(
            identity(
                REFUND_LINE.REFUND_LINE_ID, REFUND_LINE.REFUND_LINE_KIND, product, inline(false)))
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
        .from(REFUND_LINE)
        .join(CONFORMED_REFUND)
        .on(CONFORMED_REFUND.SOURCE_NAME.eq(REFUND_LINE.SOURCE_NAME))
        .and(CONFORMED_REFUND.REFUND_ID.eq(REFUND_LINE.REFUND_ID))
        .and(CONFORMED_REFUND.PART_ID.eq(REFUND_LINE.PART_ID))
        .leftJoin(ORDER_LINE)
        .on(ORDER_LINE.SOURCE_NAME.eq(CONFORMED_REFUND.SOURCE_NAME))
        .and(ORDER_LINE.ORDER_ID.eq(CONFORMED_REFUND.ORDER_ID))
        .and(ORDER_LINE.LINE_ID.eq(REFUND_LINE.ORDER_LINE_ID));
  }

  /** What a refund gives back beyond its lines, spread over the lines of its order. */
  private static Select<Record> spread() {
    Field<String> line = ofPart("amount:").concat(ALLOCATED_AMOUNT.LINE_ID);
    return select(identity(line, inline("amount"), ORDER_LINE.PRODUCT_DURABLE_KEY, inline(true)))
        .select(wholly(ALLOCATED_AMOUNT.AMOUNT))
        .from(ALLOCATED_AMOUNT)
        .join(CONFORMED_REFUND)
        .on(isRefund(ALLOCATED_AMOUNT.SOURCE_NAME, ALLOCATED_AMOUNT.DOCUMENT_ID))
        .join(ORDER_LINE)
        .on(ORDER_LINE.SOURCE_NAME.eq(ALLOCATED_AMOUNT.SOURCE_NAME))
        .and(ORDER_LINE.ORDER_ID.eq(ALLOCATED_AMOUNT.ORDER_ID))
        .and(ORDER_LINE.LINE_ID.eq(ALLOCATED_AMOUNT.LINE_ID))
        .where(ALLOCATED_AMOUNT.DOCUMENT_KIND.eq("refund"))
        .and(ALLOCATED_AMOUNT.AMOUNT.ne(BigDecimal.ZERO));
  }

  /** The same where there is no line to spread it over: a return without receipt. */
  private static Select<Record> notSpread() {
    Field<Long> noProduct = inline(Keys.NOT_APPLICABLE);
    return select(identity(ofPart("amount"), inline("amount"), noProduct, inline(true)))
        .select(wholly(HEADER_AMOUNT.AMOUNT))
        .from(HEADER_AMOUNT)
        .join(CONFORMED_REFUND)
        .on(isRefund(HEADER_AMOUNT.SOURCE_NAME, HEADER_AMOUNT.DOCUMENT_ID))
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

  /** A name that is unique in its refund even where a Square order holds several returns. */
  private static Field<String> ofPart(String name) {
    Field<String> part = CONFORMED_REFUND.PART_ID;
    return when(part.eq(""), inline(name)).otherwise(part.concat(inline(":" + name)));
  }

  private static SelectField<?>[] identity(
      Field<String> line, Field<String> kind, Field<Long> product, Field<Boolean> isHeaderAmount) {
    return new SelectField<?>[] {
      CONFORMED_REFUND.SOURCE_NAME,
      CONFORMED_REFUND.REFUND_ID,
      CONFORMED_REFUND.PART_ID,
      line.as(FCT_REFUND_LINE.REFUND_LINE_ID),
      kind.as(FCT_REFUND_LINE.REFUND_LINE_KIND),
      product.as(FCT_REFUND_LINE.PRODUCT_DURABLE_KEY),
      isHeaderAmount.as(FCT_REFUND_LINE.IS_HEADER_AMOUNT)
    };
  }

  /** An amount of which nothing is known but that it was given back: all of it is net sales. */
  private static SelectField<?>[] wholly(Field<BigDecimal> amount) {
    return AMOUNTS.stream()
        .map(column -> (isWhole(column) ? amount : ZERO).as(column))
        .toArray(SelectField<?>[]::new);
  }

  private static boolean isWhole(Field<BigDecimal> column) {
    return List.of(
            FCT_REFUND_LINE.GROSS_AMOUNT, FCT_REFUND_LINE.NET_AMOUNT, FCT_REFUND_LINE.TOTAL_AMOUNT)
        .contains(column);
  }
}
