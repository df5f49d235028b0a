package countinghouse.buildmarts.order;

import static countinghouse.buildmarts.table.Expressions.ZERO;
import static countinghouse.buildmarts.table.Expressions.currency;
import static countinghouse.buildmarts.table.Expressions.filled;
import static countinghouse.buildmarts.table.Expressions.orZero;
import static countinghouse.buildmarts.table.Expressions.text;
import static countinghouse.star.ProfileKind.GUEST;
import static countinghouse.star.ProfileKind.REGISTERED;
import static countinghouse.star.ProfileKind.TILL;
import static countinghouse.warehouse.tables.conformed.Tables.SOURCE_ORDER;
import static countinghouse.warehouse.tables.staging.Tables.SQUARE_ORDERS;
import static countinghouse.warehouse.tables.staging.Tables.WOOCOMMERCE_ORDERS;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import countinghouse.buildmarts.table.Inputs;
import countinghouse.buildmarts.table.NaturalKeys;
import countinghouse.buildmarts.table.SelectedTable;
import countinghouse.warehouse.CurrentVersions;
import countinghouse.warehouse.tables.staging.tables.SquareOrders;
import countinghouse.warehouse.tables.staging.tables.WoocommerceOrders;
import java.math.BigDecimal;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * One row per order of a source, with the amounts that its header states, the profile that placed
 * it, and what it says of its buyer: staging's current versions, read once for all who ask.
 *
 * <p>A shop sells when the order is created, a till when it is closed.
 */
public final class SourceOrder implements SelectedTable {
  private final NaturalKeys keys;
  private final OrderParts parts = new OrderParts();

  /** Orders with the keys of these inputs. */
  public SourceOrder(Inputs inputs) {
    this.keys = inputs.keys();
  }

  /** What the header of an order leaves for its lines, without tax. */
  static Field<BigDecimal> ofLines() {
    return SOURCE_ORDER
        .TOTAL_AMOUNT
        .minus(SOURCE_ORDER.SHIPPING_AMOUNT)
        .minus(SOURCE_ORDER.FEE_AMOUNT)
        .minus(SOURCE_ORDER.TIP_AMOUNT)
        .minus(SOURCE_ORDER.ROUNDING_AMOUNT)
        .minus(SOURCE_ORDER.TAX_AMOUNT);
  }

  @Override
  public Table<?> table() {
    return SOURCE_ORDER;
  }

  @Override
  public Select<?> rows() {
    return woocommerce().unionAll(square());
  }

  private Select<Record> woocommerce() {
    WoocommerceOrders sold = WOOCOMMERCE_ORDERS.as("sold");
    Table<?> fee = parts.shopFees();
    return select(
            sold.SOURCE_NAME.as(SOURCE_ORDER.SOURCE_NAME),
            inline("woocommerce").as(SOURCE_ORDER.SOURCE_KIND),
            sold.CONTENT_RUN_ID,
            sold.RECORD_NUMBER,
            keys.order(sold.SOURCE_NAME, text(sold.ID)).as(SOURCE_ORDER.ORDER_KEY),
            text(sold.ID).as(SOURCE_ORDER.ORDER_ID),
            coalesce(filled(sold.NUMBER), text(sold.ID)).as(SOURCE_ORDER.ORDER_NUMBER),
            sold.STATUS.as(SOURCE_ORDER.ORDER_STATUS),
            sold.DATE_CREATED.as(SOURCE_ORDER.SOLD_AT),
            sold.DATE_CREATED.as(SOURCE_ORDER.CREATED_AT),
            sold.DATE_PAID.as(SOURCE_ORDER.PAID_AT),
            sold.DATE_COMPLETED.as(SOURCE_ORDER.COMPLETED_AT),
            sold.CURRENCY.as(SOURCE_ORDER.CURRENCY))
        .select(
            buyerKind(sold).as(SOURCE_ORDER.PROFILE_KIND),
            buyer(sold).as(SOURCE_ORDER.CANDIDATE_ID),
            keys.candidate(sold.SOURCE_NAME, buyerKind(sold), buyer(sold))
                .as(SOURCE_ORDER.CANDIDATE_KEY),
            sold.BILLING_EMAIL.as(SOURCE_ORDER.BUYER_EMAIL),
            sold.BILLING_PHONE.as(SOURCE_ORDER.BUYER_PHONE),
            sold.BILLING_LAST_NAME.as(SOURCE_ORDER.BUYER_FAMILY_NAME),
            filled(sold.BILLING_COUNTRY).as(SOURCE_ORDER.BUYER_COUNTRY),
            filled(sold.BILLING_STATE).as(SOURCE_ORDER.BUYER_REGION))
        .select(
            filled(sold.CREATED_VIA).as(SOURCE_ORDER.CHANNEL_HINT),
            filled(sold.PAYMENT_METHOD).as(SOURCE_ORDER.PAYMENT_METHOD),
            filled(sold.PAYMENT_METHOD_TITLE).as(SOURCE_ORDER.PAYMENT_METHOD_TITLE),
            filled(sold.TRANSACTION_ID).as(SOURCE_ORDER.TRANSACTION_ID),
            filled(sold.SQUARE_ORDER_ID).as(SOURCE_ORDER.MIRRORED_ORDER_ID),
            inline("shop").as(SOURCE_ORDER.LOCATION_ID),
            sold.IS_DELETED.as(SOURCE_ORDER.IS_DELETED))
        .select(
            orZero(sold.SHIPPING_TOTAL).as(SOURCE_ORDER.SHIPPING_AMOUNT),
            orZero(OrderParts.amount(fee)).as(SOURCE_ORDER.FEE_AMOUNT),
            ZERO.as(SOURCE_ORDER.TIP_AMOUNT),
            ZERO.as(SOURCE_ORDER.ROUNDING_AMOUNT),
            orZero(sold.TOTAL_TAX).as(SOURCE_ORDER.TAX_AMOUNT),
            orZero(sold.TOTAL).as(SOURCE_ORDER.TOTAL_AMOUNT),
            inline(false).as(SOURCE_ORDER.HAS_RETURNS))
        .from(CurrentVersions.all(sold))
        .leftJoin(fee)
        .on(CurrentVersions.belongs(fee, sold));
  }

