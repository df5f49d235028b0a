package countinghouse.buildmarts.source;

import static countinghouse.buildmarts.table.Expressions.filled;
import static countinghouse.buildmarts.table.Expressions.text;
import static countinghouse.warehouse.tables.conformed.Tables.MIRRORED_ORDER;
import static countinghouse.warehouse.tables.staging.Tables.SQUARE_ORDERS;
import static countinghouse.warehouse.tables.staging.Tables.SQUARE_PAYMENTS;
import static countinghouse.warehouse.tables.staging.Tables.WOOCOMMERCE_ORDERS;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;

import countinghouse.buildmarts.table.SelectedTable;
import countinghouse.warehouse.CurrentVersions;
import countinghouse.warehouse.tables.staging.tables.SquareOrders;
import countinghouse.warehouse.tables.staging.tables.SquarePayments;
import countinghouse.warehouse.tables.staging.tables.WoocommerceOrders;
import org.jooq.Field;
import org.jooq.Record5;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * One row per Square order that mirrors an order of a shop: the same sale, seen twice.
 *
 * <p>The shop names the Square order in its meta, or the Square payment as its transaction; else
 * Square names the shop's order. The first of these that fits wins.
 */
public final class MirroredOrder implements SelectedTable {
  private static final Field<Integer> STRENGTH = field(name("strength"), SQLDataType.INTEGER);

  private final WoocommerceOrders shop = WOOCOMMERCE_ORDERS.as("shop_order");
  private final SquareOrders till = SQUARE_ORDERS.as("till_order");
  private final SquarePayments payment = SQUARE_PAYMENTS.as("payment");

  @Override
  public Table<?> table() {
    return MIRRORED_ORDER;
  }

  @Override
  public Select<?> rows() {
    return select(
            MIRRORED_ORDER.SOURCE_NAME,
            MIRRORED_ORDER.ORDER_ID,
            MIRRORED_ORDER.SHOP_SOURCE_NAME,
            MIRRORED_ORDER.SHOP_ORDER_ID)
        .from(
            namedByShop()
                .unionAll(paidByPayment())
                .unionAll(namedBySquare())
                .asTable(MIRRORED_ORDER.getName()))
        .qualify(
            rowNumber()
                .over(
                    partitionBy(MIRRORED_ORDER.SOURCE_NAME, MIRRORED_ORDER.ORDER_ID)
                        .orderBy(
                            STRENGTH,
                            MIRRORED_ORDER.SHOP_SOURCE_NAME,
                            MIRRORED_ORDER.SHOP_ORDER_ID))
                .eq(1));
  }

  private Select<Record5<String, String, String, String, Integer>> namedByShop() {
    return select(
            till.SOURCE_NAME.as(MIRRORED_ORDER.SOURCE_NAME),
            till.ID.as(MIRRORED_ORDER.ORDER_ID),
            shop.SOURCE_NAME.as(MIRRORED_ORDER.SHOP_SOURCE_NAME),
            text(shop.ID).as(MIRRORED_ORDER.SHOP_ORDER_ID),
            inline(1).as(STRENGTH))
        .from(CurrentVersions.all(shop))
        .join(CurrentVersions.all(till))
        .on(till.ID.eq(filled(shop.SQUARE_ORDER_ID)));
  }

  private Select<Record5<String, String, String, String, Integer>> paidByPayment() {
    return select(till.SOURCE_NAME, till.ID, shop.SOURCE_NAME, text(shop.ID), inline(2))
        .from(CurrentVersions.all(shop))
        .join(CurrentVersions.all(payment))
        .on(payment.ID.eq(filled(shop.TRANSACTION_ID)))
        .join(CurrentVersions.all(till))
        .on(till.SOURCE_NAME.eq(payment.SOURCE_NAME))
        .and(till.ID.eq(payment.ORDER_ID));
  }

  private Select<Record5<String, String, String, String, Integer>> namedBySquare() {
    return select(till.SOURCE_NAME, till.ID, shop.SOURCE_NAME, text(shop.ID), inline(3))
        .from(CurrentVersions.all(till))
        .join(CurrentVersions.all(shop))
        .on(text(shop.ID).eq(filled(till.WOOCOMMERCE_ORDER_ID)));
  }
}
