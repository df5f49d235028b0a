package countinghouse.buildmarts.order;

import static countinghouse.buildmarts.table.Expressions.ZERO;
import static countinghouse.buildmarts.table.Expressions.dateKey;
import static countinghouse.buildmarts.table.Expressions.timeOfDayKey;
import static countinghouse.buildmarts.table.Expressions.wholeQuotient;
import static countinghouse.warehouse.tables.conformed.Tables.CONFORMED_ORDER;
import static countinghouse.warehouse.tables.conformed.Tables.ORDER_OUTCOME;
import static countinghouse.warehouse.tables.marts.Tables.FCT_ORDER;
import static countinghouse.warehouse.tables.marts.Tables.FCT_SALES_LINE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import countinghouse.buildmarts.table.Inputs;
import countinghouse.buildmarts.table.SelectedTable;
import countinghouse.warehouse.Keys;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.Table;

/**
 * One row per order, as far as it has come (accumulating snapshot); net sales is summed in
 * sales_movement, not here.
 *
 * <p>Natural key: source_name, order_id. What has not happened has the day and the time −2; what
 * happened at an instant that the source does not tell has −1. A lag is null until it is known. The
 * measures are sums of the order's lines.
 */
public final class FctOrder implements SelectedTable {
  private static final String LINES = "lines";
  private static final long MICROSECONDS = 60_000_000L;
  private static final int NOT_APPLICABLE = Math.toIntExact(Keys.NOT_APPLICABLE);

  private final Inputs inputs;

  /** Orders with the keys and days of these inputs. */
  public FctOrder(Inputs inputs) {
    this.inputs = inputs;
  }

  @Override
  public Table<?> table() {
    return FCT_ORDER;
  }

  @Override
  public Select<?> rows() {
    return select(identity())
        .select(milestones())
        .select(dimensions())
        .select(instants())
        .select(lags())
        .select(amounts())
        .select(settlement())
        .from(CONFORMED_ORDER)
        .join(ORDER_OUTCOME)
        .on(ORDER_OUTCOME.ORDER_KEY.eq(CONFORMED_ORDER.ORDER_KEY))
        .leftJoin(lines())
        .on(field(name(LINES, "order_key"), Long.class).eq(CONFORMED_ORDER.ORDER_KEY));
  }

  private static SelectField<?>[] identity() {
    return new SelectField<?>[] {
      CONFORMED_ORDER.ORDER_KEY,
      CONFORMED_ORDER.SOURCE_NAME,
      CONFORMED_ORDER.ORDER_ID,
      CONFORMED_ORDER.ORDER_NUMBER,
      CONFORMED_ORDER.ORDER_STATUS
    };
  }

  private SelectField<?>[] milestones() {
    Condition isPaid = ORDER_OUTCOME.PAID_AT.isNotNull();
    Condition isCompleted = ORDER_OUTCOME.IS_COMPLETED.isTrue();
    Condition isRefunded = ORDER_OUTCOME.REFUND_COUNT.gt(0);
    Field<LocalDateTime> first = ORDER_OUTCOME.FIRST_REFUNDED_AT;
    Field<LocalDateTime> last = ORDER_OUTCOME.LAST_REFUNDED_AT;
    return new SelectField<?>[] {
      CONFORMED_ORDER.DATE_KEY,
      CONFORMED_ORDER.TIME_OF_DAY_KEY,
      day(ORDER_OUTCOME.ORDERED_AT).as(FCT_ORDER.ORDERED_DATE_KEY),
      time(ORDER_OUTCOME.ORDERED_AT).as(FCT_ORDER.ORDERED_TIME_OF_DAY_KEY),
      when(isPaid, day(ORDER_OUTCOME.PAID_AT))
          .otherwise(NOT_APPLICABLE)
          .as(FCT_ORDER.PAID_DATE_KEY),
      when(isPaid, time(ORDER_OUTCOME.PAID_AT))
          .otherwise(NOT_APPLICABLE)
          .as(FCT_ORDER.PAID_TIME_OF_DAY_KEY),
      when(isCompleted, day(ORDER_OUTCOME.COMPLETED_AT))
          .otherwise(NOT_APPLICABLE)
          .as(FCT_ORDER.COMPLETED_DATE_KEY),
      when(isCompleted, time(ORDER_OUTCOME.COMPLETED_AT))
          .otherwise(NOT_APPLICABLE)
          .as(FCT_ORDER.COMPLETED_TIME_OF_DAY_KEY),
      when(isRefunded, day(first)).otherwise(NOT_APPLICABLE).as(FCT_ORDER.FIRST_REFUND_DATE_KEY),
      when(isRefunded, time(first))
          .otherwise(NOT_APPLICABLE)
          .as(FCT_ORDER.FIRST_REFUND_TIME_OF_DAY_KEY),
      when(isRefunded, day(last)).otherwise(NOT_APPLICABLE).as(FCT_ORDER.LAST_REFUND_DATE_KEY),
      when(isRefunded, time(last))
          .otherwise(NOT_APPLICABLE)
          .as(FCT_ORDER.LAST_REFUND_TIME_OF_DAY_KEY)
    };
  }

