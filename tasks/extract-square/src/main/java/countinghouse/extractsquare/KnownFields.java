package countinghouse.extractsquare;

import countinghouse.apiclient.json.FieldPaths;
import countinghouse.taskkit.PackagedFiles;

/**
 * The fields of Square-Version 2025-08-20, one file a head in {@code known-fields/}. A field beyond
 * them is kept in the payload and reported as drift.
 */
final class KnownFields {
  private KnownFields() {}

  static FieldPaths of(String head) {
    String text = PackagedFiles.read(KnownFields.class, "known-fields/" + head + ".txt");
    return FieldPaths.of(text.lines().toList());
  }
}
