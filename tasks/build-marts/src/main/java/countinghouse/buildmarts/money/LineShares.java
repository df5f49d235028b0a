package countinghouse.buildmarts.money;

import static countinghouse.buildmarts.table.Expressions.ZERO;
import static countinghouse.buildmarts.table.Expressions.wholeQuotient;
import static countinghouse.warehouse.tables.conformed.Tables.CURRENCY_UNIT;
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

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.WindowSpecificationOrderByStep;
import org.jooq.impl.SQLDataType;

/**
 * Shares amounts of documents by the lines of an order, all amounts of a document side by side.
 *
 * <p>An amount is shared by the lines' net amounts (a negative one counts as 0; if all are 0,
 * equally) in whole minor units: every line gets the floor of its share, and what is left goes, one
 * unit each, to the largest lines, of equal ones by line id. What is smaller than a minor unit goes
 * to the first of them. The shares therefore add up to the amount, exactly, on every engine: there
 * is no fraction in between, and a quotient is made exact before it is taken.
 *
 * @param documents one row per document
 * @param document its key
 * @param order the key of the order whose lines share
 * @param currency in whose minor units they share
 * @param amounts what they share
 */
public record LineShares(
    Table<?> documents,
    Field<Long> document,
    Field<Long> order,
    Field<String> currency,
    List<Field<BigDecimal>> amounts) {
  private static final Field<Long> DOCUMENT = number("document_key");
  private static final Field<Long> LINE = number("line_key");
  private static final Field<String> LINE_ID = field(name("line_id"), SQLDataType.VARCHAR);
  private static final Field<BigDecimal> UNIT = field(name("unit"), SQLDataType.DECIMAL(18, 4));
  private static final Field<Long> WEIGHT = number("weight");
  private static final Field<Long> WHOLE = number("whole");
  private static final Field<Long> PLACE = number("place");

  /** The document of a row of {@link #lines}. */
  public static Field<Long> documentKey() {
    return DOCUMENT;
  }

  /** The line of a row of {@link #lines}. */
  public static Field<Long> lineKey() {
    return LINE;
  }

  /** The share of one of the amounts that a row of {@link #lines} stands for. */
  public static Field<BigDecimal> share(Field<BigDecimal> amount) {
    Field<Long> extra = when(PLACE.le(left(amount)), inline(1L)).otherwise(inline(0L));
    Field<BigDecimal> crumb = abs(stated(amount)).minus(UNIT.mul(units(amount)));
    Field<Integer> sign = when(stated(amount).lt(BigDecimal.ZERO), inline(-1)).otherwise(inline(1));
    return UNIT.mul(floor(amount).plus(extra))
        .plus(when(PLACE.eq(1L), crumb).otherwise(ZERO))
        .mul(sign);
  }

  /**
   * One row per document and line, with {@link #documentKey}, {@link #lineKey} and whatever {@link
   * #share} is made of: the line's place, and the units that the floors of the shares leave over.
   */
  public Table<?> lines() {
    return select(DOCUMENT, LINE, UNIT)
        .select(each(LineShares::stated))
        .select(each(LineShares::units))
        .select(each(LineShares::floor))
        .select(
            rowNumber().over(ofDocument().orderBy(WEIGHT.desc().nullsLast(), LINE_ID)).as(PLACE))
        .select(
            each(amount ->
                units(amount)
                    .minus(sum(floor(amount)).over(ofDocument()).cast(SQLDataType.BIGINT))
                    .as(left(amount))))
        .from(floors())
        .asTable("lines");
  }

  /** The floor of every line's share. */
  private Table<?> floors() {
    return select(DOCUMENT, LINE, LINE_ID, UNIT, WEIGHT)
        .select(each(LineShares::stated))
        .select(each(LineShares::units))
        .select(each(amount -> wholeQuotient(units(amount).mul(WEIGHT), WHOLE).as(floor(amount))))
        .from(weights())
        .asTable("floors");
  }

  /** The lines of every document with their weights, and the sum of these. */
  private Table<?> weights() {
    Field<BigDecimal> total = sum(WEIGHT).over(ofDocument());
    Field<BigDecimal> lines = sum(inline(1L)).over(ofDocument());
    return select(DOCUMENT, LINE, LINE_ID, UNIT)
        .select(each(LineShares::stated))
        .select(each(LineShares::units))
        .select(
            when(total.eq(BigDecimal.ZERO), inline(1L)).otherwise(WEIGHT).as(WEIGHT),
            when(total.eq(BigDecimal.ZERO), lines)
                .otherwise(total)
                .cast(SQLDataType.BIGINT)
                .as(WHOLE))
        .from(statedLines())
        .asTable("weights");
  }

  private Table<?> statedLines() {
    return select(
            document.as(DOCUMENT),
            ORDER_LINE.LINE_KEY.as(LINE),
            ORDER_LINE.LINE_ID.as(LINE_ID),
            MinorUnits.unit().as(UNIT),
            MinorUnits.of(greatest(ORDER_LINE.NET_AMOUNT, ZERO)).as(WEIGHT))
        .select(each(amount -> amount.as(stated(amount))))
        .select(each(amount -> MinorUnits.of(abs(amount)).as(units(amount))))
        .from(documents)
        .join(ORDER_LINE)
        .on(ORDER_LINE.ORDER_KEY.eq(order))
        .leftJoin(CURRENCY_UNIT)
        .on(CURRENCY_UNIT.CURRENCY.eq(currency))
        .asTable("stated");
  }

  private List<? extends SelectField<?>> each(
      Function<Field<BigDecimal>, ? extends SelectField<?>> column) {
    return amounts.stream().map(column).toList();
  }

  /** The amount of the document. */
  private static Field<BigDecimal> stated(Field<BigDecimal> amount) {
    return field(name(amount.getName()), SQLDataType.DECIMAL(18, 4));
  }

  /** The whole minor units of it. */
  private static Field<Long> units(Field<BigDecimal> amount) {
    return number(amount.getName() + "_units");
  }

  /** The floor of a line's share of these. */
  private static Field<Long> floor(Field<BigDecimal> amount) {
    return number(amount.getName() + "_floor");
  }

  /** What the floors of all lines leave over. */
  private static Field<Long> left(Field<BigDecimal> amount) {
    return number(amount.getName() + "_left");
  }

  /** A new one each time: adding an order to one changes it. */
  private static WindowSpecificationOrderByStep ofDocument() {
    return partitionBy(DOCUMENT);
  }

  private static Field<Long> number(String column) {
    return field(name(column), SQLDataType.BIGINT);
  }
}
