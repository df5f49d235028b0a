package countinghouse.lake;

import countinghouse.taskkit.Setting;
import countinghouse.taskkit.Settings;
import countinghouse.taskkit.TaskFailure;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * The lake: every run that was committed, for ever. {@link #startRun} writes one, {@link
 * #manifests()} lists them, {@link #localPath} opens their files.
 */
public final class Lake implements AutoCloseable {
  /** What a failure advises when the files of a run are not what its manifest says. */
  public static final String WHAT_TO_DO_ABOUT_A_BROKEN_RUN =
      "Restore the run's folder from a backup, or remove it whole and extract its window again";

  /** How long a folder without a manifest may be somebody's work. */
  public static final Duration ORPHAN_AGE = Duration.ofDays(7);

  private final LakeStore store;
  private final RandomGenerator random;
  private final ManifestReader committed;
  private final RunFiles files;

  Lake(LakeStore store, RandomGenerator random) {
    this.store = store;
    this.random = random;
    this.committed = new ManifestReader(store);
    this.files = new RunFiles(store);
  }

  /**
   * Opens the lake of a task to write to; what does not exist yet is an empty lake.
   *
   * @throws TaskFailure when the lake's bucket is not there (78), may not be used (77) or cannot be
   *     reached (75): before anything is read that could not be kept
   */
  public static Lake open(Settings settings) {
    Lake lake = of(settings);
    lake.exists(); // its answer is no matter; a bucket that is missing or closed throws
    return lake;
  }

  /**
   * Opens the lake of a task, which extractions have written to: to read the wrong place would find
   * nothing and say so in silence.
   *
   * @throws TaskFailure 78 when nothing is there, and as {@link #open(Settings)}
   */
  public static Lake openExisting(Settings settings) {
    Lake lake = of(settings);
    if (!lake.exists()) {
      throw TaskFailure.configuration(
          "The lake is not there, or is not a folder",
          Setting.LAKE.variable() + "=" + settings.lake(),
          "Check the address, and that its disk is mounted; the first extraction makes the lake");
    }
    return lake;
  }

  /**
   * Opens a lake by its address alone.
   *
   * @param location {@code file:///folder} or {@code s3://bucket/prefix}
   */
  public static Lake open(URI location) {
    return new Lake(LakeStore.at(location, Setting.LAKE_ENCRYPTION.fallback()), new SecureRandom());
  }

  private static Lake of(Settings settings) {
    return new Lake(
        LakeStore.at(settings.lake(), settings.required(Setting.LAKE_ENCRYPTION)),
        new SecureRandom());
  }

  private boolean exists() {
    return LakeFailure.translating(store.describe(""), store::exists);
  }

  /**
   * Where the lake is, with a {@code /} at its end: {@code file:///folder/} or {@code
   * s3://bucket/prefix/}. A {@link StoredFile#key} put behind it is that file's address.
   */
  public URI location() {
    return store.location();
  }

  /**
   * Starts a new run in a folder of its own.
   *
   * @throws TaskFailure 78 when the lake may not be written, 75 when it is full
   */
  public RunWriter startRun(RunHeader header) {
    return new RunWriter(store, header, Layout.runId(header.to(), random.nextLong()), List.of());
  }

  /**
   * Starts a run that is to stand for a committed one, as if it had been read then: same range,
   * same start of reading, same place in the order of folding. From its commit on the other counts
   * nowhere; {@link #removeReplaced} takes it away.
   *
   * @param old the run it replaces
   * @param head with the columns that the old run has
   * @throws IllegalArgumentException when they are others
   */
  public RunWriter startReplacement(Manifest old, Head head) {
    if (!SchemaFingerprint.of(head.entities(old.kind())).equals(old.schemaFingerprint())) {
      throw new IllegalArgumentException("other columns than those of " + old.folder());
    }
    RunHeader header =
        new RunHeader(
            old.sourceName(),
            head,
            old.kind(),
            old.from(),
            old.to(),
            old.extractedAt(),
            old.zone(),
            old.currency(),
            old.sourceVersion());
    List<String> replaces = new ArrayList<>(old.replaces());
    replaces.add(old.runId());
    return new RunWriter(
        store, header, Layout.replacementId(old.runId(), random.nextLong()), replaces);
  }

  /** Committed runs for which another one stands: they count nowhere, but are there still. */
  public List<Manifest> replaced() {
    return committed.replaced();
  }

  /**
   * Removes the runs that were replaced, of each its files before its manifest: what a kill leaves
   * behind is still found by {@link #replaced()}.
   *
   * @param removed is told of each that is gone
   */
  public void removeReplaced(Consumer<Manifest> removed) {
    for (Manifest run : replaced()) {
      LakeFailure.translating(
          store.describe(run.folder()),
          () -> {
            for (ManifestFile file : run.files()) {
              store.delete(run.folder() + "/" + file.path());
            }
            store.deleteFolder(run.folder());
            return run;
          });
      removed.accept(run);
    }
  }

  /**
   * All committed runs that count, in {@link Manifest#FOLDING_ORDER}.
   *
   * @throws TaskFailure 65 when a manifest cannot be understood, naming it
   */
  public List<Manifest> manifests() {
    return committed.below("");
  }

  /**
   * The same without the runs whose manifest cannot be understood, so that damage to one head does
   * not hold up the others. Until its manifest is restored such a run counts as not committed; then
   * it is one that came late. The extraction of its own head refuses to go on beside it. If it
   * stands for another run, as its id tells, that one counts no more than before: it tells of
   * somebody who was erased.
   *
   * @param unreadable is told of each of them
   */
  public List<Manifest> readableManifests(Consumer<TaskFailure> unreadable) {
    return committed.below("", unreadable);
  }

  /**
   * The same of some runs alone, so that who remembers runs by their names need not read what was
   * written years ago: a manifest is never changed. Read are the manifests of the runs that are
   * wanted and of those that stand for them or for which they stand; of all others the names are
   * listed. A name tells the end of a run's range, not when its reading began, so names alone do
   * not say in which order runs are folded.
   *
   * @param isWanted asked of every committed run
   * @return those that count among all whose manifests were read
   */
  public List<Manifest> readableManifests(
      Predicate<RunName> isWanted, Consumer<TaskFailure> unreadable) {
    return committed.below("", isWanted, unreadable);
  }

  /** The same of one head. */
  public List<Manifest> readableManifests(
      String sourceName, String head, Consumer<TaskFailure> unreadable) {
    return committed.below(Layout.headFolder(sourceName, head), unreadable);
  }

  /** Whether any run was ever committed; no manifest is read. */
  public boolean hasRuns() {
    return list("").stream().map(LakeStore.Stored::key).anyMatch(Layout::isManifest);
  }

  /**
   * The committed runs of one head that count, in {@link Manifest#FOLDING_ORDER}.
   *
   * @throws TaskFailure 65 when a manifest cannot be understood, naming it
   */
  public List<Manifest> manifests(String sourceName, String head) {
    return committed.below(Layout.headFolder(sourceName, head));
  }

  /**
   * A file of a committed run, as yet unread.
   *
   * @param file one of the run's
   */
  public StoredFile file(Manifest run, ManifestFile file) {
    return new StoredFile(this, run, file);
  }

  /** All files of a committed run, the head's first. */
  public List<StoredFile> files(Manifest run) {
    return run.files().stream().map(file -> file(run, file)).toList();
  }

  /**
   * A path on this machine from which a run's file can be read, until the run is {@link #release
   * released} or the lake closed. DuckDB takes the folder's {@code run=…} for a column of its own:
   * read with {@code read_parquet(path, hive_partitioning = false)}.
   *
   * @throws TaskFailure 65 when the file is missing or has not the size that the manifest states,
   *     or was brought from elsewhere and has not its SHA-256
   */
  public Path localPath(Manifest manifest, ManifestFile file) {
    return files.localPath(file(manifest, file));
  }

  /**
   * The same as {@link #localPath}, after reading the whole file and comparing its SHA-256.
   *
   * @throws TaskFailure 65 when the file is not the one that was committed
   */
  public Path verifiedPath(Manifest manifest, ManifestFile file) {
    return files.verifiedPath(file(manifest, file));
  }

  /** Asks the store whether a file is there and has the size that its manifest states. */
  void check(StoredFile file) {
    files.check(file);
  }

  /** Gives back the room that the run's files take on this machine when they lie elsewhere. */
  public void release(Manifest run) {
    files.release(run, files(run));
  }

  /**
   * Removes a folder that holds nothing of this lake: another lake inside of it, of a test.
   *
   * @param folder its key
   * @throws IllegalArgumentException when there are runs of this lake in it
   */
  public void removeFolder(String folder) {
    if (list(folder).stream().anyMatch(stored -> !Layout.runFolderOf(stored.key()).isEmpty())) {
      throw new IllegalArgumentException(folder + " holds runs of this lake");
    }
    delete(folder);
  }

  /**
   * Removes the folders of runs that were never committed and in which nothing was written for
   * {@link #ORPHAN_AGE}.
   *
   * @param clock the real one: the age of files is measured against it
   * @return the folders that were removed
   */
  public List<String> sweepOrphans(Clock clock) {
    Instant youngest = clock.instant().minus(ORPHAN_AGE);
    Map<String, Instant> orphans = uncommitted();
    orphans.values().removeIf(touched -> !touched.isBefore(youngest));
    orphans.keySet().forEach(this::delete);
    return List.copyOf(orphans.keySet());
  }

  /** The folders of runs that are not committed: somebody writes them, or was killed. */
  public List<String> uncommittedFolders() {
    return List.copyOf(uncommitted().keySet());
  }

  /** The same, with when something was last written there. */
  private Map<String, Instant> uncommitted() {
    Map<String, Instant> lastTouched = new LinkedHashMap<>();
    Set<String> kept = new LinkedHashSet<>();
    for (LakeStore.Stored stored : list("")) {
      String folder = Layout.runFolderOf(stored.key());
      if (Layout.isManifest(stored.key())) {
        kept.add(folder);
      } else if (!folder.isEmpty()) {
        lastTouched.merge(folder, stored.modifiedAt(), (a, b) -> a.isAfter(b) ? a : b);
      }
    }
    lastTouched.keySet().removeAll(kept);
    return lastTouched;
  }

  private void delete(String folder) {
    LakeFailure.translating(
        store.describe(folder),
        () -> {
          store.deleteFolder(folder);
          return folder;
        });
  }

  private List<LakeStore.Stored> list(String prefix) {
    return LakeFailure.translating(store.describe(prefix), () -> store.list(prefix));
  }

  /** Ends the work with the lake; files that were brought from elsewhere are gone then. */
  @Override
  public void close() {
    LakeFailure.translating(
        store.describe(""),
        () -> {
          store.close();
          return store;
        });
  }
}
