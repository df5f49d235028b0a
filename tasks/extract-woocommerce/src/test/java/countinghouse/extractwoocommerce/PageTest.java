package countinghouse.extractwoocommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import countinghouse.taskkit.ExitCode;
import countinghouse.taskkit.TaskFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is a part of a list, and what is none. */
final class PageTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void idsAreNumbersOrTextsOfDigitsInAscendingOrder() {
    Page page = page("[{'id': 2}, {'id': '17', 'x': 1}, {'id': 5000000000}]");

    assertThat(page.ids()).containsExactly(2L, 17L, 5_000_000_000L);
    assertThat(page.records()).hasSize(3);
    assertThat(page.records().get(1).path("x").asInt()).isEqualTo(1);
    assertThat(page.total()).isEqualTo(40);
    assertThat(page.size()).isEqualTo(10);
    assertThat(page.isEmpty()).isFalse();
    assertThat(page("[]").isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'code': 'x'} | A list was asked for, but OBJECT came",
        "[{'id': 2}, {'id': 2}] | not in the order asked for: id 2 after 2",
        "[{'id': 2}, {'id': 1}] | not in the order asked for: id 1 after 2",
        "[{'ID': 2}] | A record has no usable id",
        "[{'id': 2.5}] | A record has no usable id: 2.5",
        "[{'id': 99999999999999999999}] | A record has no usable id",
        "[{'id': '9999999999999999999'}] | A record has no usable id",
        "[{'id': '2a'}] | A record has no usable id",
        "[{'id': ''}] | A record has no usable id",
        "[7] | A record has no usable id",
      })
  void whatIsNoListOfRecordsWithAscendingIdsIsRefused(String body, String message) {
    TaskFailure failure = catchThrowableOfType(TaskFailure.class, () -> page(body));

    assertThat(failure.exitCode()).isEqualTo(ExitCode.DATA);
    assertThat(failure).hasMessageContaining(message).hasMessageContaining("shop, GET /orders");
  }

  private static Page page(String json) {
    return Page.of(parsed(json), 40, 10, "shop, GET /orders");
  }

  private static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }
}
