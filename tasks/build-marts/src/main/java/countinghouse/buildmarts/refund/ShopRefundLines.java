package countinghouse.buildmarts.refund;

import static countinghouse.buildmarts.table.Expressions.ZERO;
import static countinghouse.buildmarts.table.Expressions.orZero;
import static countinghouse.buildmarts.table.Expressions.text;
import static countinghouse.warehouse.tables.conformed.Tables.REFUND_LINE;
import static countinghouse.warehouse.tables.staging.Tables.WOOCOMMERCE_REFUNDS;
import static countinghouse.warehouse.tables.staging.Tables.WOOCOMMERCE_REFUND_FEES;
import static countinghouse.warehouse.tables.staging.Tables.WOOCOMMERCE_REFUND_LINES;
import static countinghouse.warehouse.tables.staging.Tables.WOOCOMMERCE_REFUND_SHIPPING;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import countinghouse.buildmarts.product.ProductReference;
import countinghouse.buildmarts.table.NaturalKeys;
import countinghouse.warehouse.CurrentVersions;
import countinghouse.warehouse.tables.staging.tables.WoocommerceRefundFees;
import countinghouse.warehouse.tables.staging.tables.WoocommerceRefundLines;
import countinghouse.warehouse.tables.staging.tables.WoocommerceRefundShipping;
import countinghouse.warehouse.tables.staging.tables.WoocommerceRefunds;
import java.math.BigDecimal;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * The lines of WooCommerce refunds. The shop gives quantities and totals negative; here they are
 * positive.
 */
final class ShopRefundLines {
  private final NaturalKeys keys;
  private final WoocommerceRefunds head = WOOCOMMERCE_REFUNDS.as("head");

  ShopRefundLines(NaturalKeys keys) {
    this.keys = keys;
  }

  Select<Record> products() {
    WoocommerceRefundLines line = WOOCOMMERCE_REFUND_LINES.as("line");
    RefundAmounts amounts =
        RefundAmounts.NONE
            .product(given(line.QUANTITY), given(line.TOTAL), ZERO, given(line.TOTAL))
            .tax(given(line.TOTAL_TAX));
    return select(
            head.SOURCE_NAME.as(REFUND_LINE.SOURCE_NAME),
            inline("woocommerce").as(REFUND_LINE.SOURCE_KIND),
            text(head.ID).as(REFUND_LINE.REFUND_ID),
            inline("").as(REFUND_LINE.PART_ID),
            text(line.ID).as(REFUND_LINE.REFUND_LINE_ID),
            inline("product").as(REFUND_LINE.REFUND_LINE_KIND),
            text(line.REFUNDED_ITEM_ID).as(REFUND_LINE.ORDER_LINE_ID))
        .select(
            ProductReference.ofShop(line.PRODUCT_ID, line.VARIATION_ID, line.SKU, line.NAME)
                .columns(keys, head.SOURCE_NAME))
        .select(amounts.columns())
        .from(CurrentVersions.all(head))
        .join(line)
        .on(CurrentVersions.belongs(line, head));
  }

  Select<Record> shipping() {
    WoocommerceRefundShipping line = WOOCOMMERCE_REFUND_SHIPPING.as("line");
    RefundAmounts amounts = RefundAmounts.NONE.shipping(given(line.TOTAL));
    return besideTheProducts("shipping", line, line.ID, amounts.tax(given(line.TOTAL_TAX)));
  }

  Select<Record> fees() {
    WoocommerceRefundFees line = WOOCOMMERCE_REFUND_FEES.as("line");
    RefundAmounts amounts = RefundAmounts.NONE.fee(given(line.TOTAL));
    return besideTheProducts("fee", line, line.ID, amounts.tax(given(line.TOTAL_TAX)));
  }

  private Select<Record> besideTheProducts(
      String kind, Table<Record> line, Field<Long> id, RefundAmounts amounts) {
    return select(head.SOURCE_NAME, inline("woocommerce"), text(head.ID), inline(""), text(id))
        .select(inline(kind))
        .select(castNull(SQLDataType.VARCHAR))
        .select(ProductReference.noProduct())
        .select(amounts.columns())
        .from(CurrentVersions.all(head))
        .join(line)
        .on(CurrentVersions.belongs(line, head));
  }

  private static Field<BigDecimal> given(Field<BigDecimal> stated) {
    return orZero(stated).neg();
  }
}
