package countinghouse.storefront.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import countinghouse.storefront.Shown;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bounds of time mean what they were observed to mean, traps included. */
class TimeBoundsTest {
  private final Shown shop = Shown.after(320);

  /** The modification time of a summer order, in GMT; New York is four hours behind. */
  private final LocalDateTime changed = LocalDateTime.parse(summerOrder("date_modified_gmt"));

  private final String id = summerOrder("id");

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "after, 0, false",
    "after, -1, true",
    "before, 0, false",
    "before, 1, true",
  })
  void bothBoundsExcludeTheirOwnSecond(String side, int seconds, boolean found) {
    String bound = changed.plusSeconds(seconds).toString();
    assertThat(finds("&dates_are_gmt=true&modified_" + side + "=" + full(bound))).isEqualTo(found);
  }

  @Test
  void fractionsAreCut() {
    String second = full(changed.minusSeconds(1).toString());
    assertThat(finds("&dates_are_gmt=true&modified_after=" + second + ".999")).isTrue();
    assertThat(finds("&dates_are_gmt=true&modified_after=" + full(changed.toString()) + ".500"))
        .isFalse();
  }

  @Test
  void withoutTheFlagAPlainTimeIsLocalAndAnOffsetIsHonoured() {
    String local = full(changed.minusHours(4).minusSeconds(1).toString());
    String gmt = full(changed.minusSeconds(1).toString());
    assertThat(finds(window(local, 2, "", ""))).isTrue();
    assertThat(finds(window(gmt, 2, "", ""))).isFalse();
    assertThat(finds(window(gmt, 2, "Z", ""))).isTrue();
    assertThat(finds(window(gmt, 2, "Z", "&dates_are_gmt=false"))).isTrue();
    assertThat(finds(window(local, 2, "-04:00", ""))).isTrue();
  }

  @Test
  void withTheFlagAnOffsetMovesTheBoundToSiteTimeWhichIsTheTrap() {
    String local = full(changed.minusHours(4).minusSeconds(1).toString());
    String gmt = full(changed.minusSeconds(1).toString());
    String moved = full(changed.plusHours(4).minusSeconds(1).toString());
    assertThat(finds(window(gmt, 2, "", "&dates_are_gmt=1"))).isTrue();
    assertThat(finds(window(gmt, 2, "Z", "&dates_are_gmt=true"))).isFalse();
    assertThat(finds(window(local, 2, "-04:00", "&dates_are_gmt=true"))).isFalse();
    assertThat(finds(window(moved, 2, "Z", "&dates_are_gmt=true"))).isTrue();
  }

  @Test
  void theRepeatedHourHasTwoOrdersOfTheSameLocalTime() {
    List<JsonNode> rows =
        shop.all(
            "orders", "&after=2025-11-02T05:29:59&before=2025-11-02T06:30:01&dates_are_gmt=true");
    assertThat(rows)
        .extracting(row -> row.path("date_created").asText())
        .contains("2025-11-02T01:30:00", "2025-11-02T01:30:00");
    assertThat(rows)
        .extracting(row -> row.path("date_created_gmt").asText())
        .contains("2025-11-02T05:30:00", "2025-11-02T06:30:00");
    List<JsonNode> local =
        shop.all("orders", "&after=2025-11-02T01:29:59&before=2025-11-02T01:30:01");
    assertThat(local)
        .extracting(row -> row.path("date_created_gmt").asText())
        .containsExactly("2025-11-02T05:30:00");
  }

  @Test
  void inTheRepeatedHourAnOrderIsModifiedOneHourEarly() {
    assertThat(Times.throughLocalTime(Instant.parse("2025-11-02T06:30:00Z")))
        .isEqualTo("2025-11-02T05:30:00Z");
    assertThat(Times.throughLocalTime(Instant.parse("2025-11-02T07:30:00Z")))
        .isEqualTo("2025-11-02T07:30:00Z");
  }

  @Test
  void anyLeavesTheTrashOutHoweverItIsAskedFor() {
    assertThat(statuses("any")).contains("checkout-draft").doesNotContain("trash");
    assertThat(statuses("any,trash")).doesNotContain("trash");
    assertThat(statuses("")).doesNotContain("trash");
    assertThat(statuses("completed,trash")).containsOnly("completed", "trash");
  }

  @Test
  void customersIgnoreBoundsAndDefaultToTheirRole() {
    assertThat(shop.all("customers", "&modified_after=2040-01-01T00:00:00")).isNotEmpty();
    assertThat(shop.all("customers", "&role=all").size())
        .isGreaterThan(shop.all("customers", "").size());
  }

  private List<String> statuses(String wanted) {
    return shop.all("orders", "&_fields=id,status&status=" + wanted).stream()
        .map(row -> row.path("status").asText())
        .distinct()
        .toList();
  }

  private String summerOrder(String field) {
    return shop.all(
            "orders", "&after=2025-07-01T00:00:00&before=2025-07-03T00:00:00&status=completed")
        .getFirst()
        .path(field)
        .asText();
  }

  private boolean finds(String bounds) {
    return shop.all("orders", "&_fields=id" + bounds).stream()
        .anyMatch(row -> row.path("id").asText().equals(id));
  }

  private static String window(String from, int seconds, String offset, String flag) {
    String to = full(LocalDateTime.parse(from).plusSeconds(seconds).toString());
    return flag + "&modified_after=" + from + offset + "&modified_before=" + to + offset;
  }

  /** With seconds, which LocalDateTime leaves out when they are zero. */
  private static String full(String text) {
    return text.length() == 16 ? text + ":00" : text;
  }
}
