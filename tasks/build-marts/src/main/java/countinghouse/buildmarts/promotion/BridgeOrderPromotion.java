package countinghouse.buildmarts.promotion;

import static countinghouse.buildmarts.table.Expressions.ZERO;
import static countinghouse.buildmarts.table.Expressions.wholeQuotient;
import static countinghouse.warehouse.tables.conformed.Tables.CONFORMED_ORDER;
import static countinghouse.warehouse.tables.conformed.Tables.ORDER_PROMOTION;
import static countinghouse.warehouse.tables.marts.Tables.BRIDGE_ORDER_PROMOTION;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.floor;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import countinghouse.buildmarts.table.SelectedTable;
import countinghouse.warehouse.Keys;
import java.math.BigDecimal;
import org.jooq.Field;
import org.jooq.Record5;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.WindowSpecificationOrderByStep;
import org.jooq.impl.SQLDataType;

/**
 * One row per order and promotion used; an order without one has one row that says so.
 *
 * <p>Natural key: order_key, promotion_key. An order is shared by its promotions by what each took
 * off (equally when none took anything off), in whole millionths: each gets the floor of its share,
 * and what is left goes, a millionth each, to the largest, of equal ones by key. The weights of an
 * order therefore add up to 1, exactly, and figures joined through them add up to the figures
 * without.
 */
public final class BridgeOrderPromotion implements SelectedTable {
  private static final BigDecimal MILLIONTH = new BigDecimal("0.000001");
  private static final Field<Long> ONE = inline(1_000_000L);

  private static final Field<Long> ORDER = number("order_key");
  private static final Field<Long> PROMOTION = number("promotion_key");
  private static final Field<Long> UNITS = number("units");
  private static final Field<Long> WHOLE = number("whole");
  private static final Field<Long> SHARE = number("share");
  private static final Field<Long> PLACE = number("place");
  private static final Field<Long> LEFT = number("left_over");
  private static final Field<BigDecimal> DISCOUNT =
      field(name("discount_amount"), SQLDataType.DECIMAL(18, 4));
  private static final Field<String> CURRENCY = field(name("currency"), SQLDataType.VARCHAR);

  @Override
  public Table<?> table() {
    return BRIDGE_ORDER_PROMOTION;
  }

  @Override
  public Select<?> rows() {
    return withPromotions()
        .unionAll(withoutPromotion())
        .unionAll(member(Keys.UNKNOWN))
        .unionAll(member(Keys.NOT_APPLICABLE));
  }

  private static Select<Record5<Long, Long, BigDecimal, BigDecimal, String>> withPromotions() {
    Field<Long> extra = when(PLACE.le(LEFT), inline(1L)).otherwise(inline(0L));
    return select(
            ORDER.as(BRIDGE_ORDER_PROMOTION.ORDER_KEY),
            PROMOTION.as(BRIDGE_ORDER_PROMOTION.PROMOTION_KEY),
            weight(SHARE.plus(extra)).as(BRIDGE_ORDER_PROMOTION.WEIGHT),
            DISCOUNT.as(BRIDGE_ORDER_PROMOTION.DISCOUNT_AMOUNT),
            CURRENCY.as(BRIDGE_ORDER_PROMOTION.CURRENCY))
        .from(remainders());
  }

  private static Field<BigDecimal> weight(Field<Long> millionths) {
    return inline(MILLIONTH).mul(millionths).cast(SQLDataType.DECIMAL(7, 6));
  }

  /** Ranks the promotions and counts the millionths that the floors of the shares leave over. */
  private static Table<?> remainders() {
    return select(ORDER, PROMOTION, DISCOUNT, CURRENCY, SHARE)
        .select(
            rowNumber().over(ofOrder().orderBy(UNITS.desc().nullsLast(), PROMOTION)).as(PLACE),
            ONE.minus(sum(SHARE).over(ofOrder()).cast(SQLDataType.BIGINT)).as(LEFT))
        .from(shares())
        .asTable("remainders");
  }

  private static Table<?> shares() {
    return select(ORDER, PROMOTION, DISCOUNT, CURRENCY, UNITS)
        .select(wholeQuotient(ONE.mul(UNITS), WHOLE).as(SHARE))
        .from(weights())
        .asTable("shares");
  }

  private static Table<?> weights() {
    Field<Long> all = sum(UNITS).over(ofOrder()).cast(SQLDataType.BIGINT);
    Field<Long> promotions = count().over(ofOrder()).cast(SQLDataType.BIGINT);
    return select(ORDER, PROMOTION, DISCOUNT, CURRENCY)
        .select(
            when(all.eq(0L), inline(1L)).otherwise(UNITS).as(UNITS),
            when(all.eq(0L), promotions).otherwise(all).as(WHOLE))
        .from(stated())
        .asTable("weights");
  }

  /** What each promotion took off, in the smallest unit that an amount can have. */
  private static Table<?> stated() {
    return select(
            ORDER_PROMOTION.ORDER_KEY,
            ORDER_PROMOTION.PROMOTION_KEY,
            ORDER_PROMOTION.DISCOUNT_AMOUNT,
            ORDER_PROMOTION.CURRENCY,
            floor(greatest(ORDER_PROMOTION.DISCOUNT_AMOUNT, ZERO).mul(inline(10_000L)))
                .cast(SQLDataType.BIGINT)
                .as(UNITS))
        .from(ORDER_PROMOTION)
        .asTable("stated");
  }

  private static Select<Record5<Long, Long, BigDecimal, BigDecimal, String>> withoutPromotion() {
    return select(
            CONFORMED_ORDER.ORDER_KEY,
            inline(Keys.NOT_APPLICABLE),
            weight(ONE),
            ZERO,
            CONFORMED_ORDER.CURRENCY)
        .from(CONFORMED_ORDER)
        .where(
            notExists(
                selectOne()
                    .from(ORDER_PROMOTION)
                    .where(ORDER_PROMOTION.ORDER_KEY.eq(CONFORMED_ORDER.ORDER_KEY))));
  }

  /** So that a fact without an order is not lost in a join. */
  private static Select<Record5<Long, Long, BigDecimal, BigDecimal, String>> member(long key) {
    return select(inline(key), inline(key), weight(ONE), ZERO, castNull(SQLDataType.VARCHAR));
  }

  private static WindowSpecificationOrderByStep ofOrder() {
    return partitionBy(ORDER);
  }

  private static Field<Long> number(String column) {
    return field(name(column), SQLDataType.BIGINT);
  }
}
