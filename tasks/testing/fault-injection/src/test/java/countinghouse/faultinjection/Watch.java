package countinghouse.faultinjection;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells whether files below a folder have come, gone, grown or been written since the last look.
 */
final class Watch {
  private final Path folder;
  private final int depth;
  private Map<Path, String> last;

  /** Looks for the first time. */
  Watch(Path folder, int depth) {
    this.folder = folder;
    this.depth = depth;
    last = look();
  }

  boolean hasChanged() {
    Map<Path, String> now = look();
    boolean changed = !now.equals(last);
    last = now;
    return changed;
  }

  private Map<Path, String> look() {
    Map<Path, String> found = new HashMap<>();
    try {
      Files.walkFileTree(folder, java.util.Set.of(), depth, new Collector(found));
    } catch (IOException e) {
      // The folder is not there yet, or something went while we looked: the next look will tell.
    }
    return found;
  }

  private static final class Collector extends SimpleFileVisitor<Path> {
    private final Map<Path, String> found;

    Collector(Map<Path, String> found) {
      this.found = found;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      found.put(file, attributes.size() + " " + attributes.lastModifiedTime());
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }
}
