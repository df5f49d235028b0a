package countinghouse.faultinjection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import countinghouse.line.Step;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Folders that can be read and not written, not even by root. */
class ReadOnlyTest {
  private DisturbedLine line = new DisturbedLine(World.shared(), 1, World.home("read-only"));

  @BeforeEach
  void demandOwnMounts() throws Exception {
    assumeThat(Surroundings.haveOwnMounts()).as("this user may have mounts of its own").isTrue();
    line = new DisturbedLine(World.shared(), 1, World.home("read-only"));
  }

  @Test
  void aLakeThatMayNotBeWrittenStopsExtractionsWithItsNameAndNothingElse() throws Exception {
    Step extraction = line.day().extractions().getFirst();
    line.day().takeUpWithout(extraction, line.folder());
    Surroundings readOnly = Surroundings.readOnly(line.folder().resolve("lake"));

    assertThat(line.run(extraction, readOnly)).isEqualTo(78);
    assertThat(line.lastWords()).contains("lake", "Read-only file system", "write access");

    line.done(extraction);
    for (Step step : Step.warehouse(line.day().build())) {
      assertThat(line.run(step, readOnly)).as(line.lastWords()).isZero();
    }
    line.demandHealed();
  }

  @Test
  void aWarehouseThatMayNotBeWrittenIsNamedAndStaysAsItIs() throws Exception {
    line.day().takeUpBefore(1, line.folder());
    List<Step> steps = Step.warehouse(line.day().build());
    for (Step step : steps) {
      assertThat(line.run(step, Surroundings.readOnly(line.folder())))
          .as(step.task())
          .isEqualTo(78);
      assertThat(line.lastWords()).contains("warehouse.duckdb", "Read-only file system");
    }
    line.demandAuditedMarts();

    for (Step step : steps) {
      line.done(step);
    }
    line.demandHealed();
  }
}
