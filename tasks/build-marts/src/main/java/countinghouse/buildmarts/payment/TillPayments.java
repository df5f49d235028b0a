package countinghouse.buildmarts.payment;

import static countinghouse.buildmarts.table.Expressions.ZERO;
import static countinghouse.buildmarts.table.Expressions.currency;
import static countinghouse.buildmarts.table.Expressions.filled;
import static countinghouse.buildmarts.table.Expressions.orZero;
import static countinghouse.buildmarts.table.Expressions.total;
import static countinghouse.star.PaymentKind.PAYMENT;
import static countinghouse.star.PaymentKind.REFUND;
import static countinghouse.star.ProfileKind.TILL;
import static countinghouse.warehouse.tables.conformed.Tables.MIRRORED_ORDER;
import static countinghouse.warehouse.tables.conformed.Tables.SOURCE_PAYMENT;
import static countinghouse.warehouse.tables.staging.Tables.SQUARE_ORDERS;
import static countinghouse.warehouse.tables.staging.Tables.SQUARE_ORDER_TENDERS;
import static countinghouse.warehouse.tables.staging.Tables.SQUARE_PAYMENTS;
import static countinghouse.warehouse.tables.staging.Tables.SQUARE_PAYMENT_FEES;
import static countinghouse.warehouse.tables.staging.Tables.SQUARE_REFUNDS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import countinghouse.buildmarts.table.NaturalKeys;
import countinghouse.warehouse.CurrentVersions;
import countinghouse.warehouse.tables.staging.tables.SquareOrderTenders;
import countinghouse.warehouse.tables.staging.tables.SquareOrders;
import countinghouse.warehouse.tables.staging.tables.SquarePaymentFees;
import countinghouse.warehouse.tables.staging.tables.SquarePayments;
import countinghouse.warehouse.tables.staging.tables.SquareRefunds;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** The money that Square took and gave back. */
final class TillPayments {
  private static final String GIFT_CARD = "SQUARE_GIFT_CARD";

  private final NaturalKeys keys;
  private final SquarePayments paid = SQUARE_PAYMENTS.as("paid");

  TillPayments(NaturalKeys keys) {
    this.keys = keys;
  }

  Select<Record> payments() {
    return select(
            paid.SOURCE_NAME.as(SOURCE_PAYMENT.SOURCE_NAME),
            inline("square").as(SOURCE_PAYMENT.SOURCE_KIND),
            inline(PAYMENT.label()).as(SOURCE_PAYMENT.PAYMENT_KIND),
            paid.ID.as(SOURCE_PAYMENT.PAYMENT_ID),
            coalesce(MIRRORED_ORDER.SHOP_SOURCE_NAME, paid.SOURCE_NAME)
                .as(SOURCE_PAYMENT.ORDER_SOURCE_NAME),
            coalesce(MIRRORED_ORDER.SHOP_ORDER_ID, paid.ORDER_ID).as(SOURCE_PAYMENT.ORDER_ID),
            order(paid.SOURCE_NAME, paid.ORDER_ID).as(SOURCE_PAYMENT.ORDER_KEY),
            paid.CREATED_AT.as(SOURCE_PAYMENT.PAID_AT),
            candidate(paid.SOURCE_NAME, paid.CUSTOMER_ID).as(SOURCE_PAYMENT.CANDIDATE_KEY),
            paid.LOCATION_ID.as(SOURCE_PAYMENT.LOCATION_ID))
        .select(
            method().as(SOURCE_PAYMENT.PAYMENT_METHOD),
            brand().as(SOURCE_PAYMENT.CARD_BRAND),
            coalesce(paid.STATUS, inline("unknown")).as(SOURCE_PAYMENT.PAYMENT_STATUS),
            isCompleted(paid.STATUS, paid.IS_DELETED).as(SOURCE_PAYMENT.IS_COMPLETED),
            currency(paid.CURRENCY).as(SOURCE_PAYMENT.CURRENCY),
            orZero(paid.AMOUNT_MONEY).as(SOURCE_PAYMENT.AMOUNT),
            orZero(paid.TIP_MONEY).as(SOURCE_PAYMENT.TIP_AMOUNT),
            orZero(field(name("fee", "amount"), SQLDataType.DECIMAL(18, 4)))
                .as(SOURCE_PAYMENT.FEE_AMOUNT))
        .from(CurrentVersions.all(paid))
        .leftJoin(fees())
        .on(field(name("fee", "source_name"), String.class).eq(paid.SOURCE_NAME))
        .and(field(name("fee", "id"), String.class).eq(paid.ID))
        .leftJoin(MIRRORED_ORDER)
        .on(mirrors(paid.SOURCE_NAME, paid.ORDER_ID));
  }

  private Field<String> method() {
    return when(paid.CARD_BRAND.eq(GIFT_CARD), inline("gift_card"))
        .otherwise(lower(coalesce(paid.SOURCE_TYPE, inline("unknown"))));
  }

