package countinghouse.warehouse;

import countinghouse.taskkit.PackagedFiles;
import java.util.List;

/** The files of {@code warehouse-schema} as they are packed into this library. */
final class SchemaFiles {
  private static final String ROOT = "/warehouse-schema/";

  private SchemaFiles() {}

  /** The text of one file, such as {@code marts/dim_date.sql}. */
  static String read(String file) {
    return PackagedFiles.read(SchemaFiles.class, ROOT + file);
  }

  /** The names of the files in one folder, such as {@code staging}, sorted. */
  static List<String> names(String folder) {
    return PackagedFiles.names(SchemaFiles.class, ROOT + folder);
  }
}
