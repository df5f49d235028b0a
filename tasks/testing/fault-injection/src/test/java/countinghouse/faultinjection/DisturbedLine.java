package countinghouse.faultinjection;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.line.Step;
import countinghouse.testsupport.Contents;
import countinghouse.testsupport.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A line of one day to which something happens.
 *
 * @param world the days
 * @param number which of them
 * @param home holds the line in {@code line/} and what its tasks said in {@code log}
 */
record DisturbedLine(World world, int number, Path home) {
  /** A line in a home of its own, for which nothing has been taken up yet. */
  DisturbedLine {
    Folders.remove(home);
    Folders.make(home);
  }

  /** The day that is being read. */
  Day day() {
    return world.days().get(number);
  }

  /** Where lake and warehouse are. */
  Path folder() {
    return home.resolve("line");
  }

  /** What the tasks said. */
  Path log() {
    return home.resolve("log");
  }

  /** Starts a task in these surroundings. */
  Process start(Step step, Surroundings surroundings) {
    return Jars.start(step, surroundings, folder(), day().environment(folder()), log());
  }

  /** Runs a task in these surroundings; what it said last is {@link #lastWords}. */
  int run(Step step, Surroundings surroundings) throws InterruptedException {
    return start(step, surroundings).waitFor();
  }

  /** Runs a task that must succeed. */
  void done(Step step) throws InterruptedException {
    assertThat(run(step, Surroundings.PLAIN)).as("%s: %s", step, lastWords()).isZero();
  }

  /** The last line of the log. */
  String lastWords() {
    try {
      return Files.readAllLines(log()).getLast();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes over what a disk of its own held at the end. */
  void takeOver(Path after) {
    Folders.remove(folder());
    Folders.copy(after, folder());
    Folders.remove(after);
  }

  /** Readers must find one audited build, whole: the one of the day before, or the day's own. */
  void demandAuditedMarts() throws SQLException {
    Optional<Day> before =
        number == 0 ? Optional.empty() : Optional.of(world.days().get(number - 1));
    new Visible(before, day()).demand(folder(), home.resolve("copy"));
  }

  /** Nothing is lost, nothing is there twice, nothing is left over. */
  void demandHealed() throws SQLException {
    State found = State.of(folder());
    State wanted = day().state();
    assertThat(found.windows()).as("windows").isEqualTo(wanted.windows());
    assertThat(found.staging()).as("staging").isEqualTo(wanted.staging());
    assertThat(found.marts()).as("marts").isEqualTo(wanted.marts());
    assertThat(found.readers()).as("readers").isEqualTo(wanted.readers());
    assertThat(
            Contents.value(
                State.url(folder(), "warehouse"),
                "select count(*) - count(distinct (source_name, head, run_id)) from ops.load"))
        .as("runs loaded twice")
        .isEqualTo("0");
    assertThat(Folders.fileNames(folder())).containsExactly("marts.duckdb", "warehouse.duckdb");
  }
}
