package countinghouse.loadstaging;

import countinghouse.lake.Lake;
import countinghouse.staging.HeadOutcome;
import countinghouse.staging.StagingLoad;
import countinghouse.taskkit.Dataset;
import countinghouse.taskkit.Log;
import countinghouse.taskkit.RunReport;
import countinghouse.taskkit.Task;
import countinghouse.taskkit.TaskContext;
import countinghouse.taskkit.TaskFailure;
import countinghouse.warehouse.LoadedRuns;
import countinghouse.warehouse.StagedHead;
import countinghouse.warehouse.TableDataset;
import countinghouse.warehouse.Warehouse;
import countinghouse.warehouse.WarehouseRole;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** The task: loads what was committed to the lake and is not in staging yet. */
@Command(
    name = "load-staging",
    description = {
      "Loads every run that was committed to the lake and is not in staging yet, each exactly once.",
      "What did not change adds nothing. Running it again changes nothing."
    })
public final class LoadStaging implements Task {
  private final Clock real;

  /** The task in the real world. */
  public LoadStaging() {
    this(Clock.systemUTC());
  }

  /** For tests: the clock by which files age, which no pretended present moves. */
  LoadStaging(Clock real) {
    this.real = real;
  }

  @Override
  public RunReport run(TaskContext context) {
    try (Warehouse warehouse = Warehouse.open(context.settings(), WarehouseRole.LOADER);
        Lake lake = lake(context, warehouse)) {
      List<HeadOutcome> outcomes =
          new StagingLoad(lake, warehouse, context.settings().zone(), context.clock())
              .run(outcome -> tell(context, outcome), unreadable -> warn(context, unreadable));
      return report(outcomes, sweep(lake, context.log()));
    }
  }

  private static Lake lake(TaskContext context, Warehouse warehouse) {
    try {
      return Lake.openExisting(context.settings());
    } catch (TaskFailure e) {
      throw LoadedRuns.of(warehouse.dsl()).size() > 0 ? e : neverFilled(e);
    }
  }

  /** On the first night a source that is down looks like a wrong address. */
  private static TaskFailure neverFilled(TaskFailure missing) {
    return new TaskFailure(
        missing.exitCode(),
        missing.what() + "; no extraction has committed anything yet that this warehouse knows of",
        missing.where(),
        "If extractions of this run failed, mend those (docs/runbooks/a-source-is-down.md) and clear"
            + " them, downstream. If they are done, they write elsewhere: give load the same lake",
        missing);
  }

  /** Tidies up what killed extractions left; that is no reason to fail when all is loaded. */
  private int sweep(Lake lake, Log log) {
    try {
      List<String> removed = lake.sweepOrphans(real);
      if (!removed.isEmpty()) {
        log.info("removed folders of runs that were never committed", "folders", removed);
      }
      return removed.size();
    } catch (TaskFailure e) {
      log.warn("runs that were never committed could not be removed: " + e.getMessage());
      return 0;
    }
  }

  private static void warn(TaskContext context, TaskFailure unreadable) {
    context.log().warn("left out, all else is loaded: " + unreadable.getMessage());
  }

  private static void tell(TaskContext context, HeadOutcome outcome) {
    RunReport.Rows rows = outcome.rows();
    context
        .log()
        .info(
            outcome.refolded() ? "folded again, as a run came late or was replaced" : "loaded",
            "head",
            outcome.head().toString(),
            "runs",
            outcome.runs(),
            "new",
            rows.fresh(),
            "unchanged",
            rows.unchanged(),
            "deleted",
            outcome.deleted());
  }

  private static RunReport report(List<HeadOutcome> outcomes, int orphansRemoved) {
    RunReport.Rows total =
        outcomes.stream().map(HeadOutcome::rows).reduce(RunReport.Rows.NONE, LoadStaging::sum);
    RunReport.Builder report =
        RunReport.builder()
            .rows(total)
            .detail("deleted", outcomes.stream().mapToLong(HeadOutcome::deleted).sum())
            .detail("heads", outcomes.stream().map(LoadStaging::detail).toList())
            .detail("orphans_removed", orphansRemoved);
    outcomes.forEach(outcome -> tellLineage(report, outcome));
    return report.build();
  }

  private static void tellLineage(RunReport.Builder report, HeadOutcome outcome) {
    RunReport.Rows rows = outcome.rows();
    report.read(Dataset.in(Dataset.Place.LAKE, outcome.head().toString()).withRows(rows.read()));
    StagedHead.of(outcome.sourceKind(), outcome.head().head())
        .ifPresent(staged -> {
          report.wrote(TableDataset.of(staged.table()).withRows(rows.fresh()));
          staged.children().forEach(child -> report.wrote(TableDataset.of(child)));
        });
  }

  private static Map<String, Object> detail(HeadOutcome outcome) {
    RunReport.Rows rows = outcome.rows();
    return Map.of(
        "source", outcome.head().source(),
        "head", outcome.head().head(),
        "runs", outcome.runs(),
        "read", rows.read(),
        "new", rows.fresh(),
        "unchanged", rows.unchanged(),
        "rejected", rows.rejected(),
        "deleted", outcome.deleted(),
        "refolded", outcome.refolded());
  }

  private static RunReport.Rows sum(RunReport.Rows one, RunReport.Rows other) {
    return new RunReport.Rows(
        one.read() + other.read(),
        one.fresh() + other.fresh(),
        one.unchanged() + other.unchanged(),
        one.rejected() + other.rejected());
  }
}
