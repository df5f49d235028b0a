package countinghouse.buildmarts.promotion;

import static countinghouse.buildmarts.promotion.OrderPromotion.UNNAMED;
import static countinghouse.warehouse.tables.conformed.Tables.CONFORMED_ORDER;
import static countinghouse.warehouse.tables.conformed.Tables.ORDER_PROMOTION;
import static countinghouse.warehouse.tables.conformed.Tables.SOURCE_PROMOTION;
import static countinghouse.warehouse.tables.marts.Tables.DIM_PROMOTION;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.when;

import countinghouse.buildmarts.table.Inputs;
import countinghouse.buildmarts.table.NaturalKeys;
import countinghouse.buildmarts.table.SelectedTable;
import countinghouse.warehouse.Keys;
import java.math.BigDecimal;
import org.jooq.Field;
import org.jooq.Record9;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.WindowSpecificationRowsStep;
import org.jooq.impl.SQLDataType;

/**
 * One row per promotion of a source: a coupon, a discount of the till, or what was taken off
 * without either.
 *
 * <p>Natural key: source_name, promotion_type, promotion_code. A promotion is as its latest use
 * shows it; one that nobody used is not here.
 */
public final class DimPromotion implements SelectedTable {
  private final NaturalKeys keys;

  /** Promotions with the keys of these inputs. */
  public DimPromotion(Inputs inputs) {
    this.keys = inputs.keys();
  }

  @Override
  public Table<?> table() {
    return DIM_PROMOTION;
  }

  @Override
  public Select<?> rows() {
    return used()
        .unionAll(unnamed())
        .unionAll(member(Keys.UNKNOWN, "unknown", "Unknown"))
        .unionAll(member(Keys.NOT_APPLICABLE, "not_applicable", "No promotion"));
  }

  private Select<
          Record9<Long, String, String, String, String, String, BigDecimal, BigDecimal, String>>
      used() {
    return select(
            keys.promotion(
                    SOURCE_PROMOTION.SOURCE_NAME,
                    SOURCE_PROMOTION.PROMOTION_TYPE,
                    SOURCE_PROMOTION.PROMOTION_CODE)
                .as(DIM_PROMOTION.PROMOTION_KEY),
            SOURCE_PROMOTION.SOURCE_NAME,
            SOURCE_PROMOTION.PROMOTION_TYPE,
            SOURCE_PROMOTION.PROMOTION_CODE,
            SOURCE_PROMOTION.PROMOTION_NAME,
            SOURCE_PROMOTION.DISCOUNT_KIND,
            SOURCE_PROMOTION.DISCOUNT_PERCENT,
            SOURCE_PROMOTION.DISCOUNT_VALUE,
            when(SOURCE_PROMOTION.DISCOUNT_VALUE.isNotNull(), CONFORMED_ORDER.CURRENCY)
                .as(DIM_PROMOTION.CURRENCY))
        .from(SOURCE_PROMOTION)
        .join(CONFORMED_ORDER)
        .on(CONFORMED_ORDER.ORDER_KEY.eq(SOURCE_PROMOTION.ORDER_KEY))
        .where(noCondition())
        .qualify(rowNumber().over(uses()).eq(1));
  }

  private Select<
          Record9<Long, String, String, String, String, String, BigDecimal, BigDecimal, String>>
      unnamed() {
    Field<String> source = ORDER_PROMOTION.SOURCE_NAME;
    return selectDistinct(
            ORDER_PROMOTION.PROMOTION_KEY,
            source,
            ORDER_PROMOTION.PROMOTION_TYPE,
            ORDER_PROMOTION.PROMOTION_CODE,
            inline("Discount without a promotion"),
            inline("unknown"),
            castNull(SQLDataType.DECIMAL(18, 6)),
            castNull(SQLDataType.DECIMAL(18, 4)),
            castNull(SQLDataType.VARCHAR))
        .from(ORDER_PROMOTION)
        .where(ORDER_PROMOTION.PROMOTION_TYPE.eq(UNNAMED));
  }

  private static Select<
          Record9<Long, String, String, String, String, String, BigDecimal, BigDecimal, String>>
      member(long key, String code, String name) {
    return select(
        inline(key),
        inline(""),
        inline("none"),
        inline(code),
        inline(name),
        inline("unknown"),
        castNull(SQLDataType.DECIMAL(18, 6)),
        castNull(SQLDataType.DECIMAL(18, 4)),
        castNull(SQLDataType.VARCHAR));
  }

  /** The latest use of a promotion first. */
  private static WindowSpecificationRowsStep uses() {
    return partitionBy(
            SOURCE_PROMOTION.SOURCE_NAME,
            SOURCE_PROMOTION.PROMOTION_TYPE,
            SOURCE_PROMOTION.PROMOTION_CODE)
        .orderBy(
            CONFORMED_ORDER.AS_OF.desc().nullsLast(), CONFORMED_ORDER.ORDER_ID.desc().nullsLast());
  }
}
