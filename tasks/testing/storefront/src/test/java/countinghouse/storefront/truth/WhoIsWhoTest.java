package countinghouse.storefront.truth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import countinghouse.storefront.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every profile both sources show belongs to exactly one person, and many persons to both. */
class WhoIsWhoTest {
  private final Shown shown = Shown.after(400);
  private final List<String[]> rows =
      new WhoIsWho(shown.business()).csv().lines().skip(1).map(row -> row.split(",", -1)).toList();

  @Test
  void everyProfileShownIsSomebodysOnlyOnce() {
    assertThat(column(2))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            shown.all("customers", "&role=all").stream()
                .filter(one -> !one.path("role").asText().equals("administrator"))
                .map(one -> one.path("id").asText())
                .toList());
    assertThat(column(4))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            shown
                .search("/v2/customers/search", "customers", JsonNodeFactory.instance.objectNode())
                .stream()
                .map(one -> one.path("id").asText())
                .toList());
    assertThat(column(3)).doesNotHaveDuplicates().isNotEmpty();
  }

  @Test
  void manyPersonsAreKnownToBothSources() {
    assertThat(rows.stream().filter(row -> !row[4].isEmpty() && !(row[2] + row[3]).isEmpty()))
        .hasSizeGreaterThan(100);
    assertThat(rows.stream().filter(row -> row[4].contains(";"))).hasSizeGreaterThan(20);
    assertThat(rows.stream().filter(row -> row[1].equals("true"))).hasSize(14);
  }

  @Test
  void theSameMailIsSpelledInSeveralWaysAndTheShopsPhoneIsSharedByMany() {
    Set<String> spelled =
        shown.all("orders", "").stream()
            .map(order -> order.path("billing").path("email").asText())
            .collect(Collectors.toSet());
    Set<String> folded =
        spelled.stream().map(mail -> mail.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    assertThat(spelled.size()).isGreaterThan(folded.size() + 50);
    assertThat(
            shown.business().till().customers().stream()
                .filter(one -> "(518) 555-0100".equals(one.phone())))
        .hasSizeGreaterThan(5);
  }

  @Test
  void mirrorsPairOneWebOrderWithOneTillOrderOfTheSameTotal() {
    List<String[]> pairs =
        Mirrors.csv(shown.business()).lines().skip(1).map(row -> row.split(",", -1)).toList();
    assertThat(pairs).hasSizeGreaterThan(100);
    assertThat(pairs.stream().map(pair -> pair[0]).distinct()).hasSameSizeAs(pairs);
    for (String[] pair : pairs) {
      long web =
          shown.business().shop().order(Long.parseLong(pair[0])).orElseThrow().basket().total();
      assertThat(shown.business().till().order(pair[1]).orElseThrow().sale().total())
          .isEqualTo(web);
    }
  }

  private List<String> column(int index) {
    List<String> ids = new ArrayList<>();
    for (String[] row : rows) {
      for (String id : row[index].split(";", -1)) {
        if (!id.isEmpty()) {
          ids.add(id);
        }
      }
    }
    return ids;
  }
}
