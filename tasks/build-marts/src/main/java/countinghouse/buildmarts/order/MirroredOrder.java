package countinghouse.buildmarts.order;

import static countinghouse.warehouse.tables.conformed.Tables.MIRRORED_ORDER;
import static countinghouse.warehouse.tables.conformed.Tables.SOURCE_ORDER;
import static countinghouse.warehouse.tables.staging.Tables.SQUARE_PAYMENTS;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;

import countinghouse.buildmarts.table.SelectedTable;
import countinghouse.warehouse.CurrentVersions;
import countinghouse.warehouse.tables.staging.tables.SquarePayments;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;
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

  private final countinghouse.warehouse.tables.conformed.tables.SourceOrder shop =
      SOURCE_ORDER.as("shop_order");
  private final countinghouse.warehouse.tables.conformed.tables.SourceOrder till =
      SOURCE_ORDER.as("till_order");
  private final SquarePayments payment = SQUARE_PAYMENTS.as("payment");

  @Override
  public Table<?> table() {
    return MIRRORED_ORDER;
  }

  @Override
  public Select<?> rows() {
    return select(MIRRORED_ORDER.fields())
        .from(
            namedByShop()
                .unionAll(paidByPayment())
                .unionAll(namedBySquare())
                .asTable(MIRRORED_ORDER.getName()))
        .qualify(
            rowNumber()
                .over(
                    partitionBy(MIRRORED_ORDER.ORDER_KEY)
                        .orderBy(
                            STRENGTH,
                            MIRRORED_ORDER.SHOP_SOURCE_NAME,
                            MIRRORED_ORDER.SHOP_ORDER_ID))
                .eq(1));
  }

  private Select<Record> namedByShop() {
    return select(pair())
        .select(inline(1).as(STRENGTH))
        .from(shop)
        .join(till)
        .on(till.ORDER_ID.eq(shop.MIRRORED_ORDER_ID))
        .where(isShopAndTill());
  }

  private Select<Record> paidByPayment() {
    return select(pair())
        .select(inline(2).as(STRENGTH))
        .from(shop)
        .join(CurrentVersions.all(payment))
        .on(payment.ID.eq(shop.TRANSACTION_ID))
        .join(till)
        .on(till.SOURCE_NAME.eq(payment.SOURCE_NAME))
        .and(till.ORDER_ID.eq(payment.ORDER_ID))
        .where(isShopAndTill());
  }

  private Select<Record> namedBySquare() {
    return select(pair())
        .select(inline(3).as(STRENGTH))
        .from(till)
        .join(shop)
        .on(shop.ORDER_ID.eq(till.MIRRORED_ORDER_ID))
        .where(isShopAndTill());
  }

  private SelectField<?>[] pair() {
    return new SelectField<?>[] {
      till.SOURCE_NAME.as(MIRRORED_ORDER.SOURCE_NAME),
      till.ORDER_KEY.as(MIRRORED_ORDER.ORDER_KEY),
      till.ORDER_ID.as(MIRRORED_ORDER.ORDER_ID),
      shop.SOURCE_NAME.as(MIRRORED_ORDER.SHOP_SOURCE_NAME),
      shop.ORDER_KEY.as(MIRRORED_ORDER.SHOP_ORDER_KEY),
      shop.ORDER_ID.as(MIRRORED_ORDER.SHOP_ORDER_ID)
    };
  }

  private Condition isShopAndTill() {
    return shop.SOURCE_KIND.eq("woocommerce").and(till.SOURCE_KIND.eq("square"));
  }
}
