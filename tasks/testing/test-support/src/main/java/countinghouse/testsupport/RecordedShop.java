package countinghouse.testsupport;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers of a real shop (WooCommerce 10.0.2, invented data), recorded byte for byte: 506 orders,
 * 20 more in the trash, 110 refunds, 40 products, the variations of two of them, 150 customers, 6
 * categories.
 */
public final class RecordedShop {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private RecordedShop() {}

  /** The shop, ready to be asked. It has no list of all variations, as 10.0.2 had none. */
  public static FakeWooCommerce shop() {
    FakeWooCommerce shop = new FakeWooCommerce().without("/variations");
    shop.records("orders").addAll(orders());
    shop.records("refunds").addAll(list("refunds/global_page1", "refunds/global_page2"));
    shop.records("products").addAll(list("products/page1"));
    shop.records("variations").addAll(list("variations/product_82", "variations/product_89"));
    shop.records("customers").addAll(list("customers/page1", "customers/page2"));
    shop.records("products/categories").addAll(list("categories/all"));
    shop.answer("/wp-json/", text("misc/wp_json_root"));
    shop.answer("/wp-json/wc/v3/orders/statuses", text("misc/order_statuses"));
    shop.answer("/wp-json/wc/v3/data/currencies/current", text("misc/data_currencies_current"));
    shop.answer("/wp-json/wc/v3/system_status", text("misc/system_status"));
    return shop;
  }

  /** All recorded orders, those in the trash last. */
  public static List<ObjectNode> orders() {
    return list(
        "orders/any_page1",
        "orders/any_page2",
        "orders/any_page3",
        "orders/any_page4",
        "orders/any_page5",
        "orders/any_page6",
        "orders/trash_all");
  }

  private static List<ObjectNode> list(String... names) {
    List<ObjectNode> records = new ArrayList<>();
    for (String name : names) {
      try {
        for (JsonNode node : JSON.readTree(text(name))) {
          records.add((ObjectNode) node);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return records;
  }

  private static String text(String name) {
    String resource = "recorded/woocommerce/" + name + ".json";
    try (InputStream stream = RecordedShop.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("no such recording: " + resource);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
