package countinghouse.storefront.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a real WooCommerce 10.0.2 answered; see the README beside the files. */
final class Recorded {
  private Recorded() {}

  static List<JsonNode> rows(String name) {
    String resource = "/recorded/" + name + ".json";
    try (InputStream stream =
        Objects.requireNonNull(Recorded.class.getResourceAsStream(resource), resource)) {
      List<JsonNode> rows = new ArrayList<>();
      new ObjectMapper().readTree(stream).forEach(rows::add);
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}
