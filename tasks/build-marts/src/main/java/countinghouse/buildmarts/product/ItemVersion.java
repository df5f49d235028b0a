package countinghouse.buildmarts.product;

import static countinghouse.buildmarts.table.Expressions.plain;
import static countinghouse.buildmarts.table.Expressions.same;
import static countinghouse.buildmarts.table.Expressions.text;
import static countinghouse.warehouse.tables.conformed.Tables.CATEGORY_DEPTH;
import static countinghouse.warehouse.tables.conformed.Tables.ITEM_VERSION;
import static countinghouse.warehouse.tables.conformed.Tables.RULE_PRODUCT_LINE;
import static countinghouse.warehouse.tables.staging.Tables.SQUARE_CATALOG_CATEGORIES;
import static countinghouse.warehouse.tables.staging.Tables.SQUARE_ITEMS;
import static countinghouse.warehouse.tables.staging.Tables.SQUARE_ITEM_CATEGORIES;
import static countinghouse.warehouse.tables.staging.Tables.WOOCOMMERCE_PRODUCTS;
import static countinghouse.warehouse.tables.staging.Tables.WOOCOMMERCE_PRODUCT_CATEGORIES;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import countinghouse.buildmarts.table.History;
import countinghouse.buildmarts.table.SelectedTable;
import countinghouse.warehouse.CurrentVersions;
import countinghouse.warehouse.tables.conformed.tables.RuleProductLine;
import countinghouse.warehouse.tables.staging.tables.SquareCatalogCategories;
import countinghouse.warehouse.tables.staging.tables.SquareItemCategories;
import countinghouse.warehouse.tables.staging.tables.SquareItems;
import countinghouse.warehouse.tables.staging.tables.WoocommerceProductCategories;
import countinghouse.warehouse.tables.staging.tables.WoocommerceProducts;
import java.time.LocalDateTime;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record7;
import org.jooq.Select;
import org.jooq.Table;

/**
 * One row per product (WooCommerce) or item (Square) and version, with the line that its categories
 * give it.
 *
 * <p>A category that the mapping names wins; else it is Square's reporting category, or the deepest
 * WooCommerce category, of several equally deep ones that with the lowest id.
 */
public final class ItemVersion implements SelectedTable {
  private final RuleProductLine rule = RULE_PRODUCT_LINE.as("rule");

  @Override
  public Table<?> table() {
    return ITEM_VERSION;
  }

  @Override
  public Select<?> rows() {
    return ofShop().unionAll(ofTill());
  }

  private Select<Record7<String, String, String, String, String, LocalDateTime, LocalDateTime>>
      ofShop() {
    WoocommerceProducts product = WOOCOMMERCE_PRODUCTS.as("product");
    WoocommerceProductCategories link = WOOCOMMERCE_PRODUCT_CATEGORIES.as("link");
    return select(
            product.SOURCE_NAME.as(ITEM_VERSION.SOURCE_NAME),
            inline("woocommerce").as(ITEM_VERSION.SOURCE_KIND),
            text(product.ID).as(ITEM_VERSION.ITEM_ID),
            plain(product.NAME).as(ITEM_VERSION.ITEM_NAME),
            coalesce(rule.PRODUCT_LINE, CATEGORY_DEPTH.CATEGORY_NAME)
                .as(ITEM_VERSION.CATEGORY_LINE),
            History.validFrom(product).as(ITEM_VERSION.VALID_FROM),
            History.validTo(product).as(ITEM_VERSION.VALID_TO))
        .from(History.of(product, product.DATE_MODIFIED))
        .leftJoin(link)
        .on(CurrentVersions.belongs(link, product))
        .leftJoin(CATEGORY_DEPTH)
        .on(CATEGORY_DEPTH.SOURCE_NAME.eq(product.SOURCE_NAME))
        .and(CATEGORY_DEPTH.CATEGORY_ID.eq(link.CATEGORY_ID))
        .leftJoin(rule)
        .on(names("woocommerce", CATEGORY_DEPTH.CATEGORY_NAME))
        .qualify(
            rowNumber()
                .over(
                    partitionBy(product.SOURCE_NAME, product.ID, History.validFrom(product))
                        .orderBy(
                            when(rule.PRODUCT_LINE.isNotNull(), inline(0)).otherwise(inline(1)),
                            CATEGORY_DEPTH.DEPTH.desc().nullsLast(),
                            link.CATEGORY_ID.nullsLast()))
                .eq(1));
  }

  private Select<Record7<String, String, String, String, String, LocalDateTime, LocalDateTime>>
      ofTill() {
    SquareItems item = SQUARE_ITEMS.as("item");
    SquareItemCategories link = SQUARE_ITEM_CATEGORIES.as("link");
    SquareCatalogCategories category = SQUARE_CATALOG_CATEGORIES.as("category");
    Condition isReporting = category.ID.eq(item.REPORTING_CATEGORY_ID);
    Field<String> reportingName = when(isReporting, category.NAME);
    return select(
            item.SOURCE_NAME,
            inline("square"),
            item.ID,
            item.NAME,
            coalesce(rule.PRODUCT_LINE, reportingName),
            History.validFrom(item),
            History.validTo(item))
        .from(History.of(item, item.UPDATED_AT))
        .leftJoin(link)
        .on(CurrentVersions.belongs(link, item))
        .leftJoin(CurrentVersions.all(category))
        .on(category.SOURCE_NAME.eq(item.SOURCE_NAME))
        .and(category.ID.eq(link.CATEGORY_ID).or(isReporting))
        .leftJoin(rule)
        .on(names("square", category.NAME))
        .qualify(
            rowNumber()
                .over(
                    partitionBy(item.SOURCE_NAME, item.ID, History.validFrom(item))
                        .orderBy(
                            when(rule.PRODUCT_LINE.isNotNull(), inline(0)).otherwise(inline(1)),
                            when(isReporting, inline(0)).otherwise(inline(1)),
                            link.ORDINAL.nullsLast(),
                            category.ID.nullsLast()))
                .eq(1));
  }

  private Condition names(String sourceKind, Field<String> category) {
    return rule.SOURCE_KIND
        .eq(sourceKind)
        .and(rule.MATCH_FIELD.eq("category"))
        .and(same(rule.MATCH_VALUE, category));
  }
}
