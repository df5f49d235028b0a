package countinghouse.buildmarts.product;

import static countinghouse.buildmarts.table.Expressions.filled;
import static countinghouse.buildmarts.table.Expressions.plain;
import static countinghouse.buildmarts.table.Expressions.text;
import static countinghouse.warehouse.tables.conformed.Tables.ORDER_LINE;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.when;

import countinghouse.buildmarts.table.NaturalKeys;
import countinghouse.warehouse.Keys;
import java.util.List;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/**
 * What a line says about the product it sells.
 *
 * @param reference names the variant inside its source: the ids it has there; for a product that
 *     was deleted, which leaves 0 behind, its SKU, else its name, so that not all deleted products
 *     become one; null where no product is meant
 * @param productId product or item; 0 for none
 * @param variationId variation; 0 for none
 * @param sku the SKU on the line
 * @param productName the name on the line
 * @param variationName the variation's name on the line
 */
public record ProductReference(
    Field<String> reference,
    Field<String> productId,
    Field<String> variationId,
    Field<String> sku,
    Field<String> productName,
    Field<String> variationName) {

  /** A line of a shop's order or refund. */
  public static ProductReference ofShop(
      Field<Long> product, Field<Long> variation, Field<String> sku, Field<String> name) {
    Field<String> variationId = text(coalesce(variation, inline(0L)));
    Field<String> ids = text(product).concat(inline(":"), variationId);
    Field<String> reference =
        when(product.gt(0L), ids)
            .otherwise(
                coalesce(inline("sku:").concat(filled(sku)), inline("name:").concat(plain(name))));
    return new ProductReference(
        reference,
        text(coalesce(product, inline(0L))),
        when(product.gt(0L), variationId).otherwise(inline("0")),
        filled(sku),
        plain(name),
        castNull(SQLDataType.VARCHAR));
  }

  /** A line of a till's order or return; a custom amount or a gift card may name no product. */
  public static ProductReference ofTill(
      Field<String> itemType,
      Field<String> catalogId,
      Field<String> name,
      Field<String> variation) {
    Field<String> byName =
        when(
            coalesce(itemType, inline("ITEM")).eq("ITEM"),
            inline("name:")
                .concat(filled(name), inline("/"), coalesce(filled(variation), inline(""))));
    Field<String> reference = coalesce(filled(catalogId), byName);
    return new ProductReference(
        reference,
        coalesce(filled(catalogId), inline("0")),
        coalesce(filled(catalogId), inline("0")),
        castNull(SQLDataType.VARCHAR),
        filled(name),
        filled(variation));
  }

  /** The columns of a line that tell its product, in the order of {@code order_line}. */
  public List<Field<?>> columns(NaturalKeys keys, Field<String> source) {
    return List.of(
        reference.as(ORDER_LINE.PRODUCT_REF),
        durableKey(keys, source).as(ORDER_LINE.PRODUCT_DURABLE_KEY),
        productId.as(ORDER_LINE.SOURCE_PRODUCT_ID),
        variationId.as(ORDER_LINE.SOURCE_VARIATION_ID),
        sku.as(ORDER_LINE.SKU),
        productName.as(ORDER_LINE.PRODUCT_NAME),
        variationName.as(ORDER_LINE.VARIATION_NAME));
  }

  /** The columns of a line that is about no product. */
  public static List<Field<?>> noProduct() {
    return List.of(
        castNull(SQLDataType.VARCHAR).as(ORDER_LINE.PRODUCT_REF),
        inline(Keys.NOT_APPLICABLE).as(ORDER_LINE.PRODUCT_DURABLE_KEY),
        castNull(SQLDataType.VARCHAR).as(ORDER_LINE.SOURCE_PRODUCT_ID),
        castNull(SQLDataType.VARCHAR).as(ORDER_LINE.SOURCE_VARIATION_ID),
        castNull(SQLDataType.VARCHAR).as(ORDER_LINE.SKU),
        castNull(SQLDataType.VARCHAR).as(ORDER_LINE.PRODUCT_NAME),
        castNull(SQLDataType.VARCHAR).as(ORDER_LINE.VARIATION_NAME));
  }

  private Field<Long> durableKey(NaturalKeys keys, Field<String> source) {
    return when(reference.isNull(), inline(Keys.NOT_APPLICABLE))
        .otherwise(keys.product(source, reference));
  }
}
