package countinghouse.faultinjection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.line.Step;
import countinghouse.testsupport.Folders;
import countinghouse.testsupport.LineageSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A real jar that tells lineage of its run, to somebody who behaves badly. What
 * docs/how-to/lineage.md promises: the task is done as ever, one warning says so, its end waits
 * three seconds at most, and nothing that is said without end is taken.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LineageTest {
  private static final Step TASK = Step.of("migrate-warehouse");
  private static final Duration PROMISED = Duration.ofSeconds(3);

  /** What a JVM takes to end on a busy machine. */
  private static final Duration TO_END = Duration.ofSeconds(2);

  /** What a system keeps of a connection that nobody reads any more, for each of two events. */
  private static final long MOST_TAKEN = 32L << 20;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String WARNING = "lineage was not told of this run, all else goes on: ";

  private final Path home = World.home("lineage");
  private Run undisturbed;

  /**
   * What a run of the task was like.
   *
   * @param said its log
   * @param report its run report without what it took
   * @param waited from what it said last of its work to its end
   */
  private record Run(int exitCode, List<JsonNode> said, JsonNode report, Duration waited) {
    List<String> messages(String level) {
      return said.stream()
          .filter(line -> line.path("level").asText().equals(level))
          .map(line -> line.path("message").asText().replaceFirst("in [0-9.]+ s", "in … s"))
          .toList();
    }
  }

  @BeforeAll
  void runItOnceWithAGoodListener() throws Exception {
    Folders.remove(home);
    Folders.make(home);
    run("");
    try (LineageSink sink = new LineageSink()) {
      undisturbed = run(sink.url());
      assertThat(sink.events())
          .extracting(it -> it.path("eventType").asText())
          .isEqualTo(List.of("START", "COMPLETE"));
    }
    assertThat(undisturbed.exitCode()).isZero();
    assertThat(undisturbed.messages("warning")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aBadListenerCostsAWarningAndSecondsAtMost(BadListener.Manner manner) throws Exception {
    try (BadListener listener = new BadListener(manner)) {
      Run run = run(listener.url());
      assertThat(listener.asked()).isPositive();
      assertThat(run.exitCode()).isZero();
      assertThat(run.report()).isEqualTo(undisturbed.report());
      assertThat(run.messages("info")).isEqualTo(undisturbed.messages("info"));
      assertThat(run.messages("error")).isEmpty();
      assertThat(run.messages("warning"))
          .hasSize(manner.takesEvents() ? 0 : 1)
          .allMatch(text -> text.startsWith(WARNING));
      assertThat(run.waited()).isLessThan(PROMISED.plus(TO_END));
      assertThat(listener.sent()).as("bytes of replies").isLessThan(MOST_TAKEN);
    }
  }

  private Run run(String listener) throws IOException, InterruptedException {
    Path report = home.resolve("report.json");
    Path log = Files.createTempFile(home, "log", ".jsonl");
    Map<String, String> environment = new HashMap<>();
    environment.put("COUNTINGHOUSE_WAREHOUSE", "jdbc:duckdb:" + home.resolve("warehouse.duckdb"));
    environment.put("COUNTINGHOUSE_REPORT", report.toString());
    environment.put("OPENLINEAGE_URL", listener);
    int exitCode = Jars.start(TASK, Surroundings.PLAIN, home, environment, log).waitFor();
    Instant end = Instant.now();
    List<JsonNode> said = said(log);
    return new Run(exitCode, said, report(report), Duration.between(lastOfItsWork(said), end));
  }

  private static List<JsonNode> said(Path log) throws IOException {
    try (MappingIterator<JsonNode> lines =
        JSON.readerFor(JsonNode.class).readValues(log.toFile())) {
      return lines.readAll();
    }
  }

  private static JsonNode report(Path file) throws IOException {
    return JSON.readValue(file.toFile(), ObjectNode.class).without("seconds");
  }

  private static Instant lastOfItsWork(List<JsonNode> said) {
    return said.stream()
        .filter(line -> line.path("message").asText().startsWith("done in "))
        .map(line -> Instant.parse(line.path("time").asText()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("it never was done: " + said));
  }
}
