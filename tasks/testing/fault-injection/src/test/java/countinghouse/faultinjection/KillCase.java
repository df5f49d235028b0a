package countinghouse.faultinjection;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.testsupport.Contents;
import countinghouse.testsupport.Step;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One line that is taken up somewhere in its day, killed one to four times, and brought to its end:
 * by retries, or by clearing the load and everything after it. All that happens follows from the
 * seed.
 */
final class KillCase {
  private static final int MOST_KILLS = 4;
  private static final int LOAD = 1;
  private final long seed;
  private final SplittableRandom random;
  private final World world;
  private final Jars jars;
  private final Path folder;
  private final Path line;
  private final List<String> story = new ArrayList<>();
  private int kills;

  /**
   * A case to be run.
   *
   * @param folder is made for it
   */
  KillCase(long seed, World world, Jars jars, Path folder) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
    this.world = world;
    this.jars = jars;
    this.folder = Folders.make(folder);
    this.line = folder.resolve("line");
  }

  /** Runs it; throws when something was lost, doubled, visible too early, or not healed. */
  void run() throws SQLException, InterruptedException {
    int number = random.nextInt(world.days().size());
    Day day = world.days().get(number);
    Visible visible =
        new Visible(
            number == 0 ? Optional.empty() : Optional.of(world.days().get(number - 1)), day);
    List<Step> steps = takeUp(day);
    int mortal = 1 + random.nextInt(MOST_KILLS);
    for (int next = 0, again = 0; next < steps.size(); ) {
      boolean threatened = kills < mortal && (kills == 0 || random.nextBoolean());
      if (run(day, steps.get(next), threatened ? Moment.any(random) : null)) {
        next++;
        continue;
      }
      visible.demand(line, folder.resolve("copy"));
      if (random.nextInt(5) == 0) {
        steps = cleared(day, steps.get(next), ++again);
        next = 0;
      }
    }
    demandHealed(day);
  }

  private List<Step> takeUp(Day day) {
    List<Step> warehouse = Step.warehouse(day.build());
    if (random.nextInt(100) < 30) {
      Step extraction = day.extractions().get(random.nextInt(day.extractions().size()));
      day.takeUpWithout(extraction, line);
      List<Step> steps = new ArrayList<>(List.of(extraction));
      steps.addAll(warehouse);
      return steps;
    }
    int first = random.nextInt(warehouse.size());
    day.takeUpBefore(first, line);
    return warehouse.subList(first, warehouse.size());
  }

  /** The killed task cleared with what is downstream; a load that runs anew names a new build. */
  private static List<Step> cleared(Day day, Step killed, int again) {
    List<Step> all = Step.warehouse(day.build() + "_" + again);
    List<Step> steps = new ArrayList<>();
    if (killed.task().startsWith("extract-")) {
      steps.add(killed);
    }
    steps.addAll(all.subList(LOAD - (killed.task().startsWith("migrate") ? 1 : 0), all.size()));
    return steps;
  }

  /** Whether the step was done; else it was killed. */
  private boolean run(Day day, Step step, @Nullable Moment death) throws InterruptedException {
    int exit = jars.run(step, line, day.environment(line), folder.resolve("log"), death);
    story.add(
        step.task()
            + " "
            + String.join(" ", step.arguments())
            + (exit == 0 ? "" : " ended with " + exit + " " + death));
    if (exit == Jars.KILLED && death != null) {
      kills++;
      return false;
    }
    assertThat(exit).as("exit code of %s", story.getLast()).isZero();
    return true;
  }

  private void demandHealed(Day day) throws SQLException {
    State found = State.of(line);
    assertThat(found.windows()).as("windows").isEqualTo(day.state().windows());
    assertThat(found.staging()).as("staging").isEqualTo(day.state().staging());
    assertThat(found.marts()).as("marts").isEqualTo(day.state().marts());
    assertThat(found.readers()).as("readers").isEqualTo(day.state().readers());
    assertThat(
            Contents.value(
                State.url(line, "warehouse"),
                "select count(*) - count(distinct (source_name, head, run_id)) from ops.load"))
        .as("runs loaded twice")
        .isEqualTo("0");
    assertThat(Folders.fileNames(line)).containsExactly("marts.duckdb", "warehouse.duckdb");
  }

  /** How often a task was killed. */
  int kills() {
    return kills;
  }

  /** What happened, for whoever looks into a failure. */
  String story() {
    return "case %d, kept in %s:%n  %s".formatted(seed, folder, String.join("\n  ", story));
  }
}
