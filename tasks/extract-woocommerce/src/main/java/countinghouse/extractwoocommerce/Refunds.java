package countinghouse.extractwoocommerce;

import static countinghouse.extractwoocommerce.Cell.bigint;
import static countinghouse.extractwoocommerce.Cell.decimal;
import static countinghouse.extractwoocommerce.Cell.flag;
import static countinghouse.extractwoocommerce.Cell.label;
import static countinghouse.extractwoocommerce.Cell.money;
import static countinghouse.extractwoocommerce.Cell.parentId;
import static countinghouse.extractwoocommerce.Cell.requiredBigint;
import static countinghouse.extractwoocommerce.Cell.text;
import static countinghouse.extractwoocommerce.Cell.time;

import countinghouse.apiclient.json.FieldPaths;
import countinghouse.apiclient.json.JsonRecord;
import countinghouse.lake.Column;
import countinghouse.lake.ColumnType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One row per refund, and one per refunded line, shipping and fee inside it. */
final class Refunds {
  private static final Pattern REFUNDED_ITEM = Pattern.compile("_refunded_item_id");
  private static final Content CONTENT =
      Content.without(List.of(), List.of("line_items.image", "line_items.parent_name"));

  private static final Shape REFUND =
      Shape.of(
          "refunds",
          requiredBigint("id", "id"),
          requiredBigint("parent_id", "parent_id"),
          time("date_created"),
          money("amount"),
          text("reason"),
          bigint("refunded_by"),
          flag("refunded_payment"),
          CONTENT.hash(),
          CONTENT.payload());

  private static final Shape LINE =
      Shape.of(
          "refund_lines",
          parentId("refund_id"),
          requiredBigint("id", "id"),
          new Cell(Column.optional("refunded_item_id", ColumnType.BIGINT), Refunds::refundedItemId),
          label("name"),
          bigint("product_id"),
          bigint("variation_id"),
          text("sku"),
          decimal("quantity", Cell.QUANTITY),
          money("total"),
          money("total_tax"));

  private static final Shape SHIPPING =
      Shape.of(
          "refund_shipping",
          parentId("refund_id"),
          requiredBigint("id", "id"),
          text("method_id"),
          money("total"),
          money("total_tax"));

  private static final Shape FEE =
      Shape.of(
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

  static final Kind KIND = new Kind(REFUND, children(), KNOWN);

  private Refunds() {}

  private static Map<String, Shape> children() {
    Map<String, Shape> children = new LinkedHashMap<>();
    children.put("line_items", LINE);
    children.put("shipping_lines", SHIPPING);
    children.put("fee_lines", FEE);
    return children;
  }

  private static @Nullable Long refundedItemId(JsonRecord line) {
    @Nullable String id = Meta.first(line, REFUNDED_ITEM);
    if (id != null && !id.matches("\\d{1,18}")) {
      throw line.failure("meta_data._refunded_item_id", "wants a whole number, but is " + id);
    }
    return id == null ? null : Long.valueOf(id);
  }
}
