package countinghouse.extractsquare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import countinghouse.apiclient.json.JsonRecord;
import countinghouse.extraction.EntityMapping;
import countinghouse.taskkit.TaskFailure;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SquareCellsTest {
  private static final EntityMapping EVERY_KIND =
      EntityMapping.of(
          "events",
          SquareCells.key("id"),
          SquareCells.text("name"),
          SquareCells.money("price"),
          SquareCells.quantity("quantity"),
          SquareCells.percentage("percentage"),
          SquareCells.time("at"),
          SquareCells.flag("is_open", "open"),
          SquareCells.number("minutes", "duration"),
          SquareCells.longNumber("version"));

  @Test
  void everyColumnHoldsWhatItsFieldSays() {
    assertThat(
            row(
                "'name': 'Mug', 'price': {'amount': 1250, 'currency': 'USD'}, 'quantity': '1.5',"
                    + " 'percentage': '8.875', 'at': '2026-11-21T02:58:00Z', 'open': false,"
                    + " 'duration': 90, 'version': 5000000000"))
        .containsExactly(
            "e",
            "Mug",
            new BigDecimal("12.50"),
            new BigDecimal("1.5"),
            new BigDecimal("8.875"),
            Instant.parse("2026-11-21T02:58:00Z"),
            false,
            90,
            5_000_000_000L);
  }

  @Test
  void aFieldThatIsNotThereIsAnEmptyColumn() {
    assertThat(row("'name': null"))
        .containsExactly("e", null, null, null, null, null, null, null, null);
  }

  @Test
  void aNumberThatIsTooLongForItsColumnIsRefused() {
    assertThatThrownBy(() -> row("'duration': 5000000000"))
        .isInstanceOf(TaskFailure.class)
        .hasMessageContaining("duration wants an integer of 32 bits");
  }

  @Test
  void moneyIsSummedOverTheObjectsThatHaveIt() {
    JsonRecord order =
        record(
            "'parts': [{'m': {'amount': 150, 'currency': 'USD'}}, {},"
                + " {'m': {'amount': -25, 'currency': 'USD'}}]");

    assertThat(SquareMoney.sum(order.list("parts"), "m")).isEqualByComparingTo("1.25");
    assertThat(SquareMoney.sum(order.list("none"), "m")).isNull();
  }

  @Test
  void moneyHasTheDigitsOfItsCurrency() {
    assertThat(SquareMoney.amount(record("'m': {'amount': 150, 'currency': 'JPY'}"), "m"))
        .isEqualTo(new BigDecimal("150"));
    assertThat(SquareMoney.amount(record("'m': {'amount': 1500, 'currency': 'KWD'}"), "m"))
        .isEqualTo(new BigDecimal("1.500"));
    for (String none : new String[] {"XXX", "EURO"}) {
      assertThatThrownBy(() ->
              SquareMoney.amount(
                  record("'m': {'amount': 1, 'currency': '%s'}".formatted(none)), "m"))
          .isInstanceOf(TaskFailure.class)
          .hasMessageContaining("no currency of ISO 4217");
    }
  }

  private static @Nullable Object[] row(String fields) {
    return EVERY_KIND.row(record(fields));
  }

  private static JsonRecord record(String fields) {
    String json = "{'id': 'e', " + fields + "}";
    return JsonRecord.of("square", "events", "id", Resources.parsed(json.replace('\'', '"')));
  }
}
