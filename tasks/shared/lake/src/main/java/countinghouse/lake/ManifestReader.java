package countinghouse.lake;

import countinghouse.taskkit.TaskFailure;
import java.nio.file.NoSuchFileException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads which runs are committed, and tells which of them count. */
final class ManifestReader {
  private static final int ATTEMPTS = 5;

  private final LakeStore store;

  ManifestReader(LakeStore store) {
    this.store = store;
  }

  /**
   * Those below a prefix that count, in {@link Manifest#FOLDING_ORDER}.
   *
   * @throws TaskFailure 65 when a manifest cannot be understood, naming it
   */
  List<Manifest> below(String prefix) {
    return below(prefix, ManifestReader::refuse);
  }

  private static void refuse(TaskFailure unreadable) {
    throw unreadable;
  }

  /**
   * The same without those that cannot be understood.
   *
   * @param unreadable is told of each run whose manifest cannot be understood
   */
  List<Manifest> below(String prefix, Consumer<TaskFailure> unreadable) {
    return below(prefix, run -> true, unreadable);
  }

  /**
   * The same of the runs that are wanted, and of those that share their origin: which of them
   * counts is told by the manifests of all of them, and by no other.
   */
  List<Manifest> below(
      String prefix, Predicate<RunName> isWanted, Consumer<TaskFailure> unreadable) {
    Set<String> damaged = new HashSet<>();
    List<Manifest> committed =
        committedBelow(
            prefix,
            isWanted,
            (folder, failure) -> {
              damaged.add(folder);
              unreadable.accept(failure);
            });
    return standing(committed, damaged);
  }

  /**
   * Without the runs for which another stands, be it one that cannot be read.
   *
   * @param damaged the folders of runs that cannot be read
   */
  private static List<Manifest> standing(List<Manifest> committed, Set<String> damaged) {
    Set<String> replaced = new HashSet<>();
    committed.forEach(run ->
        run.replaces()
            .forEach(id -> replaced.add(Layout.runFolder(run.sourceName(), run.head(), id))));
    Set<String> hidden =
        damaged.stream()
            .filter(folder -> Layout.isReplacement(folder) && !replaced.contains(folder))
            .map(Layout::original)
            .collect(Collectors.toSet());
    return committed.stream()
        .filter(run -> !replaced.contains(run.folder()))
        .filter(run -> !hidden.contains(Layout.original(run.folder())))
        .toList();
  }

  /**
   * A replaced run may be removed between listing and reading: then what stands for it is there.
   */
  private List<Manifest> committedBelow(
      String prefix, Predicate<RunName> isWanted, BiConsumer<String, TaskFailure> unreadable) {
    for (int attempt = 1; ; attempt++) {
      try {
        return readAll(prefix, isWanted, unreadable);
      } catch (TaskFailure e) {
        if (attempt == ATTEMPTS || !(e.getCause() instanceof NoSuchFileException)) {
          throw e;
        }
      }
    }
  }

  private List<Manifest> readAll(
      String prefix, Predicate<RunName> isWanted, BiConsumer<String, TaskFailure> unreadable) {
    List<String> keys = ofWantedOrigin(listed(prefix), isWanted);
    List<byte[]> texts = LakeFailure.translating(store.describe(prefix), () -> store.read(keys));
    return IntStream.range(0, keys.size())
        .boxed()
        .flatMap(number -> parsed(keys.get(number), texts.get(number), unreadable).stream())
        .sorted(Manifest.FOLDING_ORDER)
        .toList();
  }

  private List<String> listed(String prefix) {
    return LakeFailure.translating(store.describe(prefix), () -> store.list(prefix)).stream()
        .map(LakeStore.Stored::key)
        .filter(Layout::isManifest)
        .toList();
  }

  private static List<String> ofWantedOrigin(List<String> keys, Predicate<RunName> isWanted) {
    Set<String> origins =
        keys.stream()
            .map(Layout::runFolderOf)
            .filter(folder -> isWanted.test(Layout.runName(folder)))
            .map(Layout::original)
            .collect(Collectors.toSet());
    return keys.stream()
        .filter(key -> origins.contains(Layout.original(Layout.runFolderOf(key))))
        .toList();
  }

  private Optional<Manifest> parsed(
      String key, byte[] text, BiConsumer<String, TaskFailure> unreadable) {
    try {
      String where = store.describe(key);
      Manifest manifest = ManifestJson.read(text, where);
      if (!Layout.runFolderOf(key).equals(manifest.folder())) {
        throw LakeFailure.broken("A manifest lies in a folder that is not its own", where);
      }
      return Optional.of(manifest);
    } catch (TaskFailure e) {
      unreadable.accept(Layout.runFolderOf(key), e);
      return Optional.empty();
    }
  }

  /** Committed runs for which another one stands: they count nowhere, but are there still. */
  List<Manifest> replaced() {
    List<Manifest> all = committedBelow("", run -> true, (folder, failure) -> refuse(failure));
    Set<Manifest> standing = new HashSet<>(standing(all, Set.of()));
    return all.stream().filter(run -> !standing.contains(run)).toList();
  }
}
