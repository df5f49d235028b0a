package countinghouse.buildmarts.product;

import static countinghouse.buildmarts.table.Expressions.filled;
import static countinghouse.buildmarts.table.Expressions.plain;
import static countinghouse.buildmarts.table.Expressions.text;
import static countinghouse.warehouse.tables.conformed.Tables.VARIANT_VERSION;
import static countinghouse.warehouse.tables.ops.Tables.LOAD;
import static countinghouse.warehouse.tables.staging.Tables.SQUARE_VARIATIONS;
import static countinghouse.warehouse.tables.staging.Tables.WOOCOMMERCE_PRODUCTS;
import static countinghouse.warehouse.tables.staging.Tables.WOOCOMMERCE_VARIATIONS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;

import countinghouse.buildmarts.table.History;
import countinghouse.buildmarts.table.SelectedTable;
import countinghouse.warehouse.CurrentVersions;
import countinghouse.warehouse.tables.staging.tables.SquareVariations;
import countinghouse.warehouse.tables.staging.tables.WoocommerceProducts;
import countinghouse.warehouse.tables.staging.tables.WoocommerceVariations;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * One row per variant (WooCommerce variation or product without variations, Square variation) and
 * version.
 */
public final class VariantVersion implements SelectedTable {
  private static final Field<String> SHOP = field(name("shop", "source_name"), SQLDataType.VARCHAR);
  private static final Field<String> SHOP_CURRENCY =
      field(name("shop", "currency"), SQLDataType.VARCHAR);

  private final WoocommerceProducts product = WOOCOMMERCE_PRODUCTS.as("product");

  @Override
  public Table<?> table() {
    return VARIANT_VERSION;
  }

  @Override
  public Select<?> rows() {
    return variations().unionAll(simpleProducts()).unionAll(ofTill());
  }

  private static Select<Record> variations() {
    WoocommerceVariations variation = WOOCOMMERCE_VARIATIONS.as("variation");
    return select(
            variation.SOURCE_NAME.as(VARIANT_VERSION.SOURCE_NAME),
            inline("woocommerce").as(VARIANT_VERSION.SOURCE_KIND),
            text(variation.PRODUCT_ID)
                .concat(inline(":"), text(variation.ID))
                .as(VARIANT_VERSION.PRODUCT_REF),
            text(variation.PRODUCT_ID).as(VARIANT_VERSION.ITEM_ID),
            text(variation.ID).as(VARIANT_VERSION.VARIATION_ID),
            filled(variation.SKU).as(VARIANT_VERSION.SKU),
            coalesce(plain(variation.NAME), inline("")).as(VARIANT_VERSION.VARIATION_NAME))
        .select(
            status(variation.IS_DELETED, variation.STATUS).as(VARIANT_VERSION.VARIANT_STATUS),
            coalesce(variation.REGULAR_PRICE, variation.PRICE).as(VARIANT_VERSION.LIST_PRICE),
            SHOP_CURRENCY.as(VARIANT_VERSION.CURRENCY),
            History.validFrom(variation).as(VARIANT_VERSION.VALID_FROM),
            History.validTo(variation).as(VARIANT_VERSION.VALID_TO))
        .from(History.of(variation, variation.DATE_MODIFIED))
        .leftJoin(shopCurrency())
        .on(SHOP.eq(variation.SOURCE_NAME));
  }

  private Select<Record> simpleProducts() {
    return select(
            product.SOURCE_NAME,
            inline("woocommerce"),
            text(product.ID).concat(inline(":0")),
            text(product.ID),
            inline("0"),
            filled(product.SKU),
            inline(""))
        .select(
            status(product.IS_DELETED, product.STATUS),
            coalesce(product.REGULAR_PRICE, product.PRICE),
            SHOP_CURRENCY,
            History.validFrom(product),
            History.validTo(product))
        .from(History.of(product, product.DATE_MODIFIED))
        .leftJoin(shopCurrency())
        .on(SHOP.eq(product.SOURCE_NAME))
        .where(hasNoVariation());
  }

  private Condition hasNoVariation() {
    WoocommerceVariations variation = WOOCOMMERCE_VARIATIONS.as("variation");
    return notExists(
        selectOne()
            .from(CurrentVersions.existing(variation))
            .where(variation.SOURCE_NAME.eq(product.SOURCE_NAME))
            .and(variation.PRODUCT_ID.eq(product.ID)));
  }

  private static Select<Record> ofTill() {
    SquareVariations variation = SQUARE_VARIATIONS.as("variation");
    Field<Boolean> isGone =
        field(variation.IS_DELETED.isTrue().or(variation.IS_TOMBSTONE.isTrue()));
    return select(
            variation.SOURCE_NAME,
            inline("square"),
            variation.ID,
            coalesce(variation.ITEM_ID, variation.ID),
            variation.ID,
            filled(variation.SKU),
            coalesce(variation.NAME, inline("")))
        .select(
            status(isGone, inline("active")),
            variation.PRICE_MONEY,
            variation.CURRENCY,
            History.validFrom(variation),
            History.validTo(variation))
        .from(History.of(variation, variation.UPDATED_AT));
  }

  private static Field<String> status(Field<Boolean> isDeleted, Field<String> stated) {
    return when(isDeleted.isTrue(), inline("deleted"))
        .otherwise(coalesce(filled(stated), inline("unknown")));
  }

  /** A shop's products carry no currency: it is the one its latest run stated. */
  private static Table<?> shopCurrency() {
    return select(LOAD.SOURCE_NAME, LOAD.CURRENCY)
        .from(LOAD)
        .where(LOAD.CURRENCY.isNotNull())
        .qualify(
            rowNumber()
                .over(
                    partitionBy(LOAD.SOURCE_NAME)
                        .orderBy(
                            LOAD.EXTRACTED_AT.desc().nullsLast(), LOAD.RUN_ID.desc().nullsLast()))
                .eq(1))
        .asTable("shop");
  }
}
