package countinghouse.extractsquare;

import countinghouse.apiclient.json.FieldPaths;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The fields of Square-Version 2025-08-20, one file a head in {@code known-fields/}. A field beyond
 * them is kept in the payload and reported as drift.
 */
final class KnownFields {
  private KnownFields() {}

  static FieldPaths of(String head) {
    String name = "known-fields/" + head + ".txt";
    try (InputStream file = KnownFields.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException(name + " is missing in the jar");
      }
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return FieldPaths.of(text.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