  /** The brand of a card that is one; a gift card is a method of its own. */
  private Field<String> brand() {
    return when(paid.CARD_BRAND.eq(GIFT_CARD), inline(""))
        .otherwise(coalesce(filled(paid.CARD_BRAND), inline("")));
  }

  private static Table<?> fees() {
    SquarePayments head = SQUARE_PAYMENTS.as("head");
    SquarePaymentFees fee = SQUARE_PAYMENT_FEES.as("fee");
    return select(head.SOURCE_NAME, head.ID, total(fee.AMOUNT_MONEY).as("amount"))
        .from(CurrentVersions.all(head))
        .join(fee)
        .on(CurrentVersions.belongs(fee, head))
        .groupBy(head.SOURCE_NAME, head.ID)
        .asTable("fee");
  }

  /** Old orders have tenders that name no payment; a payment's id is missing. */
  Select<Record> tendersWithoutPayment() {
    SquareOrders head = SQUARE_ORDERS.as("head");
    SquareOrderTenders tender = SQUARE_ORDER_TENDERS.as("tender");
    return select(
            head.SOURCE_NAME,
            inline("square"),
            inline(PAYMENT.label()),
            head.ID.concat(inline(":"), tender.ID),
            coalesce(MIRRORED_ORDER.SHOP_SOURCE_NAME, head.SOURCE_NAME),
            coalesce(MIRRORED_ORDER.SHOP_ORDER_ID, head.ID),
            order(head.SOURCE_NAME, head.ID),
            coalesce(tender.CREATED_AT, head.CLOSED_AT),
            candidate(head.SOURCE_NAME, tender.CUSTOMER_ID),
            head.LOCATION_ID)
        .select(
            when(tender.TYPE.eq(GIFT_CARD), inline("gift_card"))
                .otherwise(lower(coalesce(tender.TYPE, inline("unknown")))),
            inline(""),
            coalesce(head.STATE, inline("unknown")),
            isCompleted(head.STATE, head.IS_DELETED),
            currency(head.CURRENCY),
            orZero(tender.AMOUNT_MONEY).minus(orZero(tender.TIP_MONEY)),
            orZero(tender.TIP_MONEY),
            orZero(tender.PROCESSING_FEE_MONEY))
        .from(CurrentVersions.all(head))
        .join(tender)
        .on(CurrentVersions.belongs(tender, head))
        .leftJoin(MIRRORED_ORDER)
        .on(mirrors(head.SOURCE_NAME, head.ID))
        .where(filled(tender.PAYMENT_ID).isNull());
  }

  Select<Record> refunds() {
    SquareRefunds back = SQUARE_REFUNDS.as("back");
    Field<String> order = coalesce(paid.ORDER_ID, back.ORDER_ID);
    return select(
            back.SOURCE_NAME,
            inline("square"),
            inline(REFUND.label()),
            back.ID,
            coalesce(MIRRORED_ORDER.SHOP_SOURCE_NAME, back.SOURCE_NAME),
            coalesce(MIRRORED_ORDER.SHOP_ORDER_ID, order),
            order(back.SOURCE_NAME, order),
            back.CREATED_AT,
            candidate(back.SOURCE_NAME, paid.CUSTOMER_ID),
            back.LOCATION_ID)
        .select(
            method(),
            brand(),
            coalesce(back.STATUS, inline("unknown")),
            isCompleted(back.STATUS, back.IS_DELETED),
            currency(back.CURRENCY),
            orZero(back.AMOUNT_MONEY).neg(),
            ZERO,
            orZero(back.FEE_MONEY))
        .from(CurrentVersions.all(back))
        .leftJoin(CurrentVersions.all(paid))
        .on(paid.SOURCE_NAME.eq(back.SOURCE_NAME))
        .and(paid.ID.eq(back.PAYMENT_ID))
        .leftJoin(MIRRORED_ORDER)
        .on(mirrors(back.SOURCE_NAME, order));
  }

  private static Condition mirrors(Field<String> source, Field<String> order) {
    return MIRRORED_ORDER.SOURCE_NAME.eq(source).and(MIRRORED_ORDER.ORDER_ID.eq(order));
  }

  /** The key of the order that is paid: the shop's, of one that is mirrored. */
  private Field<Long> order(Field<String> source, Field<String> order) {
    return coalesce(
        MIRRORED_ORDER.SHOP_ORDER_KEY, when(order.isNotNull(), keys.order(source, order)));
  }

  private Field<Long> candidate(Field<String> source, Field<String> customer) {
    return when(
        filled(customer).isNotNull(),
        keys.candidate(source, inline(TILL.label()), filled(customer)));
  }

  private static Field<Boolean> isCompleted(Field<String> status, Field<Boolean> isDeleted) {
    return field(coalesce(status, inline("")).eq("COMPLETED").and(isDeleted.isFalse()));
  }
}
