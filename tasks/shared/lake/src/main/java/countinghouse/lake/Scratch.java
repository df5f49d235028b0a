package countinghouse.lake;

import countinghouse.taskkit.TaskFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder on this machine for files on their way to or from a lake elsewhere: for this user alone,
 * made when it is first needed, gone when it is closed. It is locked while somebody works in it, so
 * that the next one can take away what a killed task left.
 */
final class Scratch implements AutoCloseable {
  /** What downloads leave free on the disk, for whoever reads the files. */
  private static final long ROOM_FOR_OTHERS = 64L * 1024 * 1024;

  private static final String NAME = "countinghouse-lake-";
  private static final String LOCK = "lock";

  /**
   * The folders of this process. It must not even look at their locks: by POSIX, a process that
   * closes a file lets go of every lock that it holds on it.
   */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path parent;
  private @Nullable Path folder;
  private @Nullable FileChannel lock;

  /**
   * None as yet.
   *
   * @param parent where it is to be made
   */
  Scratch(Path parent) {
    this.parent = parent;
  }

  /** The path in it for a key of the lake; the folders above it are there. */
  synchronized Path path(String purpose, String key) throws IOException {
    Path path = folder().resolve(purpose).resolve(key);
    Files.createDirectories(path.resolveSibling(""));
    return path;
  }

  private Path folder() throws IOException {
    if (folder == null) {
      removeAbandoned();
      Path made = Files.createTempDirectory(parent, NAME);
      OWN.add(made);
      lock = locked(made);
      folder = made;
    }
    return folder;
  }

  /** The lock has its name only once it is held: else another might take it first. */
  private static FileChannel locked(Path made) throws IOException {
    Path unnamed = made.resolve(LOCK + "-being-made");
    FileChannel channel =
        FileChannel.open(unnamed, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    channel.lock();
    Files.move(unnamed, made.resolve(LOCK), StandardCopyOption.ATOMIC_MOVE);
    return channel;
  }

  /**
   * Makes sure that a file has room.
   *
   * @throws TaskFailure 75 when the disk has less left
   */
  void demandRoom(long bytes) throws IOException {
    FileStore disk = Files.getFileStore(parent);
    if (disk.getUsableSpace() < bytes + ROOM_FOR_OTHERS) {
      throw TaskFailure.temporary(
          "A file of the lake has %d bytes, and this machine has no room to read it"
              .formatted(bytes),
          parent.toString(),
          "Free space there, or set TMPDIR to a folder on a larger disk; then run again");
    }
  }

  /** Removes what is there for everything below a folder of the lake. */
  synchronized void remove(String purpose, String below) throws IOException {
    if (folder != null) {
      removeAll(folder.resolve(purpose).resolve(below));
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (folder != null) {
      removeAll(folder);
      OWN.remove(folder);
      folder = null;
    }
    if (lock != null) {
      lock.close();
      lock = null;
    }
  }

  private void removeAbandoned() throws IOException {
    try (DirectoryStream<Path> others = Files.newDirectoryStream(parent, NAME + "*")) {
      for (Path other : others) {
        if (!OWN.contains(other) && Files.isWritable(other) && isAbandoned(other)) {
          removeAll(other);
        }
      }
    }
  }

  /** A folder without its lock file is just being made. */
  private static boolean isAbandoned(Path other) throws IOException {
    try (FileChannel channel = FileChannel.open(other.resolve(LOCK), StandardOpenOption.WRITE);
        FileLock taken = channel.tryLock()) {
      return taken != null;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static void removeAll(Path top) throws IOException {
    try (Stream<Path> paths = Files.walk(top)) {
      List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (NoSuchFileException alreadyGone) {
      // What was wanted has happened.
    }
  }
}
