package countinghouse.lake;

import countinghouse.taskkit.Disk;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The lake in a folder.
 *
 * <p>An object is prepared under a temporary name in its own folder, forced to the disk, and then
 * linked to its name. A hard link is made whole or not at all and fails when the name is taken, so
 * that two writers cannot both win; a rename would replace in silence.
 *
 * <p>The folder, or any in it, may be a symbolic link, such as to a larger disk.
 */
final class FolderStore implements LakeStore {
  private static final String STAGED = ".staged-";
  private final Path root;

  FolderStore(Path root) {
    this.root = root;
  }

  @Override
  public URI location() {
    String address = root.toUri().toString(); // ends in / only where the folder is there already
    return URI.create(address.endsWith("/") ? address : address + "/");
  }

  @Override
  public List<Stored> list(String prefix) throws IOException {
    Path folder = root.resolve(prefix);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Stored> found = new ArrayList<>();
    Files.walkFileTree(
        folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new Collector(found));
    found.sort(Comparator.comparing(Stored::key));
    return List.copyOf(found);
  }

  private final class Collector extends SimpleFileVisitor<Path> {
    private final List<Stored> found;

    Collector(List<Stored> found) {
      this.found = found;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String key = root.relativize(file).toString().replace('\\', '/');
      found.add(new Stored(key, attributes.lastModifiedTime().toInstant()));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      return goneMeanwhile(e);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e)
        throws IOException {
      return e == null ? FileVisitResult.CONTINUE : goneMeanwhile(e);
    }

    /** Other processes finish, abandon and sweep runs while we look: what is gone is not there. */
    private static FileVisitResult goneMeanwhile(IOException e) throws IOException {
      if (e instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw e;
    }
  }

  @Override
  public long size(String key) throws IOException {
    return Files.size(root.resolve(key));
  }

  @Override
  public boolean exists() {
    return Files.isDirectory(root);
  }

  @Override
  public List<byte[]> read(List<String> keys) throws IOException {
    List<byte[]> contents = new ArrayList<>();
    for (String key : keys) {
      contents.add(Files.readAllBytes(root.resolve(key)));
    }
    return contents;
  }

  @Override
  public Path localPath(String key) {
    return root.resolve(key);
  }

  @Override
  public boolean copies() {
    return false;
  }

  @Override
  public void release(String folder) {
    // There are no copies.
  }

  @Override
  public Path stage(String key) throws IOException {
    Path target = root.resolve(key);
    Path folder = folderOf(target);
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      forceUpToRoot(folderOf(folder));
    }
    return folder.resolve(STAGED + UUID.randomUUID() + "-" + target.getFileName());
  }

  @Override
  public void putNew(String key, Path staged) throws IOException {
    Path target = root.resolve(key);
    try {
      Disk.forceFile(staged);
      Files.createLink(target, staged);
    } finally {
      Files.deleteIfExists(staged);
    }
    Disk.forceFolder(folderOf(target));
  }

  /** A new folder lasts when the one it is listed in has been forced to the disk. */
  private void forceUpToRoot(Path lowest) throws IOException {
    for (Path folder = lowest; folder.startsWith(root); folder = folderOf(folder)) {
      Disk.forceFolder(folder);
    }
  }

  @Override
  public void delete(String key) throws IOException {
    Path file = root.resolve(key);
    if (Files.deleteIfExists(file)) {
      Disk.forceFolder(folderOf(file));
    }
  }

  @Override
  public void deleteFolder(String folder) throws IOException {
    Path top = root.resolve(folder);
    try (Stream<Path> paths = Files.walk(top)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (NoSuchFileException alreadyGone) {
      // Somebody else swept it: what was wanted has happened.
    }
  }

  @Override
  public String describe(String key) {
    return root.resolve(key).toString();
  }

  @Override
  public void close() {
    // Nothing is held.
  }

  private static Path folderOf(Path path) throws IOException {
    Path parent = path.getParent();
    if (parent == null) {
      throw new NoSuchFileException(path.toString(), null, "has no folder above it");
    }
    return parent;
  }
}