  private static Field<String> buyerKind(WoocommerceOrders sold) {
    return when(sold.CUSTOMER_ID.gt(0L), inline(REGISTERED.label()))
        .otherwise(inline(GUEST.label()));
  }

  private static Field<String> buyer(WoocommerceOrders sold) {
    return when(sold.CUSTOMER_ID.gt(0L), text(sold.CUSTOMER_ID)).otherwise(text(sold.ID));
  }

  private Select<Record> square() {
    SquareOrders sold = SQUARE_ORDERS.as("sold");
    Table<?> charge = parts.serviceCharges();
    Table<?> buyer = parts.buyers();
    Table<?> returned = parts.returns();
    Field<String> customer = coalesce(filled(sold.CUSTOMER_ID), OrderParts.value(buyer));
    return select(
            sold.SOURCE_NAME,
            inline("square"),
            sold.CONTENT_RUN_ID,
            sold.RECORD_NUMBER,
            keys.order(sold.SOURCE_NAME, sold.ID),
            sold.ID,
            sold.ID, // ticket name and reference may be a person's name, which marts do not hold
            coalesce(sold.STATE, inline("unknown")),
            sold.CLOSED_AT,
            sold.CREATED_AT,
            castNull(SQLDataType.LOCALDATETIME),
            when(sold.STATE.eq("COMPLETED"), sold.CLOSED_AT),
            currency(sold.CURRENCY))
        .select(
            when(customer.isNotNull(), inline(TILL.label())),
            customer,
            when(
                customer.isNotNull(),
                keys.candidate(sold.SOURCE_NAME, inline(TILL.label()), customer)),
            castNull(SQLDataType.VARCHAR),
            castNull(SQLDataType.VARCHAR),
            castNull(SQLDataType.VARCHAR),
            castNull(SQLDataType.VARCHAR),
            castNull(SQLDataType.VARCHAR))
        .select(
            filled(sold.SOURCE),
            castNull(SQLDataType.VARCHAR),
            castNull(SQLDataType.VARCHAR),
            castNull(SQLDataType.VARCHAR),
            filled(sold.WOOCOMMERCE_ORDER_ID),
            sold.LOCATION_ID,
            sold.IS_DELETED)
        .select(
            ZERO,
            orZero(OrderParts.amount(charge)),
            orZero(sold.TOTAL_TIP_MONEY),
            orZero(sold.ROUNDING_MONEY),
            orZero(sold.TOTAL_TAX_MONEY),
            orZero(sold.TOTAL_MONEY),
            field(OrderParts.isThere(returned)))
        .from(CurrentVersions.all(sold))
        .leftJoin(charge)
        .on(CurrentVersions.belongs(charge, sold))
        .leftJoin(buyer)
        .on(OrderParts.source(buyer).eq(sold.SOURCE_NAME))
        .and(OrderParts.order(buyer).eq(sold.ID))
        .leftJoin(returned)
        .on(CurrentVersions.belongs(returned, sold));
  }
}
