package countinghouse.buildmarts.conformed;

import static countinghouse.buildmarts.table.Expressions.ZERO;
import static countinghouse.buildmarts.table.Expressions.wholeQuotient;
import static countinghouse.warehouse.tables.conformed.Tables.ALLOCATED_AMOUNT;
import static countinghouse.warehouse.tables.conformed.Tables.CURRENCY_UNIT;
import static countinghouse.warehouse.tables.conformed.Tables.HEADER_AMOUNT;
import static countinghouse.warehouse.tables.conformed.Tables.ORDER_LINE;
import static org.jooq.impl.DSL.abs;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import countinghouse.buildmarts.table.SelectedTable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.WindowSpecificationOrderByStep;
import org.jooq.impl.SQLDataType;

/**
 * One row per header amount and line of its order: the share of that line.
 *
 * <p>An amount is shared by the lines' net amounts (a negative one counts as 0; if all are 0,
 * equally) in whole minor units: every line gets the floor of its share, and what is left goes, one
 * unit each, to the largest lines, of equal ones by line id. What is smaller than a minor unit goes
 * to the first of them. The shares therefore add up to the amount, exactly, on every engine: there
 * is no fraction in between, and a quotient is made exact before it is taken.
 */
public final class AllocatedAmount implements SelectedTable {
  private static final Field<Long> WEIGHT = number("weight");
  private static final Field<Long> UNITS = number("units");
  private static final Field<Long> WHOLE = number("whole");
  private static final Field<Long> SHARE = number("share");
  private static final Field<Long> PLACE = number("place");
  private static final Field<Long> LEFT = number("left_over");
  private static final Field<BigDecimal> UNIT = money("unit");
  private static final Field<BigDecimal> CRUMB = money("crumb");
  private static final Field<BigDecimal> SIGN = money("sign_of_amount");

  @Override
  public Table<?> table() {
    return ALLOCATED_AMOUNT;
  }

  @Override
  public Select<?> rows() {
    Field<Long> extra = when(PLACE.le(LEFT), inline(1L)).otherwise(inline(0L));
    Field<BigDecimal> crumb = when(PLACE.eq(1L), CRUMB).otherwise(ZERO);
    return select(names())
        .select(UNIT.mul(SHARE.plus(extra)).plus(crumb).mul(SIGN).as(ALLOCATED_AMOUNT.AMOUNT))
        .from(remainders());
  }

  /** Ranks the lines and counts the units that the floors of the shares leave over. */
  private static Table<?> remainders() {
    return select(names())
        .select(UNIT, CRUMB, SIGN, SHARE)
        .select(
            rowNumber().over(document().orderBy(WEIGHT.desc().nullsLast(), line())).as(PLACE),
            UNITS.minus(sum(SHARE).over(document()).cast(SQLDataType.BIGINT)).as(LEFT))
        .from(shares())
        .asTable("remainders");
  }

  /** The floor of every line's share. */
  private static Table<?> shares() {
    return select(names())
        .select(UNIT, CRUMB, SIGN, UNITS, WEIGHT)
        .select(wholeQuotient(UNITS.mul(WEIGHT), WHOLE).as(SHARE))
        .from(weights())
        .asTable("shares");
  }

  /** The lines of every amount with their weights, and the sum of these. */
  private static Table<?> weights() {
    Field<Long> stated = number("stated_weight");
    Field<BigDecimal> total = sum(stated).over(document());
    Field<Long> weight = when(total.eq(BigDecimal.ZERO), inline(1L)).otherwise(stated);
    Field<BigDecimal> lines = sum(inline(1L)).over(document());
    return select(names())
        .select(UNIT, CRUMB, SIGN, UNITS)
        .select(
            weight.as(WEIGHT),
            when(total.eq(BigDecimal.ZERO), lines)
                .otherwise(total)
                .cast(SQLDataType.BIGINT)
                .as(WHOLE))
        .from(amountsAndLines(stated))
        .asTable("weights");
  }

  private static Table<?> amountsAndLines(Field<Long> stated) {
    Field<BigDecimal> amount = abs(HEADER_AMOUNT.AMOUNT);
    Field<Long> units = MinorUnits.of(amount);
    return select(
            HEADER_AMOUNT.SOURCE_NAME,
            HEADER_AMOUNT.DOCUMENT_KIND,
            HEADER_AMOUNT.DOCUMENT_ID,
            HEADER_AMOUNT.AMOUNT_KIND,
            HEADER_AMOUNT.ORDER_ID,
            ORDER_LINE.LINE_ID,
            units.as(UNITS),
            MinorUnits.unit().as(UNIT),
            amount.minus(MinorUnits.unit().mul(units)).as(CRUMB),
            when(HEADER_AMOUNT.AMOUNT.lt(BigDecimal.ZERO), inline(-1))
                .otherwise(inline(1))
                .as(SIGN.getName()),
            MinorUnits.of(greatest(ORDER_LINE.NET_AMOUNT, ZERO)).as(stated))
        .from(HEADER_AMOUNT)
        .join(ORDER_LINE)
        .on(ORDER_LINE.SOURCE_NAME.eq(HEADER_AMOUNT.SOURCE_NAME))
        .and(ORDER_LINE.ORDER_ID.eq(HEADER_AMOUNT.ORDER_ID))
        .leftJoin(CURRENCY_UNIT)
        .on(CURRENCY_UNIT.CURRENCY.eq(HEADER_AMOUNT.CURRENCY))
        .asTable("stated");
  }

  private static WindowSpecificationOrderByStep document() {
    return partitionBy(Arrays.copyOf(names(), 4));
  }

  private static Field<String> line() {
    return ALLOCATED_AMOUNT.LINE_ID.as(ALLOCATED_AMOUNT.LINE_ID);
  }

  private static Field<?>[] names() {
    return Stream.of(
            ALLOCATED_AMOUNT.SOURCE_NAME,
            ALLOCATED_AMOUNT.DOCUMENT_KIND,
            ALLOCATED_AMOUNT.DOCUMENT_ID,
            ALLOCATED_AMOUNT.AMOUNT_KIND,
            ALLOCATED_AMOUNT.ORDER_ID,
            ALLOCATED_AMOUNT.LINE_ID)
        .map(column -> field(name(column.getName()), column.getDataType()))
        .toArray(Field<?>[]::new);
  }

  private static Field<Long> number(String column) {
    return field(name(column), SQLDataType.BIGINT);
  }

  private static Field<BigDecimal> money(String column) {
    return field(name(column), SQLDataType.DECIMAL(18, 4));
  }
}
