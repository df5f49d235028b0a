package countinghouse.extraction;

import countinghouse.apiclient.json.Drift;
import countinghouse.lake.Manifest;
import countinghouse.lake.ManifestFile;
import countinghouse.taskkit.Dataset;
import countinghouse.taskkit.Log;
import countinghouse.taskkit.RunReport;
import countinghouse.taskkit.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The runs that one extraction has committed so far: each is logged, all are reported. */
public final class CommittedRuns {
  private final Log log;
  private final List<Manifest> runs = new ArrayList<>();

  /** No run yet. */
  public CommittedRuns(Log log) {
    this.log = log;
  }

  /** Notes a committed run and tells of it. */
  public Manifest add(Manifest run) {
    runs.add(run);
    log.info(
        "committed",
        "run",
        run.folder(),
        "kind",
        run.kind(),
        "from",
        String.valueOf(run.from()),
        "to",
        run.to(),
        "rows",
        run.headFile().rows());
    if (!run.complete()) {
      log.warn(
          "the source counts more records than it shows; deletions cannot be told from this run",
          "run",
          run.folder());
    }
    return run;
  }

  /**
   * What the run report says of an extraction; what only its source knows is added to it. Warns of
   * fields that nobody knew.
   *
   * @param source the source's name
   * @param head the head as it is called on the command line
   */
  public RunReport.Builder report(String source, String head, Drift drift) {
    Map<String, Long> unknown = new TreeMap<>(drift.unknownFields());
    if (!unknown.isEmpty()) {
      log.warn(
          "the source sends fields that are unknown; they are kept in the payload",
          "head",
          head,
          "fields",
          unknown);
    }
    RunReport.Builder report =
        RunReport.builder()
            .source(source)
            .head(head)
            .detail("unknown_fields", unknown)
            .rowsRead(runs.stream().mapToLong(it -> it.headFile().rows()).sum())
            .detail("runs", runs.stream().map(Manifest::folder).toList())
            .detail("complete", runs.stream().allMatch(Manifest::complete))
            .detail("rows_by_entity", rowsByEntity());
    if (!runs.isEmpty()) {
      report.run(runs.getLast().runId());
      tellLineage(report);
      @Nullable Window window = window();
      if (window != null) {
        report.window(window);
      }
    }
    return report;
  }

  private void tellLineage(RunReport.Builder report) {
    Manifest run = runs.getFirst();
    long rows = runs.stream().mapToLong(it -> it.headFile().rows()).sum();
    long bytes =
        runs.stream().flatMap(it -> it.files().stream()).mapToLong(ManifestFile::bytes).sum();
    Dataset.Place.ofSource(run.sourceKind())
        .ifPresent(source -> report.read(Dataset.in(source, run.head()).withRows(rows)));
    report.wrote(
        Dataset.in(Dataset.Place.LAKE, run.sourceName() + "/" + run.head())
            .withRows(rows)
            .withBytes(bytes));
  }

  private Map<String, Long> rowsByEntity() {
    Map<String, Long> rows = new TreeMap<>();
    for (Manifest run : runs) {
      for (ManifestFile file : run.files()) {
        rows.merge(file.entity(), file.rows(), Long::sum);
      }
    }
    return rows;
  }

  /** From the earliest beginning to the end of the last run; none when heads are read whole. */
  private @Nullable Window window() {
    return runs.stream()
        .map(Manifest::from)
        .flatMap(Stream::ofNullable)
        .min(Comparator.naturalOrder())
        .map(from -> new Window(from, runs.getLast().to()))
        .orElse(null);
  }
}
