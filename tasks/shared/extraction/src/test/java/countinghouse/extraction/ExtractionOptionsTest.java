package countinghouse.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import countinghouse.lake.RunKind;
import countinghouse.taskkit.ExitCode;
import countinghouse.taskkit.TaskFailure;
import countinghouse.taskkit.Window;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class ExtractionOptionsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
  private static final String TO = "2026-11-21T02:58:00Z";
  private static final String FROM = "2026-11-20T02:58:00Z";
  private static final Window DAY = new Window(Instant.parse(FROM), Instant.parse(TO));

  private static final Set<RunKind> DATED = Set.of(RunKind.WINDOW, RunKind.CREATED, RunKind.IDS);
  private static final Set<RunKind> NEVER_DELETED = Set.of(RunKind.WINDOW, RunKind.CREATED);
  private static final Set<RunKind> LISTED = Set.of(RunKind.FULL);

  @Test
  void whatMakesSenseIsUnderstood() {
    assertThat(extent(DATED, "--to", TO)).isEqualTo(new Extent.SinceWatermark(DAY.to()));
    assertThat(extent(DATED, "--from", FROM, "--to", TO))
        .isEqualTo(new Extent.Stretch(RunKind.WINDOW, DAY));
    assertThat(extent(NEVER_DELETED, "--by", "created", "--from", FROM, "--to", TO))
        .isEqualTo(new Extent.Stretch(RunKind.CREATED, DAY));
    assertThat(extent(DATED, "--ids", "--created-from", FROM, "--to", TO))
        .isEqualTo(new Extent.Ids(DAY, Optional.empty()));
    assertThat(extent(DATED, "--ids", "--created-from", FROM, "--all-since", FROM, "--to", TO))
        .isEqualTo(new Extent.Ids(DAY, Optional.of(DAY.from())));
    assertThat(extent(LISTED, "--to", TO)).isEqualTo(new Extent.Whole(DAY.to()));
  }

  @Test
  void theNameOfTheSourceIsTheExtractorsOwnUnlessOneIsGiven() {
    assertThat(options().sourceName()).isEqualTo("till");
    assertThat(options("--source-name", "till-market").sourceName()).isEqualTo("till-market");
  }

  @Test
  void aCheckIsWhatWasAskedForAndNothingElse() {
    assertThat(options("--check").onlyCheck()).isTrue();
    assertThat(options("--to", TO).onlyCheck()).isFalse();
  }

  @Test
  void whatMakesNoSenseIsRefusedWithAReason() {
    assertUsage("--to is missing", DATED);
    assertUsage("lies in the future", DATED, "--to", "2026-11-21T03:00:01Z");
    assertUsage("--by created needs --from", DATED, "--by", "created", "--to", TO);
    assertUsage("--created-from is missing", DATED, "--ids", "--to", TO);
    assertUsage("go with --ids", DATED, "--created-from", FROM, "--to", TO);
    assertUsage("go with --ids", DATED, "--all-since", FROM, "--to", TO);
    assertUsage(
        "neither --from nor --by",
        DATED,
        "--ids",
        "--created-from",
        FROM,
        "--from",
        FROM,
        "--to",
        TO);
    assertUsage(
        "neither --from nor --by",
        DATED,
        "--ids",
        "--created-from",
        FROM,
        "--by",
        "created",
        "--to",
        TO);
    assertUsage("deletes no cakes", NEVER_DELETED, "--ids", "--created-from", FROM, "--to", TO);
    assertUsage("read whole", LISTED, "--from", FROM, "--to", TO);
    assertUsage("read whole", LISTED, "--by", "modified", "--to", TO);
    assertUsage("read whole", LISTED, "--ids", "--created-from", FROM, "--to", TO);
    assertUsage("ends before it starts", DATED, "--from", "2026-11-21T02:59:00Z", "--to", TO);
  }

  @Test
  void aSourceNameThatCannotBeAFolderIsRefused() {
    assertThatThrownBy(() -> options("--source-name", "../else").sourceName())
        .isInstanceOfSatisfying(
            TaskFailure.class, it -> assertThat(it.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining("source name");
  }

  private static void assertUsage(String text, Set<RunKind> kinds, String... words) {
    assertThatThrownBy(() -> extent(kinds, words))
        .isInstanceOfSatisfying(
            TaskFailure.class, it -> assertThat(it.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining(text);
  }

  private static Extent extent(Set<RunKind> kinds, String... words) {
    return options(words).extent("cakes", kinds, NOW);
  }

  private static ExtractionOptions options(String... words) {
    ExtractionOptions options = new ExtractionOptions("till");
    new CommandLine(new Empty())
        .addMixin("extraction", options)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .parseArgs(words);
    return options;
  }

  @CommandLine.Command
  private static final class Empty {}
}
