package countinghouse.faultinjection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import countinghouse.line.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A disk that is full, at every step of the line, by more or less. */
class FullDiskTest {
  private static final int DAY = 1;
  private static final List<Integer> FREE_KILOBYTES = List.of(4, 300, 2_000);

  @Test
  void aDiskThatIsFullAtAnyStepIsSaidAndHealedByTheNextRun() throws Exception {
    assumeThat(Surroundings.haveOwnMounts()).as("this user may have mounts of its own").isTrue();
    DisturbedLine line = new DisturbedLine(World.shared(), DAY, World.home("full-disk"));
    int full = 0;
    for (Step step : takeUp(line)) {
      for (int free : FREE_KILOBYTES) {
        int exit = line.run(step, Surroundings.disk(line.folder(), free));
        full += exit == 0 ? 0 : demandFull(line, exit);
        line.takeOver(line.home().resolve("line.after"));
        line.demandAuditedMarts();
      }
      line.done(step);
    }
    line.demandHealed();
    assertThat(full).isGreaterThan(7);
  }

  @Test
  void aFileThatMayGrowNoMoreIsSaidAndHealedByTheNextRun() throws Exception {
    DisturbedLine line = new DisturbedLine(World.shared(), DAY, World.home("file-limit"));
    for (Step step : takeUp(line)) {
      int exit = line.run(step, Surroundings.largestFile(tooSmall(step, line.folder())));
      if (exit != 0) {
        demandFull(line, exit);
      }
      line.demandAuditedMarts();
      line.done(step);
    }
    line.demandHealed();
  }

  /** The size of a file, in kilobytes, that the step would have to exceed. */
  private static long tooSmall(Step step, Path folder) throws IOException {
    return switch (step.task()) {
      case "extract-woocommerce" -> 1;
      case "publish-marts" -> 500;
      default -> Files.size(folder.resolve("warehouse.duckdb")) / 1_024;
    };
  }

  /** An extraction, and everything that follows it. */
  private static List<Step> takeUp(DisturbedLine line) {
    Step extraction = line.day().extractions().getFirst();
    line.day().takeUpWithout(extraction, line.folder());
    List<Step> steps = new ArrayList<>(List.of(extraction));
    steps.addAll(Step.warehouse(line.day().build()));
    return steps;
  }

  private static int demandFull(DisturbedLine line, int exit) {
    assertThat(exit).as(line.lastWords()).isEqualTo(75);
    assertThat(line.lastWords()).contains("The disk is full").contains("Free some space");
    return 1;
  }
}
