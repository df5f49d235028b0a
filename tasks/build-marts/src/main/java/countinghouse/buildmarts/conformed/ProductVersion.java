package countinghouse.buildmarts.conformed;

import static countinghouse.buildmarts.table.Expressions.same;
import static countinghouse.warehouse.tables.conformed.Tables.ITEM_VERSION;
import static countinghouse.warehouse.tables.conformed.Tables.PRODUCT_VERSION;
import static countinghouse.warehouse.tables.conformed.Tables.RULE_PRODUCT_LINE;
import static countinghouse.warehouse.tables.conformed.Tables.VARIANT_VERSION;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.select;

import countinghouse.buildmarts.table.Inputs;
import countinghouse.buildmarts.table.NaturalKeys;
import countinghouse.buildmarts.table.SelectedTable;
import countinghouse.warehouse.tables.conformed.tables.RuleProductLine;
import org.jooq.Select;
import org.jooq.Table;

/**
 * One row per variant and stretch of time in which neither its own nor its product's record
 * changed: where a version of the one overlaps a version of the other.
 *
 * <p>Its product line is the mapping's by SKU, else the mapping's by product id, else that of its
 * categories, else Unassigned.
 */
public final class ProductVersion implements SelectedTable {
  /** The product line of a product that no rule gives one. */
  public static final String UNASSIGNED = "Unassigned";

  private final NaturalKeys keys;

  /** Versions with the keys of these inputs. */
  public ProductVersion(Inputs inputs) {
    this.keys = inputs.keys();
  }

  @Override
  public Table<?> table() {
    return PRODUCT_VERSION;
  }

  @Override
  public Select<?> rows() {
    RuleProductLine bySku = RULE_PRODUCT_LINE.as("by_sku");
    RuleProductLine byId = RULE_PRODUCT_LINE.as("by_id");
    return select(
            VARIANT_VERSION.SOURCE_NAME,
            VARIANT_VERSION.PRODUCT_REF,
            keys.product(VARIANT_VERSION.SOURCE_NAME, VARIANT_VERSION.PRODUCT_REF)
                .as(PRODUCT_VERSION.PRODUCT_DURABLE_KEY),
            VARIANT_VERSION.ITEM_ID.as(PRODUCT_VERSION.SOURCE_PRODUCT_ID),
            VARIANT_VERSION.VARIATION_ID.as(PRODUCT_VERSION.SOURCE_VARIATION_ID),
            VARIANT_VERSION.SKU,
            coalesce(ITEM_VERSION.ITEM_NAME, VARIANT_VERSION.PRODUCT_REF)
                .as(PRODUCT_VERSION.PRODUCT_NAME),
            VARIANT_VERSION.VARIATION_NAME,
            coalesce(
                    bySku.PRODUCT_LINE,
                    byId.PRODUCT_LINE,
                    ITEM_VERSION.CATEGORY_LINE,
                    inline(UNASSIGNED))
                .as(PRODUCT_VERSION.PRODUCT_LINE),
            VARIANT_VERSION.LIST_PRICE,
            VARIANT_VERSION.CURRENCY,
            VARIANT_VERSION.VARIANT_STATUS.as(PRODUCT_VERSION.PRODUCT_STATUS),
            greatest(
                    VARIANT_VERSION.VALID_FROM,
                    coalesce(ITEM_VERSION.VALID_FROM, VARIANT_VERSION.VALID_FROM))
                .as(PRODUCT_VERSION.VALID_FROM),
            least(
                    VARIANT_VERSION.VALID_TO,
                    coalesce(ITEM_VERSION.VALID_TO, VARIANT_VERSION.VALID_TO))
                .as(PRODUCT_VERSION.VALID_TO))
        .from(VARIANT_VERSION)
        .leftJoin(ITEM_VERSION)
        .on(ITEM_VERSION.SOURCE_NAME.eq(VARIANT_VERSION.SOURCE_NAME))
        .and(ITEM_VERSION.ITEM_ID.eq(VARIANT_VERSION.ITEM_ID))
        .and(ITEM_VERSION.VALID_FROM.lt(VARIANT_VERSION.VALID_TO))
        .and(ITEM_VERSION.VALID_TO.gt(VARIANT_VERSION.VALID_FROM))
        .leftJoin(bySku)
        .on(bySku.SOURCE_KIND.eq(VARIANT_VERSION.SOURCE_KIND))
        .and(bySku.MATCH_FIELD.eq("sku"))
        .and(same(bySku.MATCH_VALUE, VARIANT_VERSION.SKU))
        .leftJoin(byId)
        .on(byId.SOURCE_KIND.eq(VARIANT_VERSION.SOURCE_KIND))
        .and(byId.MATCH_FIELD.eq("product_id"))
        .and(byId.MATCH_VALUE.eq(VARIANT_VERSION.ITEM_ID));
  }
}
