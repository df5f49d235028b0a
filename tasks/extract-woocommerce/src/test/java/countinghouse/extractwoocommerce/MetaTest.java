package countinghouse.extractwoocommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.apiclient.json.JsonRecord;
import countinghouse.extraction.EntityMapping;
import countinghouse.lake.Column;
import countinghouse.taskkit.TaskFailure;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read out of the notes of plugins, and of fields that shops fill in several ways. */
final class MetaTest {
  @Test
  void theFirstPlainValueThatIsNotEmptyCounts() {
    assertThat(
            first(
                "[{'key': 'x', 'value': 'other'}, {'key': 'key', 'value': ''},"
                    + " {'key': 'key', 'value': {'a': 1}}, {'key': 'key', 'value': null},"
                    + " {'value': 'nameless'}, {'key': 'my-key', 'value': 'more than the key'},"
                    + " {'key': 'key', 'value': 17}, {'key': 'key', 'value': 'later'}]"))
        .isEqualTo("17");
    assertThat(first("[{'key': 'key', 'value': 'text'}]")).isEqualTo("text");
    assertThat(first("[]")).isNull();
  }

  @Test
  void metaDataMayBeAMap() {
    assertThat(first("{'5': {'key': 'key', 'value': 'text'}}")).isEqualTo("text");
  }

  @ParameterizedTest
  @CsvSource({
    "_wc_square_order_id, ",
    "_wc_square_square_order_id, CAIS",
    "_wc_square_gateway_square_order_id, CAIS",
    "wc_square_square_order_id, ",
  })
  void anOrderNamesTheOrderOfTheTillThatMirrorsIt(String key, @Nullable String id) {
    assertThat(value(Orders.ORDER, "square_order_id", meta(key, "'CAIS'"))).isEqualTo(id);
  }

  @Test
  void aRefundedLineNamesTheLineItGivesBack() {
    EntityMapping line = Refunds.LINE;

    assertThat(value(line, "refunded_item_id", meta("_refunded_item_id", "'17'"))).isEqualTo(17L);
    assertThat(value(line, "refunded_item_id", meta("_refunded_item_id", "17"))).isEqualTo(17L);
    assertThat(value(line, "refunded_item_id", meta("other", "'17'"))).isNull();
    assertThatThrownBy(
            () -> value(line, "refunded_item_id", meta("_refunded_item_id", "'line 17'")))
        .isInstanceOf(TaskFailure.class)
        .hasMessageContaining("_refunded_item_id wants a whole number, but is line 17");
  }

  @Test
  void aVariationIsCalledByItsNameOrElseByItsOptions() {
    EntityMapping variation = Catalogue.VARIATION;
    String options =
        "'attributes': [{'name': 'Size', 'option': 'Small'}, {'name': 'Any', 'option': ''},"
            + " {'name': 'Colour', 'option': 'Black &amp; blue'}]";

    assertThat(value(variation, "name", "'name': 'Mug &amp; lid', " + options))
        .isEqualTo("Mug & lid");
    assertThat(value(variation, "name", options)).isEqualTo("Small, Black & blue");
    assertThat(value(variation, "name", "'attributes': []")).isNull();
  }

  @ParameterizedTest
  @CsvSource({"true, true", "false, false", "'\"parent\"', false", "null, "})
  void aVariationWhoseProductCountsForItManagesNoStock(String json, @Nullable Boolean manages) {
    EntityMapping variation = Catalogue.VARIATION;

    assertThat(value(variation, "manage_stock", "'manage_stock': " + json)).isEqualTo(manages);
  }

  private static @Nullable String first(String metaData) {
    return Meta.first(record("'meta_data': " + metaData), Pattern.compile("key"));
  }

  private static String meta(String key, String value) {
    return "'meta_data': [{'key': '" + key + "', 'value': " + value + "}]";
  }

  private static @Nullable Object value(EntityMapping mapping, String column, String fields) {
    List<String> columns = mapping.entity().columns().stream().map(Column::name).toList();
    return mapping.row(record(fields))[columns.indexOf(column)];
  }

  private static JsonRecord record(String fields) {
    String required = "'id': 1, 'parent_id': 5, 'status': 'completed', 'currency': 'USD', ";
    ObjectNode json = Records.of("{" + required + fields + "}");
    return JsonRecord.of("woocommerce", "things", "id", json);
  }
}
