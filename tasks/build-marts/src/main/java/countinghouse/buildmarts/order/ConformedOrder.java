package countinghouse.buildmarts.order;

import static countinghouse.buildmarts.table.Expressions.LATEST;
import static countinghouse.buildmarts.table.Expressions.dateKey;
import static countinghouse.buildmarts.table.Expressions.timeOfDayKey;
import static countinghouse.warehouse.tables.conformed.Tables.CONFORMED_ORDER;
import static countinghouse.warehouse.tables.conformed.Tables.CUSTOMER_MEMBERSHIP;
import static countinghouse.warehouse.tables.conformed.Tables.CUSTOMER_VERSION;
import static countinghouse.warehouse.tables.conformed.Tables.EXCHANGE_RATE;
import static countinghouse.warehouse.tables.conformed.Tables.MIRRORED_ORDER;
import static countinghouse.warehouse.tables.conformed.Tables.RULE_ORDER_STATUS;
import static countinghouse.warehouse.tables.conformed.Tables.SOURCE_ORDER;
import static countinghouse.warehouse.tables.marts.Tables.DIM_CUSTOMER;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import countinghouse.buildmarts.channel.OrderChannel;
import countinghouse.buildmarts.money.Reporting;
import countinghouse.buildmarts.table.Inputs;
import countinghouse.buildmarts.table.SelectedTable;
import countinghouse.warehouse.Keys;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;

/**
 * One row per order of any source, with its place in every dimension and the answer to: is it a
 * sale?
 *
 * <p>A status that no rule lists is not a sale. Everything about the customer is as at the sale.
 */
public final class ConformedOrder implements SelectedTable {
  /** What an order is when no rule knows its status. */
  private static final String UNLISTED = "not_sale";

  private final Inputs inputs;
  private final OrderChannel channel;

  /** Orders with the keys, days and rates of these inputs. */
  public ConformedOrder(Inputs inputs) {
    this.inputs = inputs;
    this.channel = new OrderChannel(inputs.keys());
  }

  @Override
  public Table<?> table() {
    return CONFORMED_ORDER;
  }

  @Override
  public Select<?> rows() {
    Field<LocalDate> day = inputs.engine().businessDay(SOURCE_ORDER.SOLD_AT, inputs.zone());
    Field<LocalDate> rateDay = inputs.engine().businessDay(asOf(), inputs.zone());
    Field<String> treatment = coalesce(RULE_ORDER_STATUS.TREATMENT, inline(UNLISTED));
    Condition isSale = treatment.eq("sale");
    return select(
            SOURCE_ORDER.SOURCE_NAME,
            SOURCE_ORDER.SOURCE_KIND,
            SOURCE_ORDER.ORDER_KEY,
            SOURCE_ORDER.ORDER_ID,
            SOURCE_ORDER.ORDER_NUMBER,
            SOURCE_ORDER.ORDER_STATUS,
            treatment.as(CONFORMED_ORDER.TREATMENT),
            field(isSale).as(CONFORMED_ORDER.IS_SALE),
            field(MIRRORED_ORDER.ORDER_KEY.isNotNull()).as(CONFORMED_ORDER.IS_MIRROR),
            SOURCE_ORDER.IS_DELETED,
            field(
                    isSale
                        .and(MIRRORED_ORDER.ORDER_KEY.isNull())
                        .and(SOURCE_ORDER.IS_DELETED.isFalse()))
                .as(CONFORMED_ORDER.IS_COUNTED),
            SOURCE_ORDER.SOLD_AT,
            asOf().as(CONFORMED_ORDER.AS_OF),
            day.as(CONFORMED_ORDER.BUSINESS_DAY),
            dateKey(day).as(CONFORMED_ORDER.DATE_KEY),
            timeOfDayKey(inputs.engine().businessTime(SOURCE_ORDER.SOLD_AT, inputs.zone()))
                .as(CONFORMED_ORDER.TIME_OF_DAY_KEY))
        .select(
            coalesce(DIM_CUSTOMER.CUSTOMER_KEY, inline(Keys.UNKNOWN))
                .as(CONFORMED_ORDER.CUSTOMER_KEY),
            coalesce(DIM_CUSTOMER.CUSTOMER_DURABLE_KEY, inline(Keys.UNKNOWN))
                .as(CONFORMED_ORDER.CUSTOMER_DURABLE_KEY),
            coalesce(channel.key(), inline(Keys.UNKNOWN)).as(CONFORMED_ORDER.CHANNEL_KEY),
            inputs
                .keys()
                .location(SOURCE_ORDER.SOURCE_NAME, SOURCE_ORDER.LOCATION_ID)
                .as(CONFORMED_ORDER.LOCATION_KEY),
            SOURCE_ORDER.CURRENCY,
            EXCHANGE_RATE.RATE.as(CONFORMED_ORDER.REPORTING_RATE),
            SOURCE_ORDER.TOTAL_AMOUNT)
        .from(SOURCE_ORDER)
        .leftJoin(RULE_ORDER_STATUS)
        .on(RULE_ORDER_STATUS.SOURCE_KIND.eq(SOURCE_ORDER.SOURCE_KIND))
        .and(RULE_ORDER_STATUS.STATUS.eq(SOURCE_ORDER.ORDER_STATUS))
        .leftJoin(MIRRORED_ORDER)
        .on(MIRRORED_ORDER.ORDER_KEY.eq(SOURCE_ORDER.ORDER_KEY))
        .leftJoin(CUSTOMER_MEMBERSHIP)
        .on(CUSTOMER_MEMBERSHIP.CANDIDATE_KEY.eq(SOURCE_ORDER.CANDIDATE_KEY))
        .leftJoin(DIM_CUSTOMER)
        .on(DIM_CUSTOMER.CUSTOMER_DURABLE_KEY.eq(CUSTOMER_MEMBERSHIP.CUSTOMER_DURABLE_KEY))
        .and(DIM_CUSTOMER.VALID_FROM.le(asOf()))
        .and(DIM_CUSTOMER.VALID_TO.gt(asOf()))
        .leftJoin(CUSTOMER_VERSION)
        .on(OrderChannel.isBuyerInGroups(asOf()))
        .leftJoin(channel.ofEveryWay(asOf()))
        .on(channel.isOfOrder())
        .leftJoin(EXCHANGE_RATE)
        .on(Reporting.isRateOf(SOURCE_ORDER.CURRENCY, rateDay));
  }

  private static Field<LocalDateTime> asOf() {
    return coalesce(SOURCE_ORDER.SOLD_AT, inline(LATEST));
  }
}
