package countinghouse.storefront.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import countinghouse.storefront.Shape;
import countinghouse.storefront.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every name, JSON type and null the storefront shows is one a real shop showed, and back. */
class ShapeTest {
  /** Plugins and settings the simulated shop does without, and pages recorded before a change. */
  private static final Set<String> NEVER_SHOWN =
      Set.of(
          ".line_items[].meta_data[].display_value object",
          ".line_items[].meta_data[].display_value.k text",
          ".line_items[].meta_data[].value object",
          ".line_items[].meta_data[].value.k text",
          ".tax_lines[].rate_percent int",
          ".meta_data[] object",
          ".meta_data[].id int",
          ".meta_data[].key text",
          ".meta_data[].value text",
          ".meta_data[].value object",
          ".meta_data[].value.a int",
          ".meta_data[].value.a list",
          ".meta_data[].value.a[] int",
          ".meta_data[].value.a[] object",
          ".meta_data[].value.a[].z null",
          ".meta_data[].value.b bool",
          ".meta_data[].value.b list",
          ".meta_data[].value.b[] text",
          ".meta_data[].value.f float",
          ".grouped_products[] int",
          ".related_ids[] int",
          ".date_expires text",
          ".date_expires_gmt text",
          ".usage_limit int",
          ".email_restrictions[] text",
          ".product_ids[] int");

  /** Refunds of shipping and of deleted products happen to lack; their rows are as in orders. */
  private static final Set<String> NEVER_RECORDED =
      Set.of(".shipping_lines[]", ".line_items[].sku null");

  static Stream<Arguments> collections() {
    return Stream.of(
        Arguments.of("orders", "orders", "&status=any"),
        Arguments.of("refunds", "refunds", ""),
        Arguments.of("products", "products", ""),
        Arguments.of("customers", "customers", "&role=all"),
        Arguments.of("categories", "products/categories", ""),
        Arguments.of("coupons", "coupons", ""),
        Arguments.of("taxes", "taxes", ""));
  }

  @ParameterizedTest
  @MethodSource("collections")
  void everythingShownWasRecorded(String recorded, String collection, String query) {
    Set<String> shown = Shape.of(rows(collection, query)).seen();
    shown.removeAll(Shape.of(Recorded.rows(recorded)).seen());
    if (recorded.equals("refunds")) {
      shown.removeIf(one -> NEVER_RECORDED.stream().anyMatch(one::startsWith));
    }
    assertThat(shown).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("collections")
  void everythingRecordedIsShown(String recorded, String collection, String query) {
    Set<String> missing = Shape.of(Recorded.rows(recorded)).seen();
    missing.removeAll(Shape.of(rows(collection, query)).seen());
    missing.removeAll(NEVER_SHOWN);
    assertThat(missing).isEmpty();
  }

  @Test
  void variationsLookAsRecorded() {
    Shown shop = Shown.after(400);
    List<JsonNode> rows = new ArrayList<>();
    shop.all("products", "&type=variable")
        .forEach(product ->
            rows.addAll(shop.all("products/" + product.path("id").asText() + "/variations", "")));
    assertThat(Shape.of(rows).seen()).isEqualTo(Shape.of(Recorded.rows("variations")).seen());
  }

  private static List<JsonNode> rows(String collection, String query) {
    List<JsonNode> rows = new ArrayList<>(Shown.after(400).all(collection, query));
    if (collection.equals("orders") || collection.equals("products")) {
      rows.addAll(Shown.after(400).all(collection, "&status=trash"));
    }
    return rows;
  }
}
