package countinghouse.buildmarts.product;

import static countinghouse.buildmarts.table.Expressions.plain;
import static countinghouse.buildmarts.table.Expressions.text;
import static countinghouse.warehouse.tables.conformed.Tables.CATEGORY_DEPTH;
import static countinghouse.warehouse.tables.staging.Tables.WOOCOMMERCE_CATEGORIES;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.withRecursive;

import countinghouse.buildmarts.table.SelectedTable;
import countinghouse.warehouse.CurrentVersions;
import countinghouse.warehouse.tables.staging.tables.WoocommerceCategories;
import org.jooq.Field;
import org.jooq.Record4;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * One row per WooCommerce category: how many categories it lies under. Categories that contain each
 * other in a circle are in none.
 */
public final class CategoryDepth implements SelectedTable {
  private static final Table<?> TREE = DSL.table(name("tree"));

  @Override
  public Table<?> table() {
    return CATEGORY_DEPTH;
  }

  @Override
  public Select<?> rows() {
    return withRecursive("tree", "source_name", "category_id", "category_name", "depth")
        .as(roots().unionAll(children()))
        .select(
            inTree("source_name", String.class),
            inTree("category_id", Long.class),
            inTree("category_name", String.class),
            inTree("depth", Integer.class))
        .from(TREE);
  }

  private static Select<Record4<String, Long, String, Integer>> roots() {
    WoocommerceCategories root = WOOCOMMERCE_CATEGORIES.as("root");
    return select(root.SOURCE_NAME, root.ID, nameOf(root), inline(0))
        .from(CurrentVersions.all(root))
        .where(coalesce(root.PARENT_ID, inline(0L)).eq(0L));
  }

  private static Select<Record4<String, Long, String, Integer>> children() {
    WoocommerceCategories child = WOOCOMMERCE_CATEGORIES.as("child");
    return select(
            child.SOURCE_NAME,
            child.ID,
            nameOf(child),
            inTree("depth", Integer.class).plus(inline(1)).cast(SQLDataType.INTEGER))
        .from(TREE)
        .join(CurrentVersions.all(child))
        .on(child.SOURCE_NAME.eq(inTree("source_name", String.class)))
        .and(child.PARENT_ID.eq(inTree("category_id", Long.class)));
  }

  private static Field<String> nameOf(WoocommerceCategories category) {
    return coalesce(plain(category.NAME), text(category.ID));
  }

  private static <T> Field<T> inTree(String column, Class<T> type) {
    return field(name("tree", column), type);
  }
}
