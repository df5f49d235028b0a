package countinghouse.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Copies, lists and removes folders. */
public final class Folders {
  private Folders() {}

  /** Copies a folder with everything below it to a place where nothing is yet. */
  public static Path copy(Path from, Path to) {
    for (Path path : below(from)) {
      copyOne(path, to.resolve(from.relativize(path).toString()));
    }
    return to;
  }

  /** Copies the files that lie directly in a folder. */
  public static Path copyFiles(Path from, Path to) {
    make(to);
    files(from).forEach(file -> copyOne(file, to.resolve(name(file))));
    return to;
  }

  private static void copyOne(Path from, Path to) {
    try {
      Files.copy(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a folder and those above it, where they are not there yet. */
  public static Path make(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes a folder with everything below it, if it is there. */
  public static void remove(Path folder) {
    if (Files.exists(folder)) {
      below(folder).stream().sorted(Comparator.reverseOrder()).forEach(Folders::removeOne);
    }
  }

  private static void removeOne(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of the files that lie directly in a folder, sorted. */
  public static List<String> fileNames(Path folder) {
    return files(folder).stream().map(Folders::name).sorted().toList();
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folders of runs in a lake, committed or not. */
  public static List<Path> runs(Path lake) {
    return Files.exists(lake)
        ? below(lake).stream().filter(path -> name(path).startsWith("run=")).sorted().toList()
        : List.of();
  }

  private static List<Path> below(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
