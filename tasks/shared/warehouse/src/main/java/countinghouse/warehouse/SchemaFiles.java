package countinghouse.warehouse;

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

/** The files of {@code warehouse-schema} as they are packed into this library. */
final class SchemaFiles {
  private static final String ROOT = "/warehouse-schema/";

  private SchemaFiles() {}

  /** The text of one file, such as {@code marts/dim_date.sql}. */
  static String read(String file) {
    try (InputStream stream = SchemaFiles.class.getResourceAsStream(ROOT + file)) {
      if (stream == null) {
        throw new IllegalStateException("warehouse-schema/" + file + " is not in this jar");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of the files in one folder, such as {@code staging}, sorted. */
  static List<String> names(String folder) {
    URL url = SchemaFiles.class.getResource(ROOT + folder);
    if (url == null) {
      throw new IllegalStateException("warehouse-schema/" + folder + " is not in this jar");
    }
    try {
      URI uri = url.toURI();
      if (!"jar".equals(uri.getScheme())) {
        return namesIn(Path.of(uri));
      }
      // By its path, since one that is opened by its URI is shared by all threads.
      try (FileSystem jar = FileSystems.newFileSystem(jarOf(uri))) {
        return namesIn(jar.getPath(ROOT + folder));
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("cannot list warehouse-schema/" + folder, e);
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
}
