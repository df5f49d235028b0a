package countinghouse.staging;

import static java.util.stream.Collectors.toMap;

import countinghouse.lake.ManifestFile;
import countinghouse.taskkit.RunReport;
import countinghouse.taskkit.TaskFailure;
import countinghouse.warehouse.LakeFile;
import countinghouse.warehouse.Warehouse;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jooq.exception.DataAccessException;

/** Carries out a plan in one transaction: all of it, or nothing. */
final class HeadLoad {
  private record Counts(long fresh, long deleted) {
    private static final Counts NONE = new Counts(0, 0);
  }

  private final Warehouse warehouse;
  private final Ledger ledger;
  private final Plan plan;
  private final LocalDateTime now;

  HeadLoad(Warehouse warehouse, Plan plan, LocalDateTime now) {
    this.warehouse = warehouse;
    this.ledger = new Ledger(warehouse);
    this.plan = plan;
    this.now = now;
  }

  /**
   * Loads the runs of the plan.
   *
   * @return empty when somebody else has loaded runs of the head since the plan was made
   * @throws TaskFailure (65) when rows break the contract of staging; (75) when somebody else is
   *     loading the head right now
   */
  Optional<HeadOutcome> run(BiFunction<Run, ManifestFile, LakeFile> files) {
    try {
      StagedRuns staged = new StagedRuns(warehouse, plan, files);
      Fold fold = new Fold(warehouse.dsl(), plan, staged.head());
      fold.prepare(staged);
      ledger.prepareLock(plan.head());
      return warehouse.transaction(() -> load(staged, fold));
    } catch (DataAccessException e) {
      throw classified(e);
    }
  }

  private Optional<HeadOutcome> load(StagedRuns staged, Fold fold) {
    ledger.lock(plan.head());
    if (!ledger.loaded(plan.head()).equals(plan.loaded())) {
      return Optional.empty();
    }
    Versions versions = new Versions(warehouse.dsl(), plan, staged);
    if (plan.fromScratch()) {
      versions.removeAll();
      ledger.forget(plan.head());
    }
    fold.run();
    Map<Integer, Counts> counts = counts();
    versions.append(counts.values().stream().mapToLong(it -> it.fresh() + it.deleted()).sum());
    return Optional.of(recorded(counts));
  }

  private Map<Integer, Counts> counts() {
    return warehouse
        .dsl()
        .fetch(
            """
            select run_number, sum(case when is_deleted then 0 else 1 end),
              sum(case when is_deleted then 1 else 0 end)
            from load_version where run_number >= 0 group by run_number
            """)
        .stream()
        .collect(
            toMap(
                row -> row.get(0, Integer.class),
                row -> new Counts(row.get(1, Long.class), row.get(2, Long.class))));
  }

  private HeadOutcome recorded(Map<Integer, Counts> counts) {
    RunReport.Rows total = RunReport.Rows.NONE;
    long deleted = 0;
    List<Ledger.Entry> entries = new ArrayList<>();
    for (int number = 0; number < plan.runs().size(); number++) {
      Run run = plan.runs().get(number);
      Counts of = counts.getOrDefault(number, Counts.NONE);
      long read = run.manifest().headFile().rows();
      entries.add(
          new Ledger.Entry(
              run, new RunReport.Rows(read, of.fresh(), read - of.fresh(), 0), of.deleted()));
      total =
          new RunReport.Rows(
              total.read() + read,
              total.fresh() + of.fresh(),
              total.unchanged() + read - of.fresh(),
              0);
      deleted += of.deleted();
    }
    ledger.record(entries, now);
    return new HeadOutcome(
        plan.head(), plan.sourceKind(), plan.runs().size(), total, deleted, plan.fromScratch());
  }

  private RuntimeException classified(DataAccessException e) {
    return warehouse.engine().isBadValue(e)
        ? TaskFailure.data(
            "Rows break the contract of staging: " + e.getMessage(),
            plan.head() + ", one of the runs " + plan.runs().stream().map(Run::id).toList(),
            "Nothing was loaded of this head; extract it again with a release that fills the column",
            e)
        : e;
  }
}
