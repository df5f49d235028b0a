package countinghouse.faultinjection;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.line.Step;
import countinghouse.testsupport.Contents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Tasks that run at the same time although nobody planned it so. */
class TwoAtOnceTest {
  private static final int DAY = 1;

  @Test
  void ofTwoRunsOfAnyTaskEachIsDoneOrSaysWhoIsInItsWay() throws Exception {
    DisturbedLine line = new DisturbedLine(World.shared(), DAY, World.home("two-at-once"));
    Step extraction = line.day().extractions().getFirst();
    line.day().takeUpWithout(extraction, line.folder());
    List<Step> steps = new ArrayList<>(List.of(extraction));
    steps.addAll(Step.warehouse(line.day().build()));
    try (Connection reader = reader(line.folder())) {
      String before = build(reader);
      for (Step step : steps) {
        demandDoneOrInTheWay(line, step);
      }
      assertThat(build(reader)).as("what an open reader sees").isEqualTo(before);
    }
    line.demandHealed();
  }

  @Test
  void theWholeWarehouseAtOnceHealsInTheNextRun() throws Exception {
    DisturbedLine line = new DisturbedLine(World.shared(), DAY, World.home("all-at-once"));
    line.day().takeUpBefore(1, line.folder());
    List<Step> steps = Step.warehouse(line.day().build());

    List<Process> processes =
        steps.stream().map(step -> line.start(step, Surroundings.PLAIN)).toList();
    for (Process process : processes) {
      assertThat(process.waitFor()).as("publish and check may find no build").isIn(0, 65, 75);
    }
    line.demandAuditedMarts();

    // What was built may be of the staging before the load, so a load that runs anew names a new
    // build.
    for (Step step : Step.warehouse(line.day().build() + "_1")) {
      line.done(step);
    }
    line.demandHealed();
  }

  @Test
  void anExtractionThatHangsHalfwayShowsNothingOfItself() throws Exception {
    DisturbedLine line = new DisturbedLine(World.shared(), DAY, World.home("slow"));
    Step extraction = line.day().extractions().getFirst();
    line.day().takeUpWithout(extraction, line.folder());
    Path head = line.folder().resolve("lake/woocommerce/orders");
    Watch watch = new Watch(head, 2);
    Process slow = line.start(extraction, Surroundings.PLAIN);
    while (!watch.hasChanged()) {
      assertThat(slow.waitFor(200, TimeUnit.MICROSECONDS)).as("ended before it hung").isFalse();
    }
    signal(slow, "STOP");

    List<Step> steps = Step.warehouse(line.day().build());
    line.done(steps.get(0));
    line.done(steps.get(1));
    long loaded = runsLoaded(line);
    signal(slow, "CONT");
    assertThat(slow.waitFor()).isZero();
    for (Step step : steps) {
      line.done(step);
    }

    line.demandHealed();
    assertThat(runsLoaded(line)).isEqualTo(loaded + 1);
  }

  private static void demandDoneOrInTheWay(DisturbedLine line, Step step) throws Exception {
    List<Process> processes =
        List.of(line.start(step, Surroundings.PLAIN), line.start(step, Surroundings.PLAIN));
    int done = 0;
    for (Process process : processes) {
      int exit = process.waitFor();
      assertThat(exit).as(line.lastWords()).isIn(0, 75);
      done += exit == 0 ? 1 : 0;
    }
    assertThat(done).isPositive();
    line.demandAuditedMarts();
    if (done < processes.size()) {
      assertThat(Files.readString(line.log())).contains("Another process has the warehouse open");
      line.done(step);
    }
  }

  private static Connection reader(Path folder) throws SQLException {
    Properties readOnly = new Properties();
    readOnly.setProperty("duckdb.read_only", "true");
    return DriverManager.getConnection(State.url(folder, "marts"), readOnly);
  }

  private static String build(Connection reader) throws SQLException {
    try (Statement statement = reader.createStatement();
        ResultSet build = statement.executeQuery("select build_id from build_stamp")) {
      build.next();
      return build.getString(1);
    }
  }

  private static long runsLoaded(DisturbedLine line) throws SQLException {
    return Long.parseLong(
        Contents.value(State.url(line.folder(), "warehouse"), "select count(*) from ops.load"));
  }

  private static void signal(Process process, String name) throws Exception {
    assertThat(
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor())
        .isZero();
  }
}
