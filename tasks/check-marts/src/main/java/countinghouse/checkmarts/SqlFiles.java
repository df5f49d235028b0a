package countinghouse.checkmarts;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The SQL files that are packed into this program. */
final class SqlFiles {
  private SqlFiles() {}

  /** Name and text of every file of one folder, such as {@code /sql/checks}, by name. */
  static SortedMap<String, String> in(String folder) {
    URL url = SqlFiles.class.getResource(folder);
    if (url == null) {
      throw new IllegalStateException(folder + " is not in this program");
    }
    try {
      URI uri = url.toURI();
      if (!"jar".equals(uri.getScheme())) {
        return read(Path.of(uri));
      }
      // By its path, since one that is opened by its URI is shared by all threads.
      try (FileSystem jar = FileSystems.newFileSystem(jarOf(uri))) {
        return read(jar.getPath(folder));
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("cannot read " + folder, e);
    }
  }

  private static Path jarOf(URI inJar) {
    String text = inJar.toString();
    return Path.of(URI.create(text.substring("jar:".length(), text.indexOf("!/"))));
  }

  private static SortedMap<String, String> read(Path folder) throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        texts.put(String.valueOf(file.getFileName()), Files.readString(file));
      }
    }
    return texts;
  }
}
