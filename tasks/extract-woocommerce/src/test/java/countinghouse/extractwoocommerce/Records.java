package countinghouse.extractwoocommerce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Small records for tests; single quotes stand for double ones. */
final class Records {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Records() {}

  /** An order created and modified at a GMT time such as {@code 2026-06-15T10:00:00}. */
  static ObjectNode order(long id, String gmt) {
    return of("""
    {'status': 'completed', 'currency': 'USD', 'total': '10.00', 'refunds': [],
     'line_items': [], 'meta_data': []}
    """)
        .put("id", id)
        .put("date_created_gmt", gmt)
        .put("date_modified_gmt", gmt);
  }

  static ObjectNode refund(long id, long order, String gmt) {
    return of("{'amount': '1.00', 'line_items': []}")
        .put("id", id)
        .put("parent_id", order)
        .put("date_created_gmt", gmt);
  }

  static ObjectNode of(String json) {
    try {
      return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }
}
