package countinghouse.buildmarts.promotion;

import static countinghouse.buildmarts.table.Expressions.orZero;
import static countinghouse.buildmarts.table.Expressions.total;
import static countinghouse.warehouse.tables.conformed.Tables.CONFORMED_ORDER;
import static countinghouse.warehouse.tables.conformed.Tables.ORDER_PROMOTION;
import static countinghouse.warehouse.tables.conformed.Tables.ORDER_SUM;
import static countinghouse.warehouse.tables.conformed.Tables.SOURCE_PROMOTION;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.with;

import countinghouse.buildmarts.table.Inputs;
import countinghouse.buildmarts.table.NaturalKeys;
import countinghouse.buildmarts.table.SelectedTable;
import java.math.BigDecimal;
import org.jooq.Field;
import org.jooq.Record7;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * One row per order and promotion, with what no promotion explains as a promotion of its own.
 *
 * <p>What the lines of an order are cheaper than they were, beyond what its coupons say, was taken
 * off by hand, or is what the coupons lose by rounding. With it, the discounts of an order by
 * promotion add up to the discount of its lines, always.
 */
public final class OrderPromotion implements SelectedTable {
  /** The type of what no promotion explains, and its code. */
  static final String UNNAMED = "unnamed";

  private static final Table<?> NAMED = DSL.table(name("named"));

  private final NaturalKeys keys;

  /** Promotions with the keys of these inputs. */
  public OrderPromotion(Inputs inputs) {
    this.keys = inputs.keys();
  }

  @Override
  public Table<?> table() {
    return ORDER_PROMOTION;
  }

  @Override
  public Select<?> rows() {
    return with(NAMED.getName())
        .as(named())
        .select(ORDER_PROMOTION.fields())
        .from(NAMED.as(ORDER_PROMOTION.getName()))
        .unionAll(unnamed());
  }

  private Select<Record7<Long, Long, String, String, String, String, BigDecimal>> named() {
    return select(
            CONFORMED_ORDER.ORDER_KEY.as(ORDER_PROMOTION.ORDER_KEY),
            keys.promotion(
                    SOURCE_PROMOTION.SOURCE_NAME,
                    SOURCE_PROMOTION.PROMOTION_TYPE,
                    SOURCE_PROMOTION.PROMOTION_CODE)
                .as(ORDER_PROMOTION.PROMOTION_KEY),
            SOURCE_PROMOTION.SOURCE_NAME.as(ORDER_PROMOTION.SOURCE_NAME),
            SOURCE_PROMOTION.PROMOTION_TYPE.as(ORDER_PROMOTION.PROMOTION_TYPE),
            SOURCE_PROMOTION.PROMOTION_CODE.as(ORDER_PROMOTION.PROMOTION_CODE),
            CONFORMED_ORDER.CURRENCY.as(ORDER_PROMOTION.CURRENCY),
            total(SOURCE_PROMOTION.DISCOUNT_AMOUNT).as(ORDER_PROMOTION.DISCOUNT_AMOUNT))
        .from(SOURCE_PROMOTION)
        .join(CONFORMED_ORDER)
        .on(CONFORMED_ORDER.ORDER_KEY.eq(SOURCE_PROMOTION.ORDER_KEY))
        .groupBy(
            CONFORMED_ORDER.ORDER_KEY,
            SOURCE_PROMOTION.SOURCE_NAME,
            SOURCE_PROMOTION.PROMOTION_TYPE,
            SOURCE_PROMOTION.PROMOTION_CODE,
            CONFORMED_ORDER.CURRENCY);
  }

  private Select<Record7<Long, Long, String, String, String, String, BigDecimal>> unnamed() {
    Field<BigDecimal> explained = field(name("explained", "amount"), SQLDataType.DECIMAL(18, 4));
    Field<BigDecimal> rest =
        ORDER_SUM.DISCOUNT_AMOUNT.minus(orZero(explained)).cast(SQLDataType.DECIMAL(18, 4));
    return select(
            CONFORMED_ORDER.ORDER_KEY,
            keys.promotion(CONFORMED_ORDER.SOURCE_NAME, inline(UNNAMED), inline(UNNAMED)),
            CONFORMED_ORDER.SOURCE_NAME,
            inline(UNNAMED),
            inline(UNNAMED),
            CONFORMED_ORDER.CURRENCY,
            rest)
        .from(ORDER_SUM)
        .join(CONFORMED_ORDER)
        .on(CONFORMED_ORDER.ORDER_KEY.eq(ORDER_SUM.ORDER_KEY))
        .leftJoin(explained())
        .on(field(name("explained", "order_key"), SQLDataType.BIGINT).eq(CONFORMED_ORDER.ORDER_KEY))
        .where(rest.ne(BigDecimal.ZERO));
  }

  private static Table<?> explained() {
    Field<Long> order = field(name(NAMED.getName(), "order_key"), SQLDataType.BIGINT);
    Field<BigDecimal> discount =
        field(name(NAMED.getName(), "discount_amount"), SQLDataType.DECIMAL(18, 4));
    return select(order, total(discount).as("amount"))
        .from(NAMED)
        .groupBy(order)
        .asTable("explained");
  }
}
