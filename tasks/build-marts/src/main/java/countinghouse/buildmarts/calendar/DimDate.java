package countinghouse.buildmarts.calendar;

import static countinghouse.warehouse.tables.conformed.Tables.CONFORMED_ORDER;
import static countinghouse.warehouse.tables.conformed.Tables.CONFORMED_REFUND;
import static countinghouse.warehouse.tables.conformed.Tables.ORDER_OUTCOME;
import static countinghouse.warehouse.tables.conformed.Tables.SOURCE_PAYMENT;
import static countinghouse.warehouse.tables.marts.Tables.DIM_DATE;
import static countinghouse.warehouse.tables.ops.Tables.LOAD;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import countinghouse.buildmarts.table.ComputedTable;
import countinghouse.buildmarts.table.Expressions;
import countinghouse.buildmarts.table.Inputs;
import countinghouse.warehouse.ExpectedHead;
import countinghouse.warehouse.Keys;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.AggregateFunction;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * One row per calendar day of the business zone.
 *
 * <p>Natural key: full_date. From the first day on which anything was ordered, sold, refunded or
 * paid to the last, or to the last that was read to its end: a day on which nothing happened is one
 * without sales. A calendar is computed, because no two engines agree on how to make one.
 */
public final class DimDate implements ComputedTable {
  private static final LocalDate NO_DAY = LocalDate.of(1900, 1, 1);

  private static final Field<LocalDateTime> INSTANT =
      field(name("instant"), SQLDataType.LOCALDATETIME);

  private final Inputs inputs;

  /** Days of the zone, week and fiscal year of these inputs. */
  public DimDate(Inputs inputs) {
    this.inputs = inputs;
  }

  @Override
  public Table<?> table() {
    return DIM_DATE;
  }

  @Override
  public Stream<List<@Nullable Object>> rows(DSLContext dsl) {
    Optional<LocalDateTime> readUpTo = readUpTo(dsl);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    rows.add(row(Keys.UNKNOWN, NO_DAY, false));
    rows.add(row(Keys.NOT_APPLICABLE, NO_DAY.plusDays(1), false));
    Optional<LocalDate> first = edge(dsl, DSL::min);
    Optional<LocalDate> last =
        Stream.of(edge(dsl, DSL::max), lastComplete(readUpTo))
            .flatMap(Optional::stream)
            .max(Comparator.naturalOrder());
    if (first.isPresent() && last.isPresent()) {
      first
          .get()
          .datesUntil(last.get().plusDays(1))
          .forEach(day -> rows.add(row((long) Keys.ofDay(day), day, isComplete(day, readUpTo))));
    }
    return rows.stream();
  }

  /**
   * The first or the last day on which anything happened: the day of the first or last instant,
   * since half a million conversions of times cost more than all the rest of a calendar. (Clocks
   * that go back over midnight, as in St. John's until 2011, are the one case where a later instant
   * may have an earlier day.)
   */
  private Optional<LocalDate> edge(
      DSLContext dsl, Function<Field<LocalDateTime>, AggregateFunction<LocalDateTime>> edge) {
    Field<LocalDate> day = inputs.engine().businessDay(edge.apply(INSTANT), inputs.zone());
    return dsl.select(day)
        .from(
            select(CONFORMED_ORDER.SOLD_AT.as(INSTANT))
                .from(CONFORMED_ORDER)
                .unionAll(select(CONFORMED_REFUND.REFUNDED_AT).from(CONFORMED_REFUND))
                .unionAll(select(SOURCE_PAYMENT.PAID_AT).from(SOURCE_PAYMENT))
                .unionAll(select(ORDER_OUTCOME.ORDERED_AT).from(ORDER_OUTCOME))
                .unionAll(select(ORDER_OUTCOME.PAID_AT).from(ORDER_OUTCOME))
                .unionAll(select(ORDER_OUTCOME.COMPLETED_AT).from(ORDER_OUTCOME))
                .asTable("happened"))
        .fetchOptional(day);
  }

  /**
   * Until when every head of every source in use has been read; nothing while one was never read. A
   * head that is read whole has no window, and counts when it was read at all.
   */
  private Optional<LocalDateTime> readUpTo(DSLContext dsl) {
    Map<ExpectedHead, LocalDateTime> read =
        dsl.select(LOAD.SOURCE_NAME, LOAD.HEAD, max(windowEnd()))
            .from(LOAD)
            .where(LOAD.KIND.in("window", "full"))
            .groupBy(LOAD.SOURCE_NAME, LOAD.HEAD)
            .fetchMap(row -> new ExpectedHead(row.value1(), row.value2()), Record3::value3);
    List<ExpectedHead> expected = ExpectedHead.of(dsl, inputs.sources());
    return read.keySet().containsAll(expected)
        ? expected.stream().map(read::get).min(Comparator.naturalOrder())
        : Optional.empty();
  }

  /** What is read whole holds nothing up: when it was read, is for freshness to tell. */
  private static Field<LocalDateTime> windowEnd() {
    return when(LOAD.KIND.eq("window"), LOAD.RANGE_TO).otherwise(Expressions.END);
  }

  private Optional<LocalDate> lastComplete(Optional<LocalDateTime> readUpTo) {
    return readUpTo
        .filter(instant -> instant.isBefore(Expressions.END))
        .map(instant ->
            instant.atOffset(ZoneOffset.UTC).atZoneSameInstant(inputs.zone()).toLocalDate())
        .map(day -> day.minusDays(1));
  }

  private boolean isComplete(LocalDate day, Optional<LocalDateTime> readUpTo) {
    LocalDateTime end =
        LocalDateTime.ofInstant(
            day.plusDays(1).atStartOfDay(inputs.zone()).toInstant(), ZoneOffset.UTC);
    return readUpTo.filter(instant -> !instant.isBefore(end)).isPresent();
  }

  private List<@Nullable Object> row(long key, LocalDate day, boolean isComplete) {
    return List.of(
        Math.toIntExact(key),
        day,
        day.getYear(),
        day.get(IsoFields.QUARTER_OF_YEAR),
        day.getMonthValue(),
        day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
        day.withDayOfMonth(1),
        day.with(TemporalAdjusters.previousOrSame(inputs.weekStart())),
        day.get(IsoFields.WEEK_BASED_YEAR),
        day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
        day.getDayOfMonth(),
        day.getDayOfWeek().getValue(),
        day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY,
        fiscalYear(day),
        isComplete);
  }

  private int fiscalYear(LocalDate day) {
    boolean startsInJanuary = inputs.fiscalYearStart() == Month.JANUARY;
    boolean hasStarted = day.getMonth().compareTo(inputs.fiscalYearStart()) >= 0;
    return !startsInJanuary && hasStarted ? day.getYear() + 1 : day.getYear();
  }
}
