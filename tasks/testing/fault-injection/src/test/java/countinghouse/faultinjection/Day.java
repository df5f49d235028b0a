package countinghouse.faultinjection;

import countinghouse.line.Line;
import countinghouse.line.Step;
import countinghouse.testsupport.Folders;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One day of the line, run without any disturbance, and kept so that it can be taken up at any
 * step.
 */
final class Day {
  private static final String AT_END = "at-end";

  private final Instant now;
  private final Map<String, String> sources;
  private final Path kept;
  private final String build;
  private final Map<Step, List<Path>> runs = new LinkedHashMap<>();
  private final State state;

  private Day(String build, Instant now, Map<String, String> sources, Path line, Path kept)
      throws SQLException {
    this.build = build;
    this.now = now;
    this.sources = sources;
    this.kept = kept;
    Line undisturbed = new Line(line, sources);
    Step.shop(now).forEach(step -> extract(undisturbed, step));
    Step.till(now).forEach(step -> extract(undisturbed, step));
    for (int step = 0; step < warehouseSteps(build).size(); step++) {
      Folders.copy(line, kept.resolve("before-" + step));
      undisturbed.done(warehouseSteps(build).get(step), now);
    }
    Folders.copy(line, kept.resolve(AT_END));
    state = State.of(line);
  }

  /**
   * Runs a day.
   *
   * @param line where the line is; it is left at the end of the day
   * @param kept where the day is kept
   */
  static Day run(String build, Instant now, Map<String, String> sources, Path line, Path kept)
      throws SQLException {
    return new Day(build, now, sources, line, Folders.make(kept));
  }

  private void extract(Line line, Step step) {
    Path lake = line.folder().resolve("lake");
    List<Path> before = Folders.runs(lake);
    line.done(step, now);
    runs.put(
        step,
        Folders.runs(lake).stream()
            .filter(run -> !before.contains(run))
            .map(line.folder()::relativize)
            .toList());
  }

  private static List<Step> warehouseSteps(String build) {
    return Step.warehouse(build);
  }

  /** The name of its build. */
  String build() {
    return build;
  }

  /** The present of its tasks. */
  Instant now() {
    return now;
  }

  /** The settings that say where the sources are. */
  Map<String, String> sources() {
    return sources;
  }

  /** How the line stood at the end. */
  State state() {
    return state;
  }

  /** Every extraction of the day. */
  List<Step> extractions() {
    return List.copyOf(runs.keySet());
  }

  /** A copy of the line as it was before a step of the warehouse; 0 is the migration. */
  void takeUpBefore(int step, Path folder) {
    Folders.copy(kept.resolve("before-" + step), folder);
  }

  /** A copy of the line as it was when everything was done. */
  void takeUpAtEnd(Path folder) {
    Folders.copy(kept.resolve(AT_END), folder);
  }

  /** A copy of the line in which all heads have been read but one. */
  void takeUpWithout(Step extraction, Path folder) {
    takeUpBefore(0, folder);
    Objects.requireNonNull(runs.get(extraction))
        .forEach(run -> Folders.remove(folder.resolve(run.toString())));
  }

  /** The settings of a task of a line in a folder, at this day. */
  Map<String, String> environment(Path folder) {
    Map<String, String> environment = new HashMap<>(new Line(folder, sources).environment());
    environment.put("COUNTINGHOUSE_NOW", now.toString());
    return environment;
  }
}
