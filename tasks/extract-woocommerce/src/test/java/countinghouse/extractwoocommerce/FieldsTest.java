package countinghouse.extractwoocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.apiclient.json.JsonRecord;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FieldsTest {
  @ParameterizedTest
  @ValueSource(strings = {"null", "''", "false"})
  void noneIsWrittenInThreeWays(String none) {
    JsonRecord record = record("'x': " + none);
    assertThat(Fields.text(record, "x")).isNull();
    assertThat(Fields.integer(record, "x")).isNull();
    assertThat(Fields.decimal(record, "x")).isNull();
    assertThat(Fields.gmt(record, "x")).isNull();
    assertThat(Fields.text(record, "absent")).isNull();
  }

  @Test
  void numbersComeAsTextsAndTextsAsNumbers() {
    JsonRecord record = record("'id_text': '17', 'price': 3.90, 'sku': 4711, 'money': '-0.50'");
    assertThat(Fields.integer(record, "id_text")).isEqualTo(17);
    assertThat(Fields.decimal(record, "price")).isEqualByComparingTo("3.9");
    assertThat(Fields.text(record, "sku")).isEqualTo("4711");
    assertThat(Fields.decimal(record, "money")).isEqualTo(new BigDecimal("-0.50"));
  }

  @Test
  void anEmptyMapMayBeAnEmptyList() {
    assertThat(Fields.text(record("'billing': []"), "billing.email")).isNull();
  }

  @Test
  void timesAreGmtAndTheZeroDateIsNone() {
    JsonRecord record =
        record(
            "'a': '2026-11-01T05:30:00', 'b': '0000-00-00T00:00:00', 'c': '-0001-11-30T00:00:00'");
    assertThat(Fields.gmt(record, "a")).isEqualTo(Instant.parse("2026-11-01T05:30:00Z"));
    assertThat(Fields.gmt(record, "b")).isNull();
    assertThat(Fields.gmt(record, "c")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Tom &amp; Jerry&#039;s &quot;Camp&quot; | Tom & Jerry's \"Camp\"",
        "&lt;b&gt; &#8217; &#x2019; &hellip;     | <b> ’ ’ …",
        "&unknown; &#0; &#99999999; AT&T; R&D    | &unknown; &#0; &#99999999; AT&T; R&D",
        "&amp;amp;                               | &amp;",
        "plain                                   | plain",
      })
  void labelsLoseTheirEscapesOnce(String escaped, String plain) {
    assertThat(HtmlText.plain(escaped)).isEqualTo(plain);
  }

  private static JsonRecord record(String fields) {
    return JsonRecord.of("woocommerce", "orders", "id", Records.of("{'id': 1, " + fields + "}"));
  }
}
