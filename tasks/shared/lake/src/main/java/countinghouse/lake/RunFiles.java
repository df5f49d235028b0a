package countinghouse.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Opens the files of committed runs, and sees that they are what was committed. */
final class RunFiles {
  private final LakeStore store;
  private final Set<String> verified = new HashSet<>();

  RunFiles(LakeStore store) {
    this.store = store;
  }

  /** {@link Lake#localPath}. */
  Path localPath(StoredFile file) {
    Path path = path(file);
    if (store.copies() && !verified.contains(file.key())) {
      demandSha256(path, file);
      verified.add(file.key());
    }
    return path;
  }

  /** {@link Lake#verifiedPath}. */
  Path verifiedPath(StoredFile file) {
    Path path = path(file);
    demandSha256(path, file);
    return path;
  }

  /** {@link Lake#check}. */
  void check(StoredFile file) {
    ofStatedSize(file, key -> new Found<>(key, store.size(key)));
  }

  /** {@link Lake#release}. */
  void release(Manifest run, List<StoredFile> files) {
    files.forEach(file -> verified.remove(file.key()));
    LakeFailure.translating(
        store.describe(run.folder()),
        () -> {
          store.release(run.folder());
          return run;
        });
  }

  private Path path(StoredFile file) {
    return ofStatedSize(
        file,
        key -> {
          Path path = store.localPath(key);
          return new Found<>(path, Files.size(path));
        });
  }

  private record Found<T>(T what, long bytes) {}

  @FunctionalInterface
  private interface Finder<T> {
    Found<T> find(String key) throws IOException;
  }

  private <T> T ofStatedSize(StoredFile file, Finder<T> finder) {
    String where = store.describe(file.key());
    try {
      Found<T> found = finder.find(file.key());
      if (found.bytes() != file.file().bytes()) {
        throw LakeFailure.broken(
            "A file of a run has %d bytes, its manifest says %d"
                .formatted(found.bytes(), file.file().bytes()),
            where);
      }
      return found.what();
    } catch (NoSuchFileException e) {
      throw LakeFailure.broken("A file of a run is missing", where, e);
    } catch (IOException e) {
      throw LakeFailure.of(where, e);
    }
  }

  private void demandSha256(Path path, StoredFile file) {
    String where = store.describe(file.key());
    String found = LakeFailure.translating(where, () -> Sha256.of(path));
    if (!found.equals(file.file().sha256())) {
      throw LakeFailure.broken(
          "A file of a run has SHA-256 %s, its manifest says %s"
              .formatted(found, file.file().sha256()),
          where);
    }
  }
}
