package countinghouse.buildmarts.product;

import static countinghouse.buildmarts.table.Expressions.same;
import static countinghouse.warehouse.tables.conformed.Tables.ITEM_VERSION;
import static countinghouse.warehouse.tables.conformed.Tables.RULE_PRODUCT_LINE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;

import countinghouse.warehouse.tables.conformed.tables.RuleProductLine;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;

/**
 * The line of a product: the mapping's by SKU, else the mapping's by product id, else that of its
 * categories, else Unassigned.
 */
final class ProductLine {
  /** The line of a product that no rule gives one. */
  static final String UNASSIGNED = "Unassigned";

  private final RuleProductLine bySku = RULE_PRODUCT_LINE.as("by_sku");
  private final RuleProductLine byId = RULE_PRODUCT_LINE.as("by_id");

  /**
   * Adds the mapping to products.
   *
   * @param products joined with the versions of their items
   * @param sourceKind of the product's source
   * @param item id of the product at its source
   * @param sku of the product
   */
  <R extends Record> SelectJoinStep<R> joinedTo(
      SelectJoinStep<R> products, Field<String> sourceKind, Field<String> item, Field<String> sku) {
    return products
        .leftJoin(bySku)
        .on(bySku.SOURCE_KIND.eq(sourceKind))
        .and(bySku.MATCH_FIELD.eq("sku"))
        .and(same(bySku.MATCH_VALUE, sku))
        .leftJoin(byId)
        .on(byId.SOURCE_KIND.eq(sourceKind))
        .and(byId.MATCH_FIELD.eq("product_id"))
        .and(byId.MATCH_VALUE.eq(item));
  }

  /** The line, in a select {@link #joinedTo} which the mapping is. */
  Field<String> name() {
    return coalesce(
        bySku.PRODUCT_LINE, byId.PRODUCT_LINE, ITEM_VERSION.CATEGORY_LINE, inline(UNASSIGNED));
  }
}
