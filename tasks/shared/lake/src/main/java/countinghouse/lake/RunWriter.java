package countinghouse.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes one run: a head record, then its children, then the next head record. For one thread.
 *
 * <p><b>Why a kill at any moment does no harm.</b> The run's folder has a random name of its own,
 * so no other attempt touches it. Readers look for {@code manifest.json} only. It is put last, when
 * every Parquet file is whole, linked to its name and forced to the disk together with the folder;
 * and it is itself written under another name, forced, and then linked in one step. So at every
 * instant either there is no manifest and the folder is an orphan that {@link
 * Lake#sweepOrphans(java.time.Clock)} removes after seven days, or the run is there in whole. A
 * kill between the link and the return of {@link #commit()} leaves a committed run whose task looks
 * failed: the retry makes a second run of the same window, and loading both adds no row twice.
 */
public final class RunWriter implements AutoCloseable {
  private final LakeStore store;
  private final RunHeader header;
  private final String runId;
  private final List<String> replaces;
  private final String folder;
  private final List<Entity> entities;
  private final Map<String, EntityWriter> writers = new LinkedHashMap<>();
  private long records;
  private boolean ended;

  RunWriter(LakeStore store, RunHeader header, String runId, List<String> replaces) {
    this.store = store;
    this.header = header;
    this.runId = runId;
    this.replaces = replaces;
    folder = Layout.runFolder(header.sourceName(), header.head().name(), runId);
    entities = header.head().entities(header.kind());
    translating(this::openAll);
  }

  private @Nullable Void openAll() throws IOException {
    try {
      for (Entity entity : entities) {
        Path staged = store.stage(key(entity.fileName()));
        writers.put(entity.name(), new EntityWriter(header.sourceName(), entity, staged));
      }
      return null;
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /** The id of this run. */
  public String runId() {
    return runId;
  }

  /** The head records written so far. */
  long records() {
    return records;
  }

  /**
   * Writes a row. A row of the head (or of {@link Head#IDS}) begins the next record; a row of a
   * child belongs to the record begun last.
   *
   * @param values in the order of the entity's columns; their Java types: {@link ColumnType}
   * @throws countinghouse.taskkit.TaskFailure 65 when a required value is missing or a value has
   *     the wrong type; 75 when the disk is full
   */
  public void write(Entity entity, @Nullable Object... values) {
    EntityWriter writer = writers.get(entity.name());
    if (ended || writer == null) {
      throw new IllegalStateException(
          ended ? "the run has ended" : entity.name() + " is no part of this run");
    }
    boolean head = entity.name().equals(entities.getFirst().name());
    if (!head && records == 0) {
      throw new IllegalStateException("a row of " + entity.name() + " before any head record");
    }
    long recordNumber = head ? records : records - 1;
    translating(() -> {
      writer.write(recordNumber, values);
      return null;
    });
    records = recordNumber + 1;
  }

  /** Makes the run count: everything in its range was seen. */
  public Manifest commit() {
    return commit(true);
  }

  /** Makes the run count, saying that not everything in its range was seen. */
  public Manifest commitIncomplete() {
    return commit(false);
  }

  private Manifest commit(boolean complete) {
    if (ended) {
      throw new IllegalStateException("the run has ended");
    }
    return translating(() -> {
      Manifest manifest = manifest(complete, putFiles());
      putManifest(manifest);
      return manifest;
    });
  }

  private List<ManifestFile> putFiles() throws IOException {
    List<ManifestFile> files = new ArrayList<>();
    for (EntityWriter writer : writers.values()) {
      ManifestFile file = writer.finish(files.isEmpty());
      store.putNew(key(file.path()), writer.path());
      files.add(file);
    }
    return files;
  }

  private void putManifest(Manifest manifest) throws IOException {
    Path staged = store.stage(key(Layout.MANIFEST));
    ManifestJson.write(staged, manifest);
    // From here on the run may be visible even when the call fails: it must not be deleted any
    // more.
    ended = true;
    store.putNew(key(Layout.MANIFEST), staged);
  }

  private Manifest manifest(boolean complete, List<ManifestFile> files) {
    return new Manifest(
        ManifestJson.FORMAT_VERSION,
        runId,
        header.sourceName(),
        header.head().sourceKind(),
        header.head().name(),
        header.kind(),
        header.from(),
        header.to(),
        header.extractedAt(),
        complete,
        header.zone(),
        header.currency(),
        header.sourceVersion(),
        SchemaFingerprint.of(entities),
        files,
        replaces);
  }

  /** Ends the run; without a commit before, nothing of it remains or counts. */
  @Override
  public void close() {
    if (ended) {
      return;
    }
    ended = true;
    writers.values().forEach(EntityWriter::abandon);
    try {
      store.deleteFolder(folder);
    } catch (IOException | RuntimeException leftBehind) {
      // Without a manifest it counts for nothing, and the sweep of orphans will find it.
    }
  }

  private <T extends @Nullable Object> T translating(LakeFailure.Access<T> access) {
    return LakeFailure.translating(store.describe(folder), access);
  }

  private String key(String fileName) {
    return folder + "/" + fileName;
  }
}
