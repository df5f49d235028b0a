package countinghouse.erasecustomer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is left of rows of each kind of column. */
final class ErasedRowTest {
  private final KnownValues values = new KnownValues();
  private final ErasedRow erased = new ErasedRow(values);

  ErasedRowTest() {
    values.add("Anna Smith");
  }

  @Test
  void whoTheCustomerWasIsNobodyByTheWayItsSourceWritesIds() {
    assertThat(one("woocommerce_orders", "customer_id", 42L)).isEqualTo(0L);
    assertThat(one("square_orders", "customer_id", "JDKYHBWT1D4F8MFH63DBMEN8Y4")).isNull();
  }

  @Test
  void whatIsEmptyStaysEmpty() {
    assertThat(one("woocommerce_orders", "customer_id", null)).isNull();
    assertThat(one("woocommerce_orders", "payload", null)).isNull();
    assertThat(one("woocommerce_order_lines", "name", null)).isNull();
  }

  @Test
  void theNameOfAThingLosesThePersonAndKeepsTheThing() {
    assertThat(one("woocommerce_order_lines", "name", "Mug for Anna Smith"))
        .isEqualTo("Mug for (erased)");
    assertThat(one("woocommerce_order_lines", "sku", "MUG-ANNA SMITH")).isEqualTo("MUG-ANNA SMITH");
  }

  @Test
  void ofThePayloadOnlyListedFieldsAreLeftWithThePersonTakenOutOfNames() {
    assertThat(
            one(
                "woocommerce_orders",
                "payload",
                """
                {"id": 1, "total": "2.50", "billing": {"email": "anna@x.org"},
                 "meta_data": [{"key": "note", "value": "Anna Smith"}],
                 "payment_method_title": "Cheque of Anna Smith",
                 "line_items": [{"id": 7, "name": "Mug for Anna Smith", "price": 2.50,
                                 "sku": "of Anna Smith"},
                                {"id": 8, "name": null, "meta_data": []}],
                 "coupon_lines": [{"code": "anna smith", "discount": "1.00"}]}
                """))
        .isEqualTo(
            """
            {"coupon_lines":[{"code":"(erased)","discount":"1.00"}],"id":1,\
            "line_items":[{"id":7,"name":"Mug for (erased)","price":2.50,"sku":"of Anna Smith"},\
            {"id":8,"name":null}],"payment_method_title":"Cheque of (erased)","total":"2.50"}\
            """);
  }

  @Test
  void ofAPayloadThatIsNoJsonNothingIsLeft() {
    assertThat(one("woocommerce_orders", "payload", "Anna Smith {")).isEqualTo("{}");
  }

  private @Nullable Object one(String table, String column, @Nullable Object value) {
    return erased.of(table, List.of(column), new @Nullable Object[] {value})[0];
  }
}
