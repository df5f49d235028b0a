package countinghouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import countinghouse.taskkit.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class QueryTagTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path OPERATIONS =
      Path.of(System.getProperty("root.dir", "../../..")).resolve("sql/operations");

  @Test
  void aTagNamesDagTaskAndRunOfAirflow() {
    Settings settings =
        Settings.from(
            Map.of(
                "COUNTINGHOUSE_DAG", "daily_warehouse",
                "COUNTINGHOUSE_TASK", "load",
                "COUNTINGHOUSE_RUN", "scheduled__2026-11-21T03:00:00+00:00"));
    assertThat(QueryTag.of(settings).json())
        .isEqualTo(
            """
            {"dag":"daily_warehouse","task":"load","run":"scheduled__2026-11-21T03:00:00+00:00"}\
            """);
  }

  @Test
  void whatIsNotKnownIsLeftOut() {
    assertThat(QueryTag.of(Settings.from(Map.of("COUNTINGHOUSE_TASK", "load-staging"))).json())
        .isEqualTo("{\"task\":\"load-staging\"}");
  }

  @Test
  void theLongestNamesOfAirflowPassAsTheyAreAlsoWhenEachCharacterIsEscaped() {
    Optional<String> quotes = Optional.of("\"".repeat(250));
    QueryTag tag = new QueryTag(quotes, quotes, quotes);
    assertThat(tag.task()).isEqualTo(quotes);
    assertThat(tag.json()).hasSizeLessThanOrEqualTo(QueryTag.LONGEST);
  }

  @Test
  void theQueriesOfOperationsReadFieldsThatATagHas() throws IOException {
    QueryTag tag = new QueryTag(Optional.of("d"), Optional.of("t"), Optional.of("r"));
    try (Stream<Path> files = Files.list(OPERATIONS)) {
      String queries = files.map(QueryTagTest::text).reduce("", String::concat);
      assertThat(Pattern.compile("query_tag\\):(\\w+)").matcher(queries).results())
          .isNotEmpty()
          .allSatisfy(it -> assertThat(JSON.readTree(tag.json()).has(it.group(1))).isTrue());
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
