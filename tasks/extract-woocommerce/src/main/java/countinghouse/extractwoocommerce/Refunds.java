package countinghouse.extractwoocommerce;

import static countinghouse.extractwoocommerce.ShopCells.bigint;
import static countinghouse.extractwoocommerce.ShopCells.decimal;
import static countinghouse.extractwoocommerce.ShopCells.flag;
import static countinghouse.extractwoocommerce.ShopCells.label;
import static countinghouse.extractwoocommerce.ShopCells.money;
import static countinghouse.extractwoocommerce.ShopCells.parentId;
import static countinghouse.extractwoocommerce.ShopCells.requiredBigint;
import static countinghouse.extractwoocommerce.ShopCells.text;
import static countinghouse.extractwoocommerce.ShopCells.time;

import countinghouse.apiclient.json.FieldPaths;
import countinghouse.apiclient.json.JsonRecord;
import countinghouse.extraction.Cell;
import countinghouse.extraction.EntityMapping;
import countinghouse.extraction.HeadMapping;
import countinghouse.lake.ColumnType;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One row per refund, and one per refunded line, shipping and fee inside it. */
final class Refunds {
  private static final Pattern REFUNDED_ITEM = Pattern.compile("_refunded_item_id");
  private static final ShopContent CONTENT =
      ShopContent.without(List.of(), List.of("line_items.image", "line_items.parent_name"));

  private static final EntityMapping REFUND =
      EntityMapping.of(
          "refunds",
          requiredBigint("id", "id"),
          requiredBigint("parent_id", "parent_id"),
          time("date_created"),
          money("amount"),
          text("reason"),
          bigint("refunded_by"),
          flag("refunded_payment"));

  static final EntityMapping LINE =
      EntityMapping.of(
          "refund_lines",
          parentId("refund_id"),
          requiredBigint("id", "id"),
          Cell.optional("refunded_item_id", ColumnType.BIGINT, Refunds::refundedItemId),
          label("name"),
          bigint("product_id"),
          bigint("variation_id"),
          text("sku"),
          decimal("quantity", Cell.QUANTITY),
          money("total"),
          money("total_tax"));

  private static final EntityMapping SHIPPING =
      EntityMapping.of(
          "refund_shipping",
          parentId("refund_id"),
          requiredBigint("id", "id"),
          text("method_id"),
          money("total"),
          money("total_tax"));

  private static final EntityMapping FEE =
      EntityMapping.of(
          "refund_fees",
          parentId("refund_id"),
          requiredBigint("id", "id"),
          label("name"),
          money("total"),
          money("total_tax"));

  private static final FieldPaths KNOWN =
      FieldPaths.of(
          """
          id parent_id date_created date_created_gmt amount reason refunded_by refunded_payment
          meta_data line_items shipping_lines tax_lines fee_lines _links
          """
              .strip()
              .split("\\s+"));

  static final HeadMapping HEAD =
      HeadMapping.of(ShopHead.SOURCE_KIND, REFUND, CONTENT, KNOWN)
          .with("line_items", LINE)
          .with("shipping_lines", SHIPPING)
          .with("fee_lines", FEE);

  private Refunds() {}

  private static @Nullable Long refundedItemId(JsonRecord line) {
    @Nullable String id = Meta.first(line, REFUNDED_ITEM);
    if (id != null && !id.matches("\\d{1,18}")) {
      throw line.failure("meta_data._refunded_item_id", "wants a whole number, but is " + id);
    }
    return id == null ? null : Long.valueOf(id);
  }
}
