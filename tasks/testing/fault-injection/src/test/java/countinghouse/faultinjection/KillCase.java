package countinghouse.faultinjection;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.line.Step;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One line that is taken up somewhere in its day, killed up to sixteen times, the same task often
 * several times in a row, and brought to its end: by retries, or by clearing the load and
 * everything after it. All that happens follows from the seed.
 */
final class KillCase {
  private static final int MOST_KILLS = 16;
  private static final int PERCENT_OF_RUNS_THREATENED = 75;
  private static final int LOAD = 1;
  private final long seed;
  private final SplittableRandom random;
  private final Jars jars;
  private final DisturbedLine line;
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
    this.jars = jars;
    this.line = new DisturbedLine(world, random.nextInt(world.days().size()), folder);
  }

  /** Runs it; throws when something was lost, doubled, visible too early, or not healed. */
  void run() throws SQLException, InterruptedException {
    Day day = line.day();
    List<Step> steps = takeUp(day);
    int mortal = 1 + random.nextInt(MOST_KILLS);
    for (int next = 0, again = 0; next < steps.size(); ) {
      boolean threatened =
          kills < mortal && (kills == 0 || random.nextInt(100) < PERCENT_OF_RUNS_THREATENED);
      if (run(steps.get(next), threatened ? Moment.any(random) : null)) {
        next++;
        continue;
      }
      line.demandAuditedMarts();
      if (random.nextInt(5) == 0) {
        steps = cleared(day, steps.get(next), ++again);
        next = 0;
      }
    }
    line.demandHealed();
  }

  private List<Step> takeUp(Day day) {
    List<Step> warehouse = Step.warehouse(day.build());
    if (random.nextInt(100) < 30) {
      Step extraction = day.extractions().get(random.nextInt(day.extractions().size()));
      day.takeUpWithout(extraction, line.folder());
      List<Step> steps = new ArrayList<>(List.of(extraction));
      steps.addAll(warehouse);
      return steps;
    }
    int first = random.nextInt(warehouse.size());
    day.takeUpBefore(first, line.folder());
    return warehouse.subList(first, warehouse.size());
  }

  /**
   * The killed task cleared with what is downstream, and what had not run yet; a load that runs
   * anew names a new build.
   */
  private static List<Step> cleared(Day day, Step killed, int again) {
    List<Step> all = Step.warehouse(day.build() + "_" + again);
    if (killed.task().startsWith("extract-")) {
      List<Step> steps = new ArrayList<>(List.of(killed));
      steps.addAll(all);
      return steps;
    }
    return killed.task().startsWith("migrate") ? all : all.subList(LOAD, all.size());
  }

  /** Whether the step was done; else it was killed. */
  private boolean run(Step step, @Nullable Moment death) throws InterruptedException {
    int exit = jars.run(step, line, death);
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

  /** How often a task was killed. */
  int kills() {
    return kills;
  }

  /** What happened, for whoever looks into a failure. */
  String story() {
    return "case %d, kept in %s:%n  %s".formatted(seed, line.home(), String.join("\n  ", story));
  }
}
