package countinghouse.buildmarts.refund;

import static countinghouse.buildmarts.table.Expressions.orZero;
import static countinghouse.buildmarts.table.Expressions.total;
import static countinghouse.warehouse.tables.staging.Tables.SQUARE_ORDERS;
import static countinghouse.warehouse.tables.staging.Tables.SQUARE_ORDER_RETURNS;
import static countinghouse.warehouse.tables.staging.Tables.SQUARE_ORDER_RETURN_LINES;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;

import countinghouse.buildmarts.order.TillAmounts;
import countinghouse.buildmarts.product.ProductReference;
import countinghouse.buildmarts.table.NaturalKeys;
import countinghouse.warehouse.CurrentVersions;
import countinghouse.warehouse.tables.staging.tables.SquareOrderReturnLines;
import countinghouse.warehouse.tables.staging.tables.SquareOrderReturns;
import countinghouse.warehouse.tables.staging.tables.SquareOrders;
import java.math.BigDecimal;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * The lines of returns inside Square orders. What a return states beside its lines becomes a line
 * of its own, named after the return, of which an order may have several.
 */
final class TillReturnLines {
  private final NaturalKeys keys;
  private final SquareOrders head = SQUARE_ORDERS.as("head");
  private final SquareOrderReturns part = SQUARE_ORDER_RETURNS.as("part");
  private final SquareOrderReturnLines line = SQUARE_ORDER_RETURN_LINES.as("line");

  TillReturnLines(NaturalKeys keys) {
    this.keys = keys;
  }

  Select<Record> products() {
    TillAmounts stated =
        new TillAmounts(
            line.ITEM_TYPE,
            line.GROSS_RETURN_MONEY,
            line.TOTAL_DISCOUNT_MONEY,
            line.TOTAL_TAX_MONEY,
            line.TOTAL_SERVICE_CHARGE_MONEY,
            line.TOTAL_MONEY);
    RefundAmounts amounts =
        RefundAmounts.NONE
            .product(orZero(line.QUANTITY), stated.gross(), stated.discount(), stated.net())
            .tax(stated.tax())
            .fee(stated.charge())
            .giftCard(stated.giftCard());
    return select(
            head.SOURCE_NAME,
            inline("square"),
            head.ID,
            line.RETURN_UID,
            line.UID,
            stated.lineKind())
        .select(line.SOURCE_LINE_ITEM_UID)
        .select(
            ProductReference.ofTill(
                    line.ITEM_TYPE, line.CATALOG_OBJECT_ID, line.NAME, line.VARIATION_NAME)
                .columns(keys, head.SOURCE_NAME))
        .select(amounts.columns())
        .from(CurrentVersions.all(head))
        .join(line)
        .on(CurrentVersions.belongs(line, head));
  }

  Select<Record> tips() {
    Field<BigDecimal> tip = orZero(part.TIP_MONEY);
    return besideTheLines("tip", RefundAmounts.NONE.tip(tip), tip.ne(BigDecimal.ZERO));
  }

  Select<Record> rounding() {
    Field<BigDecimal> rounding = orZero(part.ROUNDING_MONEY);
    return besideTheLines(
        "rounding", RefundAmounts.NONE.rounding(rounding), rounding.ne(BigDecimal.ZERO));
  }

  /** Service charges that no line contains, and whatever tax stands on them. */
  Select<Record> serviceCharges() {
    Field<BigDecimal> charge = orZero(part.SERVICE_CHARGE_MONEY).minus(orZero(ofLines("charge")));
    Field<BigDecimal> tax = orZero(part.TAX_MONEY).minus(orZero(ofLines("tax")));
    return besideTheLines(
        "fee",
        RefundAmounts.NONE.fee(charge).tax(tax),
        charge.ne(BigDecimal.ZERO).or(tax.ne(BigDecimal.ZERO)));
  }

  private Select<Record> besideTheLines(String kind, RefundAmounts amounts, Condition isThere) {
    return select(head.SOURCE_NAME, inline("square"), head.ID, part.UID)
        .select(part.UID.concat(inline(":" + kind)), inline(kind))
        .select(castNull(SQLDataType.VARCHAR))
        .select(ProductReference.noProduct())
        .select(amounts.columns())
        .from(CurrentVersions.all(head))
        .join(part)
        .on(CurrentVersions.belongs(part, head))
        .leftJoin(lines())
        .on(field(name("lines", "source_name"), String.class).eq(head.SOURCE_NAME))
        .and(field(name("lines", "order_id"), String.class).eq(head.ID))
        .and(field(name("lines", "return_uid"), String.class).eq(part.UID))
        .where(isThere);
  }

  private Table<?> lines() {
    SquareOrders order = SQUARE_ORDERS.as("whole");
    return select(
            order.SOURCE_NAME,
            order.ID.as("order_id"),
            line.RETURN_UID,
            total(line.TOTAL_SERVICE_CHARGE_MONEY).as("charge"),
            total(line.TOTAL_TAX_MONEY).as("tax"))
        .from(CurrentVersions.all(order))
        .join(line)
        .on(CurrentVersions.belongs(line, order))
        .groupBy(order.SOURCE_NAME, order.ID, line.RETURN_UID)
        .asTable("lines");
  }

  private static Field<BigDecimal> ofLines(String column) {
    return field(name("lines", column), SQLDataType.DECIMAL(18, 4));
  }
}
