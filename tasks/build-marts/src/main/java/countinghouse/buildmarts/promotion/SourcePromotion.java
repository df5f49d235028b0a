package countinghouse.buildmarts.promotion;

import static countinghouse.buildmarts.table.Expressions.filled;
import static countinghouse.buildmarts.table.Expressions.orZero;
import static countinghouse.warehouse.tables.conformed.Tables.SOURCE_ORDER;
import static countinghouse.warehouse.tables.conformed.Tables.SOURCE_PROMOTION;
import static countinghouse.warehouse.tables.staging.Tables.SQUARE_ORDER_DISCOUNTS;
import static countinghouse.warehouse.tables.staging.Tables.WOOCOMMERCE_ORDER_COUPONS;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import countinghouse.buildmarts.table.SelectedTable;
import countinghouse.warehouse.CurrentVersions;
import countinghouse.warehouse.tables.staging.tables.SquareOrderDiscounts;
import countinghouse.warehouse.tables.staging.tables.WoocommerceOrderCoupons;
import java.math.BigDecimal;
import org.jooq.Field;
import org.jooq.Record9;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * One row per use of a promotion in an order, as its source states it: a coupon of a shop, a
 * discount of the till.
 *
 * <p>WooCommerce takes coupon codes for the same whatever their case. A discount of the till is
 * known by its id in the catalog, or by its name when it was typed in.
 */
public final class SourcePromotion implements SelectedTable {
  private static final String NAMELESS = "unnamed";

  @Override
  public Table<?> table() {
    return SOURCE_PROMOTION;
  }

  @Override
  public Select<?> rows() {
    return ofShop().unionAll(ofTill());
  }

  private static Select<
          Record9<String, Long, String, String, String, String, BigDecimal, BigDecimal, BigDecimal>>
      ofShop() {
    WoocommerceOrderCoupons coupon = WOOCOMMERCE_ORDER_COUPONS.as("coupon");
    Field<String> code = coalesce(lower(filled(coupon.CODE)), inline(NAMELESS));
    return select(
            SOURCE_ORDER.SOURCE_NAME,
            SOURCE_ORDER.ORDER_KEY,
            inline("coupon").as(SOURCE_PROMOTION.PROMOTION_TYPE),
            code.as(SOURCE_PROMOTION.PROMOTION_CODE),
            code.as(SOURCE_PROMOTION.PROMOTION_NAME),
            kind(coupon).as(SOURCE_PROMOTION.DISCOUNT_KIND),
            castNull(SQLDataType.DECIMAL(18, 6)).as(SOURCE_PROMOTION.DISCOUNT_PERCENT),
            castNull(SQLDataType.DECIMAL(18, 4)).as(SOURCE_PROMOTION.DISCOUNT_VALUE),
            orZero(coupon.DISCOUNT).as(SOURCE_PROMOTION.DISCOUNT_AMOUNT))
        .from(SOURCE_ORDER)
        .join(coupon)
        .on(CurrentVersions.belongs(coupon, SOURCE_ORDER))
        .where(SOURCE_ORDER.SOURCE_KIND.eq("woocommerce"));
  }

  private static Field<String> kind(WoocommerceOrderCoupons coupon) {
    return when(coupon.DISCOUNT_TYPE.eq("percent"), inline("percentage"))
        .when(coupon.DISCOUNT_TYPE.eq("fixed_cart"), inline("fixed_order"))
        .when(coupon.DISCOUNT_TYPE.eq("fixed_product"), inline("fixed_product"))
        .when(filled(coupon.DISCOUNT_TYPE).isNull(), inline("unknown"))
        .otherwise(inline("other"));
  }

  private static Select<
          Record9<String, Long, String, String, String, String, BigDecimal, BigDecimal, BigDecimal>>
      ofTill() {
    SquareOrderDiscounts discount = SQUARE_ORDER_DISCOUNTS.as("discount");
    Field<String> catalog = filled(discount.CATALOG_OBJECT_ID);
    Field<String> title = filled(discount.NAME);
    return select(
            SOURCE_ORDER.SOURCE_NAME,
            SOURCE_ORDER.ORDER_KEY,
            when(catalog.isNotNull(), inline("catalog_discount"))
                .otherwise(inline("ad_hoc_discount")),
            coalesce(catalog, lower(title), inline(NAMELESS)),
            coalesce(title, catalog, inline(NAMELESS)),
            kind(discount),
            discount.PERCENTAGE,
            discount.AMOUNT_MONEY,
            orZero(discount.APPLIED_MONEY))
        .from(SOURCE_ORDER)
        .join(discount)
        .on(CurrentVersions.belongs(discount, SOURCE_ORDER))
        .where(SOURCE_ORDER.SOURCE_KIND.eq("square"));
  }

  private static Field<String> kind(SquareOrderDiscounts discount) {
    return when(discount.TYPE.eq("FIXED_PERCENTAGE"), inline("percentage"))
        .when(
            discount.TYPE.eq("FIXED_AMOUNT").and(discount.SCOPE.eq("LINE_ITEM")),
            inline("fixed_product"))
        .when(discount.TYPE.eq("FIXED_AMOUNT"), inline("fixed_order"))
        .when(discount.TYPE.eq("VARIABLE_PERCENTAGE"), inline("variable_percentage"))
        .when(discount.TYPE.eq("VARIABLE_AMOUNT"), inline("variable_amount"))
        .when(
            coalesce(discount.TYPE, inline("UNKNOWN_DISCOUNT")).eq("UNKNOWN_DISCOUNT"),
            inline("unknown"))
        .otherwise(inline("other"));
  }
}
