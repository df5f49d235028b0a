package countinghouse.buildmarts.order;

import static countinghouse.buildmarts.table.Expressions.ZERO;
import static countinghouse.buildmarts.table.Expressions.orZero;
import static countinghouse.buildmarts.table.Expressions.text;
import static countinghouse.warehouse.tables.conformed.Tables.ORDER_LINE;
import static countinghouse.warehouse.tables.conformed.Tables.SOURCE_ORDER;
import static countinghouse.warehouse.tables.staging.Tables.SQUARE_ORDER_LINES;
import static countinghouse.warehouse.tables.staging.Tables.WOOCOMMERCE_ORDER_LINES;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.with;

import countinghouse.buildmarts.product.ProductReference;
import countinghouse.buildmarts.table.Inputs;
import countinghouse.buildmarts.table.NaturalKeys;
import countinghouse.buildmarts.table.SelectedTable;
import countinghouse.warehouse.CurrentVersions;
import countinghouse.warehouse.tables.staging.tables.SquareOrderLines;
import countinghouse.warehouse.tables.staging.tables.WoocommerceOrderLines;
import java.math.BigDecimal;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * One row per line of an order as its source states it, before header amounts are allocated; an
 * order without lines has one adjustment line, which takes all that its header does not explain.
 */
public final class OrderLine implements SelectedTable {
  private static final Table<?> STATED = DSL.table(name("stated"));
  private static final String ADJUSTMENT = "adjustment";

  private final NaturalKeys keys;

  /** Lines with the keys of these inputs. */
  public OrderLine(Inputs inputs) {
    this.keys = inputs.keys();
  }

  @Override
  public Table<?> table() {
    return ORDER_LINE;
  }

  @Override
  public Select<?> rows() {
    return with(STATED.getName())
        .as(ofShop().unionAll(ofTill()))
        .select(ORDER_LINE.fields())
        .from(STATED.as(ORDER_LINE.getName()))
        .unionAll(adjustments());
  }

  private Select<Record> ofShop() {
    WoocommerceOrderLines line = WOOCOMMERCE_ORDER_LINES.as("line");
    Field<BigDecimal> gross = orZero(coalesce(line.SUBTOTAL, line.TOTAL));
    return select(
            SOURCE_ORDER.SOURCE_NAME,
            SOURCE_ORDER.SOURCE_KIND,
            SOURCE_ORDER.ORDER_KEY,
            SOURCE_ORDER.ORDER_ID,
            key(text(line.ID)).as(ORDER_LINE.LINE_KEY),
            text(line.ID).as(ORDER_LINE.LINE_ID),
            inline("product").as(ORDER_LINE.LINE_KIND))
        .select(
            ProductReference.ofShop(line.PRODUCT_ID, line.VARIATION_ID, line.SKU, line.NAME)
                .columns(keys, SOURCE_ORDER.SOURCE_NAME))
        .select(
            inline(false).as(ORDER_LINE.IS_HEADER_AMOUNT),
            orZero(line.QUANTITY).as(ORDER_LINE.QUANTITY),
            gross.as(ORDER_LINE.GROSS_AMOUNT),
            gross.minus(orZero(line.TOTAL)).as(ORDER_LINE.DISCOUNT_AMOUNT),
            orZero(line.TOTAL).as(ORDER_LINE.NET_AMOUNT),
            orZero(line.TOTAL_TAX).as(ORDER_LINE.TAX_AMOUNT),
            ZERO.as(ORDER_LINE.FEE_AMOUNT),
            ZERO.as(ORDER_LINE.GIFT_CARD_AMOUNT))
        .from(SOURCE_ORDER)
        .join(line)
        .on(CurrentVersions.belongs(line, SOURCE_ORDER))
        .where(SOURCE_ORDER.SOURCE_KIND.eq("woocommerce"));
  }

  private Select<Record> ofTill() {
    SquareOrderLines line = SQUARE_ORDER_LINES.as("line");
    TillAmounts amounts = amounts(line);
    return select(
            SOURCE_ORDER.SOURCE_NAME,
            SOURCE_ORDER.SOURCE_KIND,
            SOURCE_ORDER.ORDER_KEY,
            SOURCE_ORDER.ORDER_ID,
            key(line.UID),
            line.UID,
            amounts.lineKind())
        .select(
            ProductReference.ofTill(
                    line.ITEM_TYPE, line.CATALOG_OBJECT_ID, line.NAME, line.VARIATION_NAME)
                .columns(keys, SOURCE_ORDER.SOURCE_NAME))
        .select(
            inline(false),
            orZero(line.QUANTITY),
            amounts.gross(),
            amounts.discount(),
            amounts.net(),
            amounts.tax(),
            amounts.charge(),
            amounts.giftCard())
        .from(SOURCE_ORDER)
        .join(line)
        .on(CurrentVersions.belongs(line, SOURCE_ORDER))
        .where(SOURCE_ORDER.SOURCE_KIND.eq("square"));
  }

  private Field<Long> key(Field<String> line) {
    return keys.orderLine(SOURCE_ORDER.SOURCE_NAME, SOURCE_ORDER.ORDER_ID, line);
  }

  private static TillAmounts amounts(SquareOrderLines line) {
    return new TillAmounts(
        line.ITEM_TYPE,
        line.GROSS_SALES_MONEY,
        line.TOTAL_DISCOUNT_MONEY,
        line.TOTAL_TAX_MONEY,
        line.TOTAL_SERVICE_CHARGE_MONEY,
        line.TOTAL_MONEY);
  }

  private Select<Record> adjustments() {
    Field<BigDecimal> all = SourceOrder.ofLines();
    return select(
            SOURCE_ORDER.SOURCE_NAME,
            SOURCE_ORDER.SOURCE_KIND,
            SOURCE_ORDER.ORDER_KEY,
            SOURCE_ORDER.ORDER_ID,
            key(inline(ADJUSTMENT)),
            inline(ADJUSTMENT),
            inline(ADJUSTMENT))
        .select(ProductReference.noProduct())
        .select(inline(true), ZERO, all, ZERO, all, ZERO, ZERO, ZERO)
        .from(SOURCE_ORDER)
        .where(hasNoLine())
        .and(SOURCE_ORDER.HAS_RETURNS.isFalse().or(SOURCE_ORDER.TOTAL_AMOUNT.ne(BigDecimal.ZERO)));
  }

  private static Condition hasNoLine() {
    return notExists(
        selectOne()
            .from(STATED)
            .where(
                field(name(STATED.getName(), "order_key"), SQLDataType.BIGINT)
                    .eq(SOURCE_ORDER.ORDER_KEY)));
  }
}
