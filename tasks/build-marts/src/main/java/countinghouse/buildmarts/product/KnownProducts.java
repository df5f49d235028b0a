package countinghouse.buildmarts.product;

import static countinghouse.buildmarts.table.Expressions.END;
import static countinghouse.warehouse.tables.conformed.Tables.PRODUCT_VERSION;
import static countinghouse.warehouse.tables.marts.Tables.DIM_PRODUCT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.firstValue;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lag;
import static org.jooq.impl.DSL.lead;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;

import countinghouse.buildmarts.table.NaturalKeys;
import java.time.LocalDateTime;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.WindowSpecificationOrderByStep;
import org.jooq.WindowSpecificationRowsStep;

/** The products that a source has or had, for {@link DimProduct}. */
final class KnownProducts {
  private final NaturalKeys keys;

  KnownProducts(NaturalKeys keys) {
    this.keys = keys;
  }

  Select<Record> rows() {
    Field<LocalDateTime> next = lead(PRODUCT_VERSION.VALID_FROM).over(inTime());
    return select(
            keys.productVersion(
                    PRODUCT_VERSION.SOURCE_NAME,
                    PRODUCT_VERSION.PRODUCT_REF,
                    PRODUCT_VERSION.VALID_FROM)
                .as(DIM_PRODUCT.PRODUCT_KEY),
            PRODUCT_VERSION.PRODUCT_DURABLE_KEY,
            PRODUCT_VERSION.SOURCE_NAME,
            PRODUCT_VERSION.SOURCE_PRODUCT_ID,
            PRODUCT_VERSION.SOURCE_VARIATION_ID,
            coalesce(
                    PRODUCT_VERSION.SKU,
                    PRODUCT_VERSION.SOURCE_NAME.concat(inline(":"), PRODUCT_VERSION.PRODUCT_REF))
                .as(DIM_PRODUCT.PRODUCT_CODE),
            PRODUCT_VERSION.SKU,
            PRODUCT_VERSION.PRODUCT_NAME,
            PRODUCT_VERSION.VARIATION_NAME)
        .select(
            PRODUCT_VERSION.PRODUCT_LINE,
            PRODUCT_VERSION.LIST_PRICE,
            PRODUCT_VERSION.CURRENCY,
            PRODUCT_VERSION.PRODUCT_STATUS,
            inline(false).as(DIM_PRODUCT.IS_INFERRED),
            field(next.isNull()).as(DIM_PRODUCT.IS_CURRENT),
            PRODUCT_VERSION.VALID_FROM,
            coalesce(next, inline(END)).as(DIM_PRODUCT.VALID_TO))
        .from(changes());
  }

  /** The versions that differ from the one before in what is tracked; the rest is as it is now. */
  private static Table<?> changes() {
    return select(
            PRODUCT_VERSION.PRODUCT_DURABLE_KEY,
            PRODUCT_VERSION.SOURCE_NAME,
            PRODUCT_VERSION.PRODUCT_REF,
            PRODUCT_VERSION.SOURCE_VARIATION_ID,
            now(PRODUCT_VERSION.SOURCE_PRODUCT_ID),
            now(PRODUCT_VERSION.SKU),
            now(PRODUCT_VERSION.PRODUCT_NAME),
            now(PRODUCT_VERSION.VARIATION_NAME),
            now(PRODUCT_VERSION.CURRENCY),
            now(PRODUCT_VERSION.PRODUCT_STATUS),
            PRODUCT_VERSION.PRODUCT_LINE,
            PRODUCT_VERSION.LIST_PRICE,
            PRODUCT_VERSION.VALID_FROM)
        .from(PRODUCT_VERSION)
        .qualify(isChange())
        .asTable(PRODUCT_VERSION.getName());
  }

  private static Condition isChange() {
    return rowNumber()
        .over(inTime())
        .eq(1)
        .or(
            PRODUCT_VERSION.PRODUCT_LINE.isDistinctFrom(
                lag(PRODUCT_VERSION.PRODUCT_LINE).over(inTime())))
        .or(
            PRODUCT_VERSION.LIST_PRICE.isDistinctFrom(
                lag(PRODUCT_VERSION.LIST_PRICE).over(inTime())));
  }

  private static <T> Field<T> now(Field<T> attribute) {
    return firstValue(attribute)
        .over(
            product()
                .orderBy(PRODUCT_VERSION.VALID_FROM.desc().nullsLast())
                .rowsBetweenUnboundedPreceding()
                .andCurrentRow())
        .as(attribute);
  }

  private static WindowSpecificationRowsStep inTime() {
    return product().orderBy(PRODUCT_VERSION.VALID_FROM);
  }

  private static WindowSpecificationOrderByStep product() {
    return partitionBy(PRODUCT_VERSION.PRODUCT_DURABLE_KEY);
  }
}
