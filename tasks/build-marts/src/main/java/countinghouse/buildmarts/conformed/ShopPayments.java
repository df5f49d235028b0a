package countinghouse.buildmarts.conformed;

import static countinghouse.buildmarts.table.Expressions.ZERO;
import static countinghouse.buildmarts.table.Expressions.filled;
import static countinghouse.buildmarts.table.Expressions.orZero;
import static countinghouse.buildmarts.table.Expressions.text;
import static countinghouse.warehouse.tables.conformed.Tables.CONFORMED_ORDER;
import static countinghouse.warehouse.tables.conformed.Tables.MIRRORED_ORDER;
import static countinghouse.warehouse.tables.staging.Tables.SQUARE_PAYMENTS;
import static countinghouse.warehouse.tables.staging.Tables.WOOCOMMERCE_ORDERS;
import static countinghouse.warehouse.tables.staging.Tables.WOOCOMMERCE_REFUNDS;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;

import countinghouse.warehouse.CurrentVersions;
import countinghouse.warehouse.tables.staging.tables.SquarePayments;
import countinghouse.warehouse.tables.staging.tables.WoocommerceOrders;
import countinghouse.warehouse.tables.staging.tables.WoocommerceRefunds;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * The money that shops took and gave back. WooCommerce keeps no payments: an order with a payment
 * date was paid in full, and a refund gives back its amount. Where Square took the money, Square's
 * own records stand instead.
 */
final class ShopPayments {
  private final WoocommerceOrders sold = WOOCOMMERCE_ORDERS.as("sold");

  Select<Record> payments() {
    return select(
            sold.SOURCE_NAME,
            inline("woocommerce"),
            inline("payment"),
            text(sold.ID),
            sold.SOURCE_NAME,
            text(sold.ID),
            sold.DATE_PAID,
            castNull(SQLDataType.VARCHAR),
            castNull(SQLDataType.VARCHAR),
            inline("shop"))
        .select(
            coalesce(filled(sold.PAYMENT_METHOD), inline("none")),
            inline(""),
            sold.STATUS,
            field(isCounted()),
            sold.CURRENCY,
            orZero(sold.TOTAL),
            ZERO,
            ZERO)
        .from(CurrentVersions.all(sold))
        .join(CONFORMED_ORDER)
        .on(isSold())
        .leftJoin(paidAtTill())
        .on(isPaidAtTill())
        .where(sold.DATE_PAID.isNotNull())
        .and(MIRRORED_ORDER.SHOP_ORDER_ID.isNull());
  }

  Select<Record> refunds() {
    WoocommerceRefunds back = WOOCOMMERCE_REFUNDS.as("back");
    return select(
            sold.SOURCE_NAME,
            inline("woocommerce"),
            inline("refund"),
            text(back.ID),
            sold.SOURCE_NAME,
            text(sold.ID),
            back.DATE_CREATED,
            castNull(SQLDataType.VARCHAR),
            castNull(SQLDataType.VARCHAR),
            inline("shop"))
        .select(
            coalesce(filled(sold.PAYMENT_METHOD), inline("none")),
            inline(""),
            sold.STATUS,
            field(isCounted().and(back.IS_DELETED.isFalse())),
            sold.CURRENCY,
            orZero(back.AMOUNT).neg(),
            ZERO,
            ZERO)
        .from(CurrentVersions.all(back))
        .join(CurrentVersions.all(sold))
        .on(sold.SOURCE_NAME.eq(back.SOURCE_NAME))
        .and(sold.ID.eq(back.PARENT_ID))
        .join(CONFORMED_ORDER)
        .on(isSold())
        .leftJoin(paidAtTill())
        .on(isPaidAtTill())
        .where(
            MIRRORED_ORDER
                .SHOP_ORDER_ID
                .isNull()
                .or(coalesce(back.REFUNDED_PAYMENT, inline(false)).isFalse()));
  }

  private Condition isSold() {
    return CONFORMED_ORDER
        .SOURCE_NAME
        .eq(sold.SOURCE_NAME)
        .and(CONFORMED_ORDER.ORDER_ID.eq(text(sold.ID)));
  }

  private static Condition isCounted() {
    return CONFORMED_ORDER.IS_SALE.isTrue().and(CONFORMED_ORDER.IS_DELETED.isFalse());
  }

  private Condition isPaidAtTill() {
    return MIRRORED_ORDER
        .SHOP_SOURCE_NAME
        .eq(sold.SOURCE_NAME)
        .and(MIRRORED_ORDER.SHOP_ORDER_ID.eq(text(sold.ID)));
  }

  /** The shop's orders that Square took money for, one row each. */
  private static Table<?> paidAtTill() {
    SquarePayments paid = SQUARE_PAYMENTS.as("paid");
    return selectDistinct(MIRRORED_ORDER.SHOP_SOURCE_NAME, MIRRORED_ORDER.SHOP_ORDER_ID)
        .from(MIRRORED_ORDER)
        .join(paid)
        .on(paid.SOURCE_NAME.eq(MIRRORED_ORDER.SOURCE_NAME))
        .and(paid.ORDER_ID.eq(MIRRORED_ORDER.ORDER_ID))
        .asTable(MIRRORED_ORDER.getName());
  }
}
