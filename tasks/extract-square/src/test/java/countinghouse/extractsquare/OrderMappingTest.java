package countinghouse.extractsquare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import countinghouse.apiclient.json.JsonRecord;
import countinghouse.taskkit.TaskFailure;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields that Square fills in several ways, or leaves out. */
final class OrderMappingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'total_money': {'currency': 'USD'}, 'tenders': [{'amount_money': {'currency':"
            + " 'EUR'}}]|USD",
        "'net_amounts': {'total_money': {'currency': 'JPY'}}|JPY",
        "'line_items': [{}, {'base_price_money': {'currency': 'USD'}}]|USD",
        "'line_items': [{}], 'tenders': [{'amount_money': {'currency': 'GBP'}}]|GBP",
        "'state': 'OPEN'|",
      })
  void anOrdersCurrencyIsThatOfItsTotalOrElseOfWhatStandsInIt(
      String fields, @Nullable String currency) {
    assertThat(OrderMapping.currency(record(fields))).isEqualTo(currency);
  }

  @Test
  void aPartWithoutAnIdOfItsOwnIsNamedByItsPosition() {
    JsonRecord order = record("'line_items': [{'uid': 'a'}, {'uid': null}, {}]");

    assertThat(order.list("line_items"))
        .extracting(SquareCells::uidOf)
        .containsExactly("a", "position-1", "position-2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"['A', 'B']|A,B", "['A']|A", "[]|``", "null|"})
  void theGroupsOfACustomerAreJoinedByCommas(String json, @Nullable String groups) {
    assertThat(DirectoryMapping.groups(record("'group_ids': " + json))).isEqualTo(groups);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"['A', 7]", "'A'", "{'a': 'A'}"})
  void groupsThatAreNoTextsAreRefused(String json) {
    assertThatThrownBy(() -> DirectoryMapping.groups(record("'group_ids': " + json)))
        .isInstanceOf(TaskFailure.class)
        .hasMessageContaining("group_ids wants an array of texts");
  }

  private static JsonRecord record(String fields) {
    String json = "{'id': 'A', " + fields + "}";
    return JsonRecord.of("square", "orders", "id", Resources.parsed(json.replace('\'', '"')));
  }
}
