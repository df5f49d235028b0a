package countinghouse.buildmarts.payment;

import static countinghouse.buildmarts.table.Expressions.LATEST;
import static countinghouse.buildmarts.table.Expressions.dateKey;
import static countinghouse.buildmarts.table.Expressions.timeOfDayKey;
import static countinghouse.warehouse.tables.conformed.Tables.CONFORMED_ORDER;
import static countinghouse.warehouse.tables.conformed.Tables.CUSTOMER_MEMBERSHIP;
import static countinghouse.warehouse.tables.conformed.Tables.EXCHANGE_RATE;
import static countinghouse.warehouse.tables.conformed.Tables.SOURCE_PAYMENT;
import static countinghouse.warehouse.tables.marts.Tables.DIM_CUSTOMER;
import static countinghouse.warehouse.tables.marts.Tables.FCT_PAYMENT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.nullif;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import countinghouse.buildmarts.money.Reporting;
import countinghouse.buildmarts.table.Inputs;
import countinghouse.buildmarts.table.SelectedTable;
import countinghouse.warehouse.Keys;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;

/**
 * One row per payment taken or given back.
 *
 * <p>Natural key: source_name, payment_kind, payment_id. Customer, channel and place are those of
 * the order; without one, what the payment itself says.
 */
public final class FctPayment implements SelectedTable {
  private final Inputs inputs;

  /** Payments with the keys, days and rates of these inputs. */
  public FctPayment(Inputs inputs) {
    this.inputs = inputs;
  }

  @Override
  public Table<?> table() {
    return FCT_PAYMENT;
  }

  @Override
  public Select<?> rows() {
    Field<LocalDate> day = inputs.engine().businessDay(SOURCE_PAYMENT.PAID_AT, inputs.zone());
    Field<LocalDate> rateDay = inputs.engine().businessDay(asOf(), inputs.zone());
    Field<BigDecimal> total = SOURCE_PAYMENT.AMOUNT.plus(SOURCE_PAYMENT.TIP_AMOUNT);
    return select(
            key().as(FCT_PAYMENT.PAYMENT_KEY),
            SOURCE_PAYMENT.SOURCE_NAME,
            SOURCE_PAYMENT.PAYMENT_KIND,
            SOURCE_PAYMENT.PAYMENT_ID,
            SOURCE_PAYMENT.ORDER_ID,
            SOURCE_PAYMENT.ORDER_SOURCE_NAME,
            order().as(FCT_PAYMENT.ORDER_KEY),
            dateKey(day).as(FCT_PAYMENT.DATE_KEY),
            timeOfDayKey(inputs.engine().businessTime(SOURCE_PAYMENT.PAID_AT, inputs.zone()))
                .as(FCT_PAYMENT.TIME_OF_DAY_KEY),
            SOURCE_PAYMENT.PAID_AT,
            coalesce(DIM_CUSTOMER.CUSTOMER_KEY, inline(Keys.UNKNOWN)).as(FCT_PAYMENT.CUSTOMER_KEY),
            customer().as(FCT_PAYMENT.CUSTOMER_DURABLE_KEY),
            coalesce(CONFORMED_ORDER.CHANNEL_KEY, inline(Keys.UNKNOWN)).as(FCT_PAYMENT.CHANNEL_KEY),
            coalesce(CONFORMED_ORDER.LOCATION_KEY, location()).as(FCT_PAYMENT.LOCATION_KEY),
            method().as(FCT_PAYMENT.PAYMENT_METHOD_KEY),
            SOURCE_PAYMENT.PAYMENT_STATUS,
            SOURCE_PAYMENT.IS_COMPLETED.as(FCT_PAYMENT.IS_COUNTED),
            SOURCE_PAYMENT.CURRENCY,
            SOURCE_PAYMENT.AMOUNT,
            SOURCE_PAYMENT.TIP_AMOUNT,
            total.as(FCT_PAYMENT.TOTAL_AMOUNT),
            SOURCE_PAYMENT.FEE_AMOUNT,
            Reporting.amount(total, EXCHANGE_RATE.RATE).as(FCT_PAYMENT.REPORTING_TOTAL_AMOUNT))
        .from(SOURCE_PAYMENT)
        .leftJoin(CONFORMED_ORDER)
        .on(CONFORMED_ORDER.ORDER_KEY.eq(SOURCE_PAYMENT.ORDER_KEY))
        .leftJoin(CUSTOMER_MEMBERSHIP)
        .on(CUSTOMER_MEMBERSHIP.CANDIDATE_KEY.eq(SOURCE_PAYMENT.CANDIDATE_KEY))
        .leftJoin(DIM_CUSTOMER)
        .on(DIM_CUSTOMER.CUSTOMER_DURABLE_KEY.eq(customer()))
        .and(DIM_CUSTOMER.VALID_FROM.le(asOf()))
        .and(DIM_CUSTOMER.VALID_TO.gt(asOf()))
        .leftJoin(EXCHANGE_RATE)
        .on(Reporting.isRateOf(SOURCE_PAYMENT.CURRENCY, rateDay));
  }

  private Field<Long> key() {
    return inputs
        .keys()
        .payment(
            SOURCE_PAYMENT.SOURCE_NAME, SOURCE_PAYMENT.PAYMENT_KIND, SOURCE_PAYMENT.PAYMENT_ID);
  }

  private static Field<Long> order() {
    return when(SOURCE_PAYMENT.ORDER_ID.isNull(), inline(Keys.NOT_APPLICABLE))
        .otherwise(coalesce(CONFORMED_ORDER.ORDER_KEY, inline(Keys.UNKNOWN)));
  }

  private Field<Long> method() {
    return inputs
        .keys()
        .paymentMethod(
            SOURCE_PAYMENT.SOURCE_NAME, SOURCE_PAYMENT.PAYMENT_METHOD, SOURCE_PAYMENT.CARD_BRAND);
  }

  private static Field<LocalDateTime> asOf() {
    return coalesce(SOURCE_PAYMENT.PAID_AT, inline(LATEST));
  }

  private static Field<Long> customer() {
    return coalesce(
        nullif(CONFORMED_ORDER.CUSTOMER_DURABLE_KEY, inline(Keys.UNKNOWN)),
        CUSTOMER_MEMBERSHIP.CUSTOMER_DURABLE_KEY,
        inline(Keys.UNKNOWN));
  }

  private Field<Long> location() {
    return when(SOURCE_PAYMENT.LOCATION_ID.isNull(), inline(Keys.UNKNOWN))
        .otherwise(inputs.keys().location(SOURCE_PAYMENT.SOURCE_NAME, SOURCE_PAYMENT.LOCATION_ID));
  }
}
