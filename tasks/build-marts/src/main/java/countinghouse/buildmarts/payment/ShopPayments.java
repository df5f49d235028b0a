package countinghouse.buildmarts.payment;

import static countinghouse.buildmarts.table.Expressions.ZERO;
import static countinghouse.buildmarts.table.Expressions.orZero;
import static countinghouse.buildmarts.table.Expressions.text;
import static countinghouse.star.PaymentKind.PAYMENT;
import static countinghouse.star.PaymentKind.REFUND;
import static countinghouse.warehouse.tables.conformed.Tables.CONFORMED_ORDER;
import static countinghouse.warehouse.tables.conformed.Tables.MIRRORED_ORDER;
import static countinghouse.warehouse.tables.conformed.Tables.SOURCE_ORDER;
import static countinghouse.warehouse.tables.staging.Tables.SQUARE_PAYMENTS;
import static countinghouse.warehouse.tables.staging.Tables.WOOCOMMERCE_REFUNDS;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;

import countinghouse.star.PaymentKind;
import countinghouse.warehouse.CurrentVersions;
import countinghouse.warehouse.tables.staging.tables.SquarePayments;
import countinghouse.warehouse.tables.staging.tables.WoocommerceRefunds;
import java.time.LocalDateTime;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectSelectStep;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * The money that shops took and gave back. WooCommerce keeps no payments: an order with a payment
 * date was paid in full, and a refund gives back its amount. Where Square took the money, Square's
 * own records stand instead.
 */
final class ShopPayments {
  private static final String SHOP = "woocommerce";

  Select<Record> payments() {
    return of(PAYMENT, SOURCE_ORDER.ORDER_ID, SOURCE_ORDER.PAID_AT)
        .select(field(isCounted()), SOURCE_ORDER.CURRENCY, SOURCE_ORDER.TOTAL_AMOUNT, ZERO, ZERO)
        .from(SOURCE_ORDER)
        .join(CONFORMED_ORDER)
        .on(CONFORMED_ORDER.ORDER_KEY.eq(SOURCE_ORDER.ORDER_KEY))
        .leftJoin(paidAtTill())
        .on(isPaidAtTill())
        .where(SOURCE_ORDER.SOURCE_KIND.eq(SHOP))
        .and(SOURCE_ORDER.PAID_AT.isNotNull())
        .and(MIRRORED_ORDER.SHOP_ORDER_KEY.isNull());
  }

  Select<Record> refunds() {
    WoocommerceRefunds back = WOOCOMMERCE_REFUNDS.as("back");
    return of(REFUND, text(back.ID), back.DATE_CREATED)
        .select(
            field(isCounted().and(back.IS_DELETED.isFalse())),
            SOURCE_ORDER.CURRENCY,
            orZero(back.AMOUNT).neg(),
            ZERO,
            ZERO)
        .from(CurrentVersions.all(back))
        .join(SOURCE_ORDER)
        .on(SOURCE_ORDER.SOURCE_NAME.eq(back.SOURCE_NAME))
        .and(SOURCE_ORDER.ORDER_ID.eq(text(back.PARENT_ID)))
        .and(SOURCE_ORDER.SOURCE_KIND.eq(SHOP))
        .join(CONFORMED_ORDER)
        .on(CONFORMED_ORDER.ORDER_KEY.eq(SOURCE_ORDER.ORDER_KEY))
        .leftJoin(paidAtTill())
        .on(isPaidAtTill())
        .where(
            MIRRORED_ORDER
                .SHOP_ORDER_KEY
                .isNull()
                .or(coalesce(back.REFUNDED_PAYMENT, inline(false)).isFalse()));
  }

  /** What a payment of an order and a refund have alike, up to its status. */
  private static SelectSelectStep<Record> of(
      PaymentKind kind, Field<String> id, Field<LocalDateTime> instant) {
    return select(
            SOURCE_ORDER.SOURCE_NAME,
            SOURCE_ORDER.SOURCE_KIND,
            inline(kind.label()),
            id,
            SOURCE_ORDER.SOURCE_NAME,
            SOURCE_ORDER.ORDER_ID,
            SOURCE_ORDER.ORDER_KEY)
        .select(
            instant,
            castNull(SQLDataType.BIGINT),
            SOURCE_ORDER.LOCATION_ID,
            coalesce(SOURCE_ORDER.PAYMENT_METHOD, inline("none")),
            inline(""),
            SOURCE_ORDER.ORDER_STATUS);
  }

  private static Condition isCounted() {
    return CONFORMED_ORDER.IS_SALE.isTrue().and(CONFORMED_ORDER.IS_DELETED.isFalse());
  }

  private static Condition isPaidAtTill() {
    return MIRRORED_ORDER.SHOP_ORDER_KEY.eq(SOURCE_ORDER.ORDER_KEY);
  }

  /** The shop's orders that Square took money for, one row each. */
  private static Table<?> paidAtTill() {
    SquarePayments paid = SQUARE_PAYMENTS.as("paid");
    return selectDistinct(MIRRORED_ORDER.SHOP_ORDER_KEY)
        .from(MIRRORED_ORDER)
        .join(paid)
        .on(paid.SOURCE_NAME.eq(MIRRORED_ORDER.SOURCE_NAME))
        .and(paid.ORDER_ID.eq(MIRRORED_ORDER.ORDER_ID))
        .asTable(MIRRORED_ORDER.getName());
  }
}
