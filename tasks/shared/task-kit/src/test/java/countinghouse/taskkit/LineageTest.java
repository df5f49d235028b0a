package countinghouse.taskkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LineageTest {
  private static final Instant NOW = Instant.parse("2026-06-15T03:00:00Z");
  private static final Map<String, String> ON = Map.of("OPENLINEAGE_URL", "http://127.0.0.1:9");

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<RunEvent> heard = new CopyOnWriteArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "OPENLINEAGE_URL, http://marquez:5000, true",
    "OPENLINEAGE_CONFIG, /etc/openlineage.yml, true",
    "OPENLINEAGE__TRANSPORT__TYPE, console, true",
    "OPENLINEAGE__TRANSPORT, '{}', true",
    "OPENLINEAGE_URL, ' ', false",
    "OPENLINEAGE_NAMESPACE, shop, false",
    "PATH, /bin, false"
  })
  void itIsOnWhenTheClientsSettingsNameSomebodyToTell(String name, String value, boolean on) {
    assertThat(Lineage.isOn(Map.of(name, value))).isEqualTo(on);
    assertThat(Lineage.isOn(Map.of(name, value, "OPENLINEAGE_DISABLED", "true"))).isFalse();
  }

  @Test
  void switchedOffNobodyIsEvenLookedFor() {
    Lineage lineage =
        Lineage.of(
            Map.of(),
            log(),
            () -> {
              throw new AssertionError("looked for");
            });
    lineage.began(run(), NOW);
    lineage.done(RunReport.builder().build(), NOW);
    assertThat(said()).isEmpty();
  }

  @Test
  void aRunIsToldFromItsBeginningToItsEnd() {
    Lineage lineage = Lineage.of(ON, log(), () -> heard::add);
    lineage.began(run(), NOW);
    lineage.done(RunReport.builder().build(), NOW);
    assertThat(heard.getFirst()).isInstanceOf(RunEvent.Began.class);
    assertThat(heard.getLast()).isInstanceOf(RunEvent.Done.class);
    assertThat(said()).isEmpty();
  }

  @Test
  void aStoppedRunDidNotFail() {
    Lineage stopped = Lineage.of(ON, log(), () -> heard::add);
    stopped.began(run(), NOW);
    TaskFailure stop =
        TaskFailure.temporary("stopped", "here", "again", new InterruptedException());
    stopped.failed(stop, "stopped", NOW);
    assertThat(heard.getLast()).isInstanceOf(RunEvent.Stopped.class);
  }

  @Test
  void aFailureCarriesItsMessage() {
    Lineage lineage = Lineage.of(ON, log(), () -> heard::add);
    lineage.began(run(), NOW);
    lineage.failed(TaskFailure.data("bad", "here", "mend"), "bad", NOW);
    assertThat(heard.getLast()).isInstanceOf(RunEvent.Failed.class);
    assertThat(((RunEvent.Failed) heard.getLast()).message()).isEqualTo("bad");
  }

  @Test
  void whatGoesWrongInLineageIsAWarningOnceWithoutItsSecrets() {
    Map<String, String> environment =
        Map.of("OPENLINEAGE_URL", "http://127.0.0.1:9", "OPENLINEAGE_API_KEY", "canary_key");
    Lineage lineage =
        Lineage.of(
            environment,
            log(),
            () -> {
              throw new NoClassDefFoundError("http://user:word@marquez canary_key");
            });
    lineage.began(run(), NOW);
    lineage.done(RunReport.builder().build(), NOW);
    assertThat(said().lines()).hasSize(1);
    assertThat(said()).contains("warning", "lineage").doesNotContain("canary_key", "word@");
  }

  @Test
  void aListenerThatNeverAnswersHoldsUpTheEndForSecondsAtMost() {
    Lineage lineage = Lineage.of(ON, log(), () -> event -> Thread.sleep(60_000));
    lineage.began(run(), NOW);
    long before = System.nanoTime();
    lineage.done(RunReport.builder().build(), NOW);
    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .isBetween(Lineage.PATIENCE, Lineage.PATIENCE.plusSeconds(30));
    assertThat(said()).contains("not passed on within 3 s");
  }

  @Test
  void aRunKeepsOfItsEnvironmentOnlyWhatBelongsToLineage() {
    Map<String, String> environment = Map.of("OPENLINEAGE_URL", "u", "TOKEN", "canary");
    TaskRun run = new TaskRun("t", "1", Settings.from(Map.of()), environment);
    assertThat(run.lineage()).containsOnlyKeys("OPENLINEAGE_URL");
    assertThat(run.toString()).isEqualTo("t 1");
  }

  private Log log() {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new Log("bake", stream, false, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static TaskRun run() {
    return new TaskRun("bake", "1", Settings.from(Map.of()), ON);
  }
}
