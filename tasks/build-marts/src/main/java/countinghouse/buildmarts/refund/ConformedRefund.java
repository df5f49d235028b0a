package countinghouse.buildmarts.refund;

import static countinghouse.buildmarts.table.Expressions.LATEST;
import static countinghouse.buildmarts.table.Expressions.dateKey;
import static countinghouse.buildmarts.table.Expressions.timeOfDayKey;
import static countinghouse.warehouse.tables.conformed.Tables.CONFORMED_ORDER;
import static countinghouse.warehouse.tables.conformed.Tables.CONFORMED_REFUND;
import static countinghouse.warehouse.tables.conformed.Tables.EXCHANGE_RATE;
import static countinghouse.warehouse.tables.conformed.Tables.SOURCE_REFUND;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import countinghouse.buildmarts.money.Reporting;
import countinghouse.buildmarts.table.Inputs;
import countinghouse.buildmarts.table.SelectedTable;
import countinghouse.warehouse.Keys;
import countinghouse.warehouse.tables.conformed.tables.ConformedOrder;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;

/**
 * One row per refund whose order is known, and per return without receipt, with what it inherits.
 *
 * <p>A refund inherits from its order whether it is a sale, a mirror, deleted, and whose it is; its
 * day is its own. A return inside a Square order has that order's currency and place, and counts
 * only if that order is completed, too. A refund whose order has not arrived is not here.
 */
public final class ConformedRefund implements SelectedTable {
  private final Inputs inputs;

  /** The order that is given back. */
  private final ConformedOrder sold = CONFORMED_ORDER.as("sold");

  /** The Square order that the return stands in. */
  private final ConformedOrder back = CONFORMED_ORDER.as("back");

  /** Refunds with the days and rates of these inputs. */
  public ConformedRefund(Inputs inputs) {
    this.inputs = inputs;
  }

  @Override
  public Table<?> table() {
    return CONFORMED_REFUND;
  }

  @Override
  public Select<?> rows() {
    Field<LocalDate> day = inputs.engine().businessDay(SOURCE_REFUND.REFUNDED_AT, inputs.zone());
    Field<LocalDateTime> asOf = coalesce(SOURCE_REFUND.REFUNDED_AT, inline(LATEST));
    Field<LocalDate> rateDay = inputs.engine().businessDay(asOf, inputs.zone());
    return select(
            inputs
                .keys()
                .refund(SOURCE_REFUND.SOURCE_NAME, SOURCE_REFUND.REFUND_ID, SOURCE_REFUND.PART_ID)
                .as(CONFORMED_REFUND.REFUND_KEY),
            SOURCE_REFUND.SOURCE_NAME,
            SOURCE_REFUND.REFUND_ID,
            SOURCE_REFUND.PART_ID,
            SOURCE_REFUND.ORDER_ID,
            coalesce(sold.ORDER_KEY, inline(Keys.NOT_APPLICABLE)).as(CONFORMED_REFUND.ORDER_KEY),
            coalesce(sold.ORDER_STATUS, back.ORDER_STATUS).as(CONFORMED_REFUND.ORDER_STATUS),
            field(isTrue(sold.IS_SALE, true).and(isTrue(back.IS_SALE, true)))
                .as(CONFORMED_REFUND.IS_SALE),
            field(isTrue(sold.IS_MIRROR, false).or(isTrue(back.IS_MIRROR, false)))
                .as(CONFORMED_REFUND.IS_MIRROR),
            field(
                    SOURCE_REFUND
                        .IS_DELETED
                        .isTrue()
                        .or(isTrue(sold.IS_DELETED, false))
                        .or(isTrue(back.IS_DELETED, false)))
                .as(CONFORMED_REFUND.IS_DELETED),
            SOURCE_REFUND.REFUNDED_AT,
            coalesce(sold.AS_OF, asOf).as(CONFORMED_REFUND.PRODUCT_AS_OF),
            day.as(CONFORMED_REFUND.BUSINESS_DAY),
            dateKey(day).as(CONFORMED_REFUND.DATE_KEY),
            timeOfDayKey(inputs.engine().businessTime(SOURCE_REFUND.REFUNDED_AT, inputs.zone()))
                .as(CONFORMED_REFUND.TIME_OF_DAY_KEY),
            inputs.engine().daysBetween(sold.BUSINESS_DAY, day).as(CONFORMED_REFUND.DAYS_TO_REFUND))
        .select(
            coalesce(sold.CUSTOMER_KEY, back.CUSTOMER_KEY).as(CONFORMED_REFUND.CUSTOMER_KEY),
            coalesce(sold.CUSTOMER_DURABLE_KEY, back.CUSTOMER_DURABLE_KEY)
                .as(CONFORMED_REFUND.CUSTOMER_DURABLE_KEY),
            coalesce(sold.CHANNEL_KEY, back.CHANNEL_KEY).as(CONFORMED_REFUND.CHANNEL_KEY),
            coalesce(back.LOCATION_KEY, sold.LOCATION_KEY).as(CONFORMED_REFUND.LOCATION_KEY),
            coalesce(back.CURRENCY, sold.CURRENCY).as(CONFORMED_REFUND.CURRENCY),
            EXCHANGE_RATE.RATE.as(CONFORMED_REFUND.REPORTING_RATE),
            SOURCE_REFUND.TOTAL_AMOUNT)
        .from(SOURCE_REFUND)
        .leftJoin(sold)
        .on(sold.SOURCE_NAME.eq(SOURCE_REFUND.SOURCE_NAME))
        .and(sold.ORDER_ID.eq(SOURCE_REFUND.ORDER_ID))
        .leftJoin(back)
        .on(back.SOURCE_NAME.eq(SOURCE_REFUND.SOURCE_NAME))
        .and(back.ORDER_ID.eq(SOURCE_REFUND.RETURN_ORDER_ID))
        .leftJoin(EXCHANGE_RATE)
        .on(Reporting.isRateOf(coalesce(back.CURRENCY, sold.CURRENCY), rateDay))
        .where(sold.ORDER_ID.isNotNull().or(SOURCE_REFUND.ORDER_ID.isNull()));
  }

  private static Condition isTrue(Field<Boolean> flag, boolean whenThereIsNoOrder) {
    return coalesce(flag, inline(whenThereIsNoOrder)).isTrue();
  }
}
