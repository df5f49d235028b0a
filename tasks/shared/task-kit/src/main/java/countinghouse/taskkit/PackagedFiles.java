package countinghouse.taskkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files that are packed into this program, in its jar or, while it is built, in a folder. */
public final class PackagedFiles {
  private PackagedFiles() {}

  /**
   * The names of the files in one folder, sorted.
   *
   * @param owner a class that is packed with them
   * @param folder such as {@code /sql/checks}
   * @throws IllegalStateException when there is no such folder
   */
  public static List<String> names(Class<?> owner, String folder) {
    URL url = owner.getResource(folder);
    if (url == null) {
      throw missing(folder);
    }
    try {
      URI uri = url.toURI();
      if (!"jar".equals(uri.getScheme())) {
        return namesIn(Path.of(uri));
      }
      // By its path, since one that is opened by its URI is shared by all threads.
      try (FileSystem jar = FileSystems.newFileSystem(jarOf(uri))) {
        return namesIn(jar.getPath(folder));
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("cannot list " + folder, e);
    }
  }

  private static Path jarOf(URI inJar) {
    String text = inJar.toString();
    return Path.of(URI.create(text.substring("jar:".length(), text.indexOf("!/"))));
  }

  private static List<String> namesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  /**
   * The text of one file, in UTF-8.
   *
   * @param owner a class that is packed with it
   * @param file such as {@code /sql/checks/grain-unique.sql}, or one beside the owner
   * @throws IllegalStateException when there is no such file
   */
  public static String read(Class<?> owner, String file) {
    try (InputStream stream = owner.getResourceAsStream(file)) {
      if (stream == null) {
        throw missing(file);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static IllegalStateException missing(String name) {
    return new IllegalStateException(name + " is not in this program");
  }
}
