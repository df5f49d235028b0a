package countinghouse.staging;

import countinghouse.lake.Lake;
import countinghouse.lake.Manifest;
import countinghouse.lake.ManifestFile;
import countinghouse.lake.StoredFile;
import countinghouse.taskkit.ExitCode;
import countinghouse.taskkit.FullDisk;
import countinghouse.taskkit.Setting;
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
    List<Manifest> manifests = lake.readableManifests(unreadable);
    LoadedRuns loaded = LoadedRuns.of(warehouse.dsl());
    demandRuns(manifests, loaded);
    Map<HeadName, List<Run>> heads =
        manifests.stream()
            .map(this::inThisZone)
            .map(Run::new)
            .collect(
                Collectors.groupingBy(
                    run -> HeadName.of(run.manifest()),
                    () -> new TreeMap<>(Comparator.comparing(HeadName::toString)),
                    Collectors.toList()));
    List<HeadOutcome> outcomes = new ArrayList<>();
    List<TaskFailure> failures = new ArrayList<>();
    for (Map.Entry<HeadName, List<Run>> head : heads.entrySet()) {
      try {
        load(head.getKey(), readable(head.getKey(), head.getValue(), loaded, failures))
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

  /** A disk that is not mounted looks like an empty lake. */
  private void demandRuns(List<Manifest> manifests, LoadedRuns loaded) {
    if (manifests.isEmpty() && loaded.size() > 0) {
      throw TaskFailure.configuration(
          "The lake is empty, but %d runs of it were loaded before".formatted(loaded.size()),
          Setting.LAKE.variable() + "=" + lake.location(),
          "Check the address, and that its disk is mounted; runs that are lost come back from a"
              + " backup");
    }
  }

  private Manifest inThisZone(Manifest manifest) {
    if (!manifest.zone().getRules().equals(zone.getRules())) {
      throw TaskFailure.configuration(
          "The source %s lives in the time zone %s, the business in %s"
              .formatted(manifest.sourceName(), manifest.zone(), zone),
          manifest.folder(),
          "Set %s, or the zone of the source, so that they agree"
              .formatted(Setting.TIMEZONE.variable()));
    }
    return manifest;
  }

  /** Without the runs that are not loaded yet and whose files are not as their manifest says. */
  private List<Run> readable(
      HeadName head, List<Run> runs, LoadedRuns loaded, List<TaskFailure> failures) {
    List<Run> readable = new ArrayList<>();
    for (Run run : runs) {
      try {
        if (!loaded.contains(head.source(), head.head(), run.id())) {
          lake.files(run.manifest()).forEach(StoredFile::check);
        }
        readable.add(run);
      } catch (TaskFailure e) {
        failures.add(e);
      }
    }
    return readable;
  }

  private Optional<HeadOutcome> load(HeadName head, List<Run> runs) {
    Ledger ledger = new Ledger(warehouse);
    LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    for (Plan plan = Plan.of(head, runs, ledger.loaded(head));
        !plan.runs().isEmpty();
        plan = Plan.of(head, runs, ledger.loaded(head))) {
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
