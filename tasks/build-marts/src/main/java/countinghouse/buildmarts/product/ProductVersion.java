package countinghouse.buildmarts.product;

import static countinghouse.warehouse.tables.conformed.Tables.ITEM_VERSION;
import static countinghouse.warehouse.tables.conformed.Tables.PRODUCT_VERSION;
import static countinghouse.warehouse.tables.conformed.Tables.VARIANT_VERSION;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.select;

import countinghouse.buildmarts.table.Inputs;
import countinghouse.buildmarts.table.NaturalKeys;
import countinghouse.buildmarts.table.SelectedTable;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectJoinStep;
import org.jooq.Table;

/**
 * One row per variant and stretch of time in which neither its own nor its product's record
 * changed: where a version of the one overlaps a version of the other.
 */
public final class ProductVersion implements SelectedTable {
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
    ProductLine line = new ProductLine();
    return line.joinedTo(
        versions(line), VARIANT_VERSION.SOURCE_KIND, VARIANT_VERSION.ITEM_ID, VARIANT_VERSION.SKU);
  }

  private SelectJoinStep<? extends Record> versions(ProductLine line) {
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
            line.name().as(PRODUCT_VERSION.PRODUCT_LINE),
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
        .and(ITEM_VERSION.VALID_TO.gt(VARIANT_VERSION.VALID_FROM));
  }
}
