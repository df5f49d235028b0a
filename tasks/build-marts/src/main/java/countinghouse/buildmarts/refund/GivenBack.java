package countinghouse.buildmarts.refund;

import static countinghouse.buildmarts.table.Expressions.ZERO;
import static countinghouse.warehouse.tables.conformed.Tables.ALLOCATED_REFUND;
import static countinghouse.warehouse.tables.conformed.Tables.CONFORMED_REFUND;
import static countinghouse.warehouse.tables.conformed.Tables.ORDER_LINE;
import static countinghouse.warehouse.tables.conformed.Tables.ORDER_SUM;
import static countinghouse.warehouse.tables.conformed.Tables.REFUND_LINE;
import static countinghouse.warehouse.tables.conformed.Tables.REFUND_REST;
import static countinghouse.warehouse.tables.marts.Tables.FCT_REFUND_LINE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;

import countinghouse.warehouse.Keys;
import java.math.BigDecimal;
import java.util.List;
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

  Field<Long> refund() {
    return column("refund_key", Long.class);
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
            RefundLine.total().as(FCT_REFUND_LINE.TOTAL_AMOUNT))
        .from(REFUND_LINE)
        .join(CONFORMED_REFUND)
        .on(CONFORMED_REFUND.SOURCE_NAME.eq(REFUND_LINE.SOURCE_NAME))
        .and(CONFORMED_REFUND.REFUND_ID.eq(REFUND_LINE.REFUND_ID))
        .and(CONFORMED_REFUND.PART_ID.eq(REFUND_LINE.PART_ID))
        .leftJoin(ORDER_LINE)
        .on(ORDER_LINE.ORDER_KEY.eq(CONFORMED_REFUND.ORDER_KEY))
        .and(ORDER_LINE.LINE_ID.eq(REFUND_LINE.ORDER_LINE_ID));
  }

  /** What a refund gives back beyond its lines, spread over the lines of its order. */
  private static Select<Record> spread() {
    Field<String> line = ofPart("amount:").concat(ORDER_LINE.LINE_ID);
    return select(identity(line, inline("amount"), ORDER_LINE.PRODUCT_DURABLE_KEY, inline(true)))
        .select(wholly(ALLOCATED_REFUND.AMOUNT))
        .from(ALLOCATED_REFUND)
        .join(CONFORMED_REFUND)
        .on(CONFORMED_REFUND.REFUND_KEY.eq(ALLOCATED_REFUND.REFUND_KEY))
        .join(ORDER_LINE)
        .on(ORDER_LINE.LINE_KEY.eq(ALLOCATED_REFUND.LINE_KEY))
        .where(ALLOCATED_REFUND.AMOUNT.ne(BigDecimal.ZERO));
  }

  /** The same where there is no line to spread it over: a return without receipt. */
  private static Select<Record> notSpread() {
    Field<Long> noProduct = inline(Keys.NOT_APPLICABLE);
    return select(identity(ofPart("amount"), inline("amount"), noProduct, inline(true)))
        .select(wholly(REFUND_REST.AMOUNT))
        .from(REFUND_REST)
        .join(CONFORMED_REFUND)
        .on(CONFORMED_REFUND.REFUND_KEY.eq(REFUND_REST.REFUND_KEY))
        .where(
            notExists(
                selectOne().from(ORDER_SUM).where(ORDER_SUM.ORDER_KEY.eq(REFUND_REST.ORDER_KEY))));
  }

  /** A name that is unique in its refund even where a Square order holds several returns. */
  private static Field<String> ofPart(String name) {
    Field<String> part = CONFORMED_REFUND.PART_ID;
    return when(part.eq(""), inline(name)).otherwise(part.concat(inline(":" + name)));
  }

  private static SelectField<?>[] identity(
      Field<String> line, Field<String> kind, Field<Long> product, Field<Boolean> isHeaderAmount) {
    return new SelectField<?>[] {
      CONFORMED_REFUND.REFUND_KEY,
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
