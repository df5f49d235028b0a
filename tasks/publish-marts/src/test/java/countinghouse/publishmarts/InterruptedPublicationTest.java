package countinghouse.publishmarts;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.testsupport.TaskRun;
import countinghouse.warehouse.BuildId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What readers see while and after a publication is interrupted. */
class InterruptedPublicationTest extends OnBuilds {
  private static final int PUBLICATIONS = Integer.getInteger("publications", 8);

  @Test
  void aReadersFileOfAnotherBuildIsRepaired() throws IOException {
    inWarehouse(warehouse -> {
      SampleBuilds.passed(warehouse, "one", DAY_1);
      SampleBuilds.passed(warehouse, "two", DAY_2);
    });
    publish("one");
    Path old = Files.copy(martsFile(), folder.resolve("old"));
    publish("two");
    Files.copy(old, martsFile(), StandardCopyOption.REPLACE_EXISTING);

    TaskRun run = publish("two");

    assertThat(run.report().at("/details/outcome").asText()).isEqualTo("repaired");
    assertThat(publishedInFile()).containsExactly("two");
  }

  @Test
  void aReadersFileThatIsBrokenOrGoneIsRepaired() throws IOException {
    inWarehouse(warehouse -> SampleBuilds.passed(warehouse, "one", DAY_1));
    publish("one");

    Files.writeString(martsFile(), "no DuckDB");
    assertThat(publish("one").report().at("/details/outcome").asText()).isEqualTo("repaired");
    Files.delete(martsFile());
    assertThat(publish("one").report().at("/details/outcome").asText()).isEqualTo("repaired");

    assertThat(publishedInFile()).containsExactly("one");
  }

  /** A kill leaves what the files hold at that instant; real kills: the module fault-injection. */
  @ParameterizedTest
  @EnumSource(Step.class)
  void aKillAfterAnyStepIsHealedByPublishingAgain(Step last) throws IOException {
    inWarehouse(warehouse -> {
      SampleBuilds.passed(warehouse, "one", DAY_1);
      SampleBuilds.passed(warehouse, "two", DAY_2);
    });
    publish("one");
    Path killed = temporary.resolve("killed");
    inWarehouse(warehouse ->
        new Publication(warehouse, CLOCK, LOG, step -> copyFilesAfter(last, step, killed))
            .publish(new BuildId("two")));
    folder = killed;
    url = "jdbc:duckdb:" + killed.resolve("warehouse.duckdb");
    assertThat(publishedInFile()).containsExactly(last == Step.FILE_REPLACED ? "two" : "one");

    TaskRun again = publish("two");

    assertThat(again.exitCode()).isZero();
    assertThat(publishedInWarehouse()).containsExactly("two");
    assertThat(publishedInFile()).containsExactly("two");
    assertThat(publications()).containsExactly("one", "two");
    assertThat(files()).containsExactly("marts.duckdb", "warehouse.duckdb");
  }

  @Test
  void aReaderInAnotherProcessNeverSeesAMix() throws Exception {
    inWarehouse(warehouse -> SampleBuilds.passed(warehouse, "v0", DAY_1));
    publish("v0");
    List<String> looks;
    List<String> held;
    try (ReaderProcess holder = ReaderProcess.start(ReaderProcess.Habit.HOLD, martsFile());
        ReaderProcess reader = ReaderProcess.start(ReaderProcess.Habit.REOPEN, martsFile())) {
      for (int i = 1; i <= PUBLICATIONS; i++) {
        String build = "v" + i;
        LocalDateTime builtAt = DAY_1.plusHours(i);
        inWarehouse(warehouse -> SampleBuilds.passed(warehouse, build, builtAt));
        assertThat(publish(build).exitCode()).isZero();
      }
      looks = reader.stop();
      held = holder.stop();
    }

    assertThat(held).containsExactly("v0");
    assertThat(looks).hasSizeGreaterThan(PUBLICATIONS / 2).allMatch(look -> look.matches("v\\d+"));
    assertThat(looks.stream().distinct().count()).isGreaterThan(PUBLICATIONS / 4);
  }

  private void copyFilesAfter(Step last, Step step, Path to) {
    if (step != last) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      Files.createDirectory(to);
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
