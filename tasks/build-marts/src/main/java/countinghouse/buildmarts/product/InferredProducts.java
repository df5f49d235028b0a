package countinghouse.buildmarts.product;

import static countinghouse.buildmarts.table.Expressions.BEGINNING;
import static countinghouse.buildmarts.table.Expressions.END;
import static countinghouse.buildmarts.table.Expressions.LATEST;
import static countinghouse.warehouse.tables.conformed.Tables.ITEM_VERSION;
import static countinghouse.warehouse.tables.conformed.Tables.ORDER_LINE;
import static countinghouse.warehouse.tables.conformed.Tables.PRODUCT_VERSION;
import static countinghouse.warehouse.tables.conformed.Tables.REFUND_LINE;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import countinghouse.buildmarts.table.NaturalKeys;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectJoinStep;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * The products that only lines know, because their source no longer has them, for {@link
 * DimProduct}: with the names the lines give, and the product line of their SKU or of the product
 * they are a variation of.
 */
final class InferredProducts {
  private final NaturalKeys keys;

  InferredProducts(NaturalKeys keys) {
    this.keys = keys;
  }

  Select<Record> rows() {
    ProductLine line = new ProductLine();
    return line.joinedTo(
        products(line), ORDER_LINE.SOURCE_KIND, ORDER_LINE.SOURCE_PRODUCT_ID, ORDER_LINE.SKU);
  }

  private SelectJoinStep<Record> products(ProductLine line) {
    return select(
            keys.productVersion(ORDER_LINE.SOURCE_NAME, ORDER_LINE.PRODUCT_REF, inline(BEGINNING)),
            ORDER_LINE.PRODUCT_DURABLE_KEY,
            ORDER_LINE.SOURCE_NAME,
            ORDER_LINE.SOURCE_PRODUCT_ID,
            ORDER_LINE.SOURCE_VARIATION_ID,
            coalesce(
                ORDER_LINE.SKU, ORDER_LINE.SOURCE_NAME.concat(inline(":"), ORDER_LINE.PRODUCT_REF)),
            ORDER_LINE.SKU,
            coalesce(ORDER_LINE.PRODUCT_NAME, ORDER_LINE.PRODUCT_REF),
            coalesce(ORDER_LINE.VARIATION_NAME, inline("")))
        .select(
            line.name(),
            castNull(SQLDataType.DECIMAL(18, 4)),
            castNull(SQLDataType.VARCHAR),
            inline("inferred"),
            inline(true),
            inline(true),
            inline(BEGINNING),
            inline(END))
        .from(mentioned())
        .leftJoin(ITEM_VERSION)
        .on(ITEM_VERSION.SOURCE_NAME.eq(ORDER_LINE.SOURCE_NAME))
        .and(ITEM_VERSION.ITEM_ID.eq(ORDER_LINE.SOURCE_PRODUCT_ID))
        .and(ITEM_VERSION.VALID_TO.gt(LATEST));
  }

  /** One row per product that a line mentions and no source has. */
  private static Table<?> mentioned() {
    return select(
            ORDER_LINE.PRODUCT_DURABLE_KEY,
            ORDER_LINE.SOURCE_NAME,
            ORDER_LINE.SOURCE_KIND,
            ORDER_LINE.PRODUCT_REF,
            max(ORDER_LINE.SOURCE_PRODUCT_ID).as(ORDER_LINE.SOURCE_PRODUCT_ID),
            max(ORDER_LINE.SOURCE_VARIATION_ID).as(ORDER_LINE.SOURCE_VARIATION_ID),
            max(ORDER_LINE.SKU).as(ORDER_LINE.SKU),
            max(ORDER_LINE.PRODUCT_NAME).as(ORDER_LINE.PRODUCT_NAME),
            max(ORDER_LINE.VARIATION_NAME).as(ORDER_LINE.VARIATION_NAME))
        .from(lines())
        .where(ORDER_LINE.PRODUCT_REF.isNotNull())
        .and(isInNoSource())
        .groupBy(
            ORDER_LINE.PRODUCT_DURABLE_KEY,
            ORDER_LINE.SOURCE_NAME,
            ORDER_LINE.SOURCE_KIND,
            ORDER_LINE.PRODUCT_REF)
        .asTable(ORDER_LINE.getName());
  }

  private static Condition isInNoSource() {
    return notExists(
        selectOne()
            .from(PRODUCT_VERSION)
            .where(PRODUCT_VERSION.PRODUCT_DURABLE_KEY.eq(ORDER_LINE.PRODUCT_DURABLE_KEY)));
  }

  private static Table<?> lines() {
    return select(
            ORDER_LINE.PRODUCT_DURABLE_KEY,
            ORDER_LINE.SOURCE_NAME,
            ORDER_LINE.SOURCE_KIND,
            ORDER_LINE.PRODUCT_REF,
            ORDER_LINE.SOURCE_PRODUCT_ID,
            ORDER_LINE.SOURCE_VARIATION_ID,
            ORDER_LINE.SKU,
            ORDER_LINE.PRODUCT_NAME,
            ORDER_LINE.VARIATION_NAME)
        .from(ORDER_LINE)
        .unionAll(
            select(
                    REFUND_LINE.PRODUCT_DURABLE_KEY,
                    REFUND_LINE.SOURCE_NAME,
                    REFUND_LINE.SOURCE_KIND,
                    REFUND_LINE.PRODUCT_REF,
                    REFUND_LINE.SOURCE_PRODUCT_ID,
                    REFUND_LINE.SOURCE_VARIATION_ID,
                    REFUND_LINE.SKU,
                    REFUND_LINE.PRODUCT_NAME,
                    REFUND_LINE.VARIATION_NAME)
                .from(REFUND_LINE))
        .asTable(ORDER_LINE.getName());
  }
}
