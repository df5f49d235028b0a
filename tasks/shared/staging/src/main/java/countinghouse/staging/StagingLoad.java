package countinghouse.staging;

import countinghouse.lake.Lake;
import countinghouse.lake.ManifestFile;
import countinghouse.lake.StoredFile;
import countinghouse.taskkit.ExitCode;
import countinghouse.taskkit.FullDisk;
import countinghouse.taskkit.TaskFailure;
import countinghouse.warehouse.LakeFile;
import countinghouse.warehouse.LoadedRuns;
import countinghouse.warehouse.Warehouse;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jooq.exception.DataAccessException;

/**
 * Brings staging up to the lake, head by head. Staging of a head is the fold of its committed runs
 * in the order (extracted_at, run_id), whatever the order in which they arrive: a run that arrives
 * late makes the head be folded again from the lake. Nothing in staging is ever updated.
 */
public final class StagingLoad {
  private final Lake lake;
  private final Warehouse warehouse;
  private final ZoneId zone;
  private final Clock clock;

  /**
   * A load of everything that waits.
   *
   * @param lake where the runs are
   * @param warehouse migrated
   * @param zone the business zone, with which every source must agree
   * @param clock stamps the ledger
   */
  public StagingLoad(Lake lake, Warehouse warehouse, ZoneId zone, Clock clock) {
    this.lake = lake;
    this.warehouse = warehouse;
    this.zone = zone;
    this.clock = clock;
  }

  /**
   * Loads all that can be loaded.
   *
   * @param listener is told of each head that had something to load
   * @param unreadable is told of each run that counts as not committed, since its manifest is
   *     damaged
   * @return the same, in order
   * @throws TaskFailure (78) when a source lives in another time zone, or the lake is empty and was
   *     not, before anything is loaded; after loading the rest: (65) when a run's files are missing
   *     or break the contract; (75) when somebody else is loading the same head
   */
  public List<HeadOutcome> run(Consumer<HeadOutcome> listener, Consumer<TaskFailure> unreadable) {
    List<HeadOutcome> outcomes = new ArrayList<>();
    List<TaskFailure> failures = new ArrayList<>();
    LoadedRuns loaded = LoadedRuns.of(warehouse.dsl());
    LakeRuns runs = new LakeRuns(lake, loaded, zone, unreadable, failures::add);
    for (Map.Entry<HeadName, List<Run>> head : byHead(runs.waiting()).entrySet()) {
      try {
        load(head.getKey(), head.getValue(), () -> runs.of(head.getKey()))
            .ifPresent(outcome -> {
              outcomes.add(outcome);
              listener.accept(outcome);
            });
      } catch (TaskFailure e) {
        failures.add(e);
        if (FullDisk.behind(e, warehouse.address()).isPresent()) {
          break; // every other head would only say the same
        }
      }
    }
    throwAny(failures);
    return outcomes;
  }

  private static Map<HeadName, List<Run>> byHead(List<Run> runs) {
    return runs.stream()
        .collect(
            Collectors.groupingBy(
                run -> HeadName.of(run.manifest()),
                () -> new TreeMap<>(Comparator.comparing(HeadName::toString)),
                Collectors.toList()));
  }

  private Optional<HeadOutcome> load(
      HeadName head, List<Run> waiting, Supplier<List<Run>> committed) {
    Ledger ledger = new Ledger(warehouse);
    LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    for (Plan plan = Plan.of(head, waiting, ledger.loaded(head), committed);
        !plan.runs().isEmpty();
        plan = Plan.of(head, waiting, ledger.loaded(head), committed)) {
      Optional<HeadOutcome> outcome = load(plan, now);
      if (outcome.isPresent()) {
        return outcome;
      }
    }
    return Optional.empty();
  }

  private Optional<HeadOutcome> load(Plan plan, LocalDateTime now) {
    try {
      return new HeadLoad(warehouse, plan, now).run(this::file);
    } catch (DataAccessException e) {
      throw classified(plan, e);
    } finally {
      plan.runs().forEach(run -> lake.release(run.manifest()));
    }
  }

  /** A file that is spoilt but as long as it was is found only by reading it. */
  private RuntimeException classified(Plan plan, DataAccessException e) {
    Optional<TaskFailure> failure = warehouse.engine().failure(e, warehouse.address());
    if (failure.isPresent()) {
      return failure.get();
    }
    for (Run run : plan.runs()) {
      lake.files(run.manifest()).forEach(StoredFile::checkContent);
    }
    return e;
  }

  private LakeFile file(Run run, ManifestFile file) {
    StoredFile stored = lake.file(run.manifest(), file);
    return new LakeFile(stored.key(), stored::localPath);
  }

  private static void throwAny(List<TaskFailure> failures) {
    if (failures.isEmpty()) {
      return;
    }
    TaskFailure worst =
        failures.stream()
            .filter(failure -> failure.exitCode() != ExitCode.TEMPORARY)
            .findFirst()
            .orElse(failures.getFirst());
    if (failures.size() == 1) {
      throw worst;
    }
    throw new TaskFailure(
        worst.exitCode(),
        failures.size() + " things could not be loaded; everything else was",
        failures.stream().map(TaskFailure::getMessage).collect(Collectors.joining(" | ")),
        "See each of them",
        worst);
  }
}
