package countinghouse.staging;

import countinghouse.lake.Lake;
import countinghouse.lake.Manifest;
import countinghouse.lake.StoredFile;
import countinghouse.taskkit.Setting;
import countinghouse.taskkit.TaskFailure;
import countinghouse.warehouse.LoadedRuns;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The runs of the lake as one load sees them. Of a run that was loaded before only the name is
 * listed, so that a load costs what has come since, however old the lake is; the manifests of a
 * whole head are read when it is folded anew.
 */
final class LakeRuns {
  private final Lake lake;
  private final LoadedRuns loaded;
  private final ZoneId zone;
  private final Consumer<TaskFailure> unreadable;
  private final Consumer<TaskFailure> broken;
  private final Set<String> told = new HashSet<>();
  private final Map<String, Boolean> sound = new HashMap<>();

  /**
   * Looks at nothing yet.
   *
   * @param loaded when the load began
   * @param zone of the business, with which every source must agree
   * @param unreadable is told once of each run whose manifest is damaged
   * @param broken is told once of each run whose files are not as its manifest says
   */
  LakeRuns(
      Lake lake,
      LoadedRuns loaded,
      ZoneId zone,
      Consumer<TaskFailure> unreadable,
      Consumer<TaskFailure> broken) {
    this.lake = lake;
    this.loaded = loaded;
    this.zone = zone;
    this.unreadable = unreadable;
    this.broken = broken;
  }

  /**
   * Those that count and are not loaded, of which the files are as the manifest says.
   *
   * @throws TaskFailure (78) when a source lives in another time zone, or the lake is empty and was
   *     not
   */
  List<Run> waiting() {
    List<Manifest> manifests =
        lake.readableManifests(
            run -> !loaded.contains(run.sourceName(), run.head(), run.runId()), this::tell);
    if (manifests.isEmpty()) {
      demandRuns();
    }
    return usable(manifests).stream().filter(run -> !isLoaded(run)).toList();
  }

  /** All of a head that count, without those that are not loaded and whose files are broken. */
  List<Run> of(HeadName head) {
    return usable(lake.readableManifests(head.source(), head.head(), this::tell));
  }

  private void tell(TaskFailure damaged) {
    if (told.add(damaged.getMessage())) {
      unreadable.accept(damaged);
    }
  }

  /** A disk that is not mounted looks like an empty lake. */
  private void demandRuns() {
    if (loaded.size() > 0 && !lake.hasRuns()) {
      throw TaskFailure.configuration(
          "The lake is empty, but %d runs of it were loaded before".formatted(loaded.size()),
          Setting.LAKE.variable() + "=" + lake.location(),
          "Check the address, and that its disk is mounted; runs that are lost come back from a"
              + " backup");
    }
  }

  private List<Run> usable(List<Manifest> manifests) {
    manifests.forEach(this::demandZone);
    return manifests.stream()
        .map(Run::new)
        .filter(run -> isLoaded(run) || isSound(run.manifest()))
        .toList();
  }

  private void demandZone(Manifest manifest) {
    if (!manifest.zone().getRules().equals(zone.getRules())) {
      throw TaskFailure.configuration(
          "The source %s lives in the time zone %s, the business in %s"
              .formatted(manifest.sourceName(), manifest.zone(), zone),
          manifest.folder(),
          "Set %s, or the zone of the source, so that they agree"
              .formatted(Setting.TIMEZONE.variable()));
    }
  }

  private boolean isLoaded(Run run) {
    return loaded.contains(run.manifest().sourceName(), run.manifest().head(), run.id());
  }

  private boolean isSound(Manifest run) {
    return sound.computeIfAbsent(
        run.folder(),
        folder -> {
          try {
            lake.files(run).forEach(StoredFile::check);
            return true;
          } catch (TaskFailure e) {
            broken.accept(e);
            return false;
          }
        });
  }
}