  private Field<Integer> day(Field<LocalDateTime> instant) {
    return dateKey(inputs.engine().businessDay(instant, inputs.zone()));
  }

  private Field<Integer> time(Field<LocalDateTime> instant) {
    return timeOfDayKey(inputs.engine().businessTime(instant, inputs.zone()));
  }

  private static SelectField<?>[] dimensions() {
    return new SelectField<?>[] {
      CONFORMED_ORDER.CUSTOMER_KEY,
      CONFORMED_ORDER.CUSTOMER_DURABLE_KEY,
      CONFORMED_ORDER.CHANNEL_KEY,
      CONFORMED_ORDER.LOCATION_KEY,
      ORDER_OUTCOME.PAYMENT_METHOD_KEY,
      ORDER_OUTCOME.ORDER_FLAGS_KEY,
      ORDER_OUTCOME.IS_COUNTED
    };
  }

  private static SelectField<?>[] instants() {
    return new SelectField<?>[] {
      ORDER_OUTCOME.ORDERED_AT,
      ORDER_OUTCOME.PAID_AT,
      ORDER_OUTCOME.COMPLETED_AT,
      ORDER_OUTCOME.FIRST_REFUNDED_AT,
      ORDER_OUTCOME.LAST_REFUNDED_AT
    };
  }

  private SelectField<?>[] lags() {
    return new SelectField<?>[] {
      minutesTo(ORDER_OUTCOME.PAID_AT).as(FCT_ORDER.MINUTES_TO_PAYMENT),
      minutesTo(ORDER_OUTCOME.COMPLETED_AT).as(FCT_ORDER.MINUTES_TO_COMPLETION),
      inputs
          .engine()
          .daysBetween(
              CONFORMED_ORDER.BUSINESS_DAY,
              inputs.engine().businessDay(ORDER_OUTCOME.FIRST_REFUNDED_AT, inputs.zone()))
          .as(FCT_ORDER.DAYS_TO_FIRST_REFUND)
    };
  }

  private Field<Long> minutesTo(Field<LocalDateTime> instant) {
    Field<Long> micros =
        inputs
            .engine()
            .epochMicros(instant)
            .minus(inputs.engine().epochMicros(ORDER_OUTCOME.ORDERED_AT));
    return wholeQuotient(micros, inline(MICROSECONDS));
  }

  private static SelectField<?>[] amounts() {
    return Stream.concat(
            Stream.of(
                CONFORMED_ORDER.CURRENCY,
                coalesce(ofLines(FCT_ORDER.LINE_COUNT), inline(0)).as(FCT_ORDER.LINE_COUNT)),
            Stream.concat(
                summed().stream().map(measure -> coalesce(ofLines(measure), ZERO).as(measure)),
                Stream.of(
                    ofLines(FCT_ORDER.REPORTING_NET_AMOUNT),
                    ofLines(FCT_ORDER.REPORTING_TOTAL_AMOUNT))))
        .toArray(SelectField<?>[]::new);
  }

  private static SelectField<?>[] settlement() {
    return new SelectField<?>[] {
      ORDER_OUTCOME.PAYMENT_COUNT,
      ORDER_OUTCOME.PAID_AMOUNT,
      ORDER_OUTCOME.REFUND_COUNT,
      ORDER_OUTCOME.REFUNDED_NET_AMOUNT,
      ORDER_OUTCOME.REFUNDED_TOTAL_AMOUNT
    };
  }

  /** The measures that an order and its lines have alike. */
  private static List<Field<BigDecimal>> summed() {
    return List.of(
        FCT_ORDER.QUANTITY,
        FCT_ORDER.GROSS_AMOUNT,
        FCT_ORDER.DISCOUNT_AMOUNT,
        FCT_ORDER.NET_AMOUNT,
        FCT_ORDER.TAX_AMOUNT,
        FCT_ORDER.SHIPPING_AMOUNT,
        FCT_ORDER.FEE_AMOUNT,
        FCT_ORDER.TIP_AMOUNT,
        FCT_ORDER.GIFT_CARD_AMOUNT,
        FCT_ORDER.ROUNDING_AMOUNT,
        FCT_ORDER.TOTAL_AMOUNT);
  }

  private static <T> Field<T> ofLines(Field<T> measure) {
    return field(name(LINES, measure.getName()), measure.getDataType());
  }

  private static Table<?> lines() {
    Stream<Field<BigDecimal>> measures =
        Stream.concat(
            summed().stream(),
            Stream.of(FCT_ORDER.REPORTING_NET_AMOUNT, FCT_ORDER.REPORTING_TOTAL_AMOUNT));
    return select(FCT_SALES_LINE.ORDER_KEY, count().as(FCT_ORDER.LINE_COUNT))
        .select(
            measures
                .map(measure ->
                    sum(field(
                            name(FCT_SALES_LINE.getName(), measure.getName()),
                            measure.getDataType()))
                        .cast(measure.getDataType())
                        .as(measure))
                .toList())
        .from(FCT_SALES_LINE)
        .groupBy(FCT_SALES_LINE.ORDER_KEY)
        .asTable(LINES);
  }
}
