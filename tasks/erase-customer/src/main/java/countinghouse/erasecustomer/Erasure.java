package countinghouse.erasecustomer;

import countinghouse.lake.Lake;
import countinghouse.lake.Manifest;
import countinghouse.staging.StagingLoad;
import countinghouse.taskkit.Log;
import countinghouse.taskkit.TaskFailure;
import countinghouse.warehouse.LoadedRuns;
import countinghouse.warehouse.Warehouse;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Takes the records of a person out of lake, staging and builds. The order is what makes a kill at
 * any moment harmless:
 *
 * <ol>
 *   <li>which records they are is noted in ops, so that it can be gone on with when nothing tells
 *       of the person any more;
 *   <li>every run of the lake that tells of the person gets one that stands for it; from its commit
 *       on the old one counts nowhere;
 *   <li>staging of these heads is folded again, each in one transaction;
 *   <li>the old runs are removed, each one's files before its manifest, and what killed extractions
 *       left long ago;
 *   <li>builds that were not published are dropped, since they were made of the old staging.
 * </ol>
 *
 * Every step does only what is not done yet. Rewriting the warehouse's file comes after this, when
 * it is closed.
 */
final class Erasure {
  private final Lake lake;
  private final Warehouse warehouse;
  private final ZoneId zone;
  private final Clock clock;
  private final Clock real;
  private final Log log;
  private final Consumer<Step> done;

  /**
   * An erasure to be made.
   *
   * @param zone of the business
   * @param clock the present of the business
   * @param real the clock by which files age
   * @param done is told every step; a test may end the work there
   */
  Erasure(
      Lake lake,
      Warehouse warehouse,
      ZoneId zone,
      Clock clock,
      Clock real,
      Log log,
      Consumer<Step> done) {
    this.lake = lake;
    this.warehouse = warehouse;
    this.zone = zone;
    this.clock = clock;
    this.real = real;
    this.log = log;
    this.done = done;
  }

  /**
   * Refuses while there are runs that were not folded: they may tell of the person too.
   *
   * @throws TaskFailure (65)
   */
  void demandAllLoaded() {
    LoadedRuns loaded = LoadedRuns.of(warehouse.dsl());
    List<String> waiting =
        lake.manifests().stream()
            .filter(run -> !loaded.contains(run.sourceName(), run.head(), run.runId()))
            .map(Manifest::folder)
            .toList();
    if (!waiting.isEmpty()) {
      throw TaskFailure.data(
          "%d runs of the lake are not loaded yet, and may tell of the person too"
              .formatted(waiting.size()),
          waiting.getFirst(),
          "Run load-staging, then this again");
    }
  }

  /** How many runs tell of the person. */
  long runsToReplace(Set<RecordId> records) {
    RunRewrite rewrite = new RunRewrite(lake, erased(records));
    long runs = 0;
    for (Map.Entry<RecordId, Set<String>> head : heads(records).entrySet()) {
      runs +=
          runs(head.getKey()).stream()
              .filter(run -> rewrite.isNeeded(run, head.getValue()))
              .count();
    }
    return runs;
  }

  /** Does everything that is not done yet. */
  void run(Set<RecordId> records) {
    replace(records);
    done.accept(Step.LAKE_REPLACED);
    new StagingLoad(lake, warehouse, zone, clock)
        .run(
            outcome -> log.info("folded again", "head", outcome.head().toString()),
            unreadable -> {
              throw unreadable;
            });
    done.accept(Step.STAGING_FOLDED);
    lake.removeReplaced(run -> done.accept(Step.RUN_REMOVED));
    removeUncommitted();
    done.accept(Step.LAKE_CLEAN);
    warehouse
        .engine()
        .schemas(warehouse.dsl(), warehouse.schemas().builds())
        .forEach(schema -> warehouse.engine().dropSchema(warehouse.dsl(), schema));
    done.accept(Step.BUILDS_DROPPED);
  }

  /** They count nowhere, but may tell of the person; who is writing one now needs it. */
  private void removeUncommitted() {
    List<String> removed = lake.sweepOrphans(real);
    if (!removed.isEmpty()) {
      log.info("removed folders of runs that were never committed", "folders", removed);
    }
    List<String> left = lake.uncommittedFolders();
    if (!left.isEmpty()) {
      log.warn(
          "runs that are not committed may tell of the person too; they are removed when they are"
              + " %d days old: run this again then, or load-staging"
                  .formatted(Lake.ORPHAN_AGE.toDays()),
          "folders",
          left);
    }
  }

  private void replace(Set<RecordId> records) {
    RunRewrite rewrite = new RunRewrite(lake, erased(records));
    heads(records)
        .forEach((head, ids) -> {
          for (Manifest run : runs(head)) {
            Optional<Manifest> replacement = rewrite.of(run, ids);
            if (replacement.isPresent()) {
              log.info("written anew", "run", run.folder(), "as", replacement.get().runId());
              done.accept(Step.RUN_REPLACED);
            }
          }
        });
  }

  /** Read from staging, which tells of the person until all runs are replaced. */
  private ErasedRow erased(Set<RecordId> records) {
    return new ErasedRow(new PersonVersions(warehouse).knownValues(records));
  }

  private static Map<RecordId, Set<String>> heads(Set<RecordId> records) {
    return PersonVersions.bySourceAndHead(records);
  }

  private List<Manifest> runs(RecordId head) {
    return new ArrayList<>(lake.manifests(head.source(), head.head()));
  }
}
