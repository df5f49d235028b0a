package countinghouse.extractwoocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.apiclient.json.CanonicalJson;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ShopContentTest {
  private static final String ORDER =
      """
      {'id': 5, 'status': 'completed', 'total': '10.00', 'order_key': 'wc_order_canary',
       'payment_url': 'https://shop/?key=canary', 'customer_user_agent': 'canary',
       'date_modified_gmt': '2026-06-15T10:00:00', '_links': {'self': 'x'},
       'meta_data': [{'id': 1, 'key': 'b', 'value': 'x'}, {'id': 2, 'key': 'a', 'value': {'z': 1, 'y': []}},
                     {'id': 3, 'key': '_stripe_Token_id', 'value': 'canary'}],
       'line_items': [{'id': 7, 'total': '10.00',
                       'meta_data': [{'id': 9, 'key': 'api_secret', 'value': 'canary'}]}]}
      """;

  @Test
  void thePayloadIsCanonicalAndHoldsNoSecret() {
    assertThat(payload(Records.of(ORDER)))
        .isEqualTo(
            "{'date_modified_gmt':'2026-06-15T10:00:00','id':5,'line_items':[{'id':7,'meta_data':[],'total':'10.00'}],'meta_data':[{'id':1,'key':'b','value':'x'},{'id':2,'key':'a','value':{'y':[],'z':1}}],'status':'completed','total':'10.00'}"
                .replace('\'', '"'));
  }

  @Test
  void whatMovesAloneMakesNoNewVersion() {
    String moved =
        ORDER
            .replace("2026-06-15", "2026-07-15")
            .replace(
                "'id': 1, 'key': 'b', 'value': 'x'}, {'id': 2,",
                "'id': 11, 'key': 'b', 'value': 'x'}, {'id': 12,")
            .replace("wc_order_canary", "another");
    assertThat(hash(Records.of(moved))).isEqualTo(hash(Records.of(ORDER))).hasSize(64);
  }

  @Test
  void theOrderOfMetaDataMakesNoNewVersionButItsValuesDo() {
    ObjectNode order = Records.of(ORDER);
    String before = hash(order);
    order.withArray("meta_data").add(order.withArray("meta_data").remove(0));
    assertThat(hash(order)).isEqualTo(before);
    order.withArray("meta_data").addObject().put("key", "new").put("value", 1);
    assertThat(hash(order)).isNotEqualTo(before);
  }

  @Test
  void anyOtherChangeMakesANewVersion() {
    String before = hash(Records.of(ORDER));
    for (String change :
        List.of(
            "'total': '10.01'", "'status': 'pending'", "'new_field': null", "'line_items': []")) {
      ObjectNode order = Records.of(ORDER);
      order.setAll(Records.of("{" + change + "}"));
      assertThat(hash(order)).as(change).isNotEqualTo(before);
    }
  }

  private static String payload(ObjectNode order) {
    return CanonicalJson.of(Orders.CONTENT.kept(order));
  }

  private static String hash(ObjectNode order) {
    return CanonicalJson.hash(Orders.CONTENT.hashed(Orders.CONTENT.kept(order)));
  }
}
