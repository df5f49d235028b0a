package countinghouse.checkmarts;

import countinghouse.taskkit.PackagedFiles;
import java.util.SortedMap;
import java.util.TreeMap;

/** The SQL files that are packed into this program. */
final class SqlFiles {
  private SqlFiles() {}

  /** Name and text of every file of one folder, such as {@code /sql/checks}, by name. */
  static SortedMap<String, String> in(String folder) {
    SortedMap<String, String> texts = new TreeMap<>();
    for (String file : PackagedFiles.names(SqlFiles.class, folder)) {
      texts.put(file, PackagedFiles.read(SqlFiles.class, folder + "/" + file));
    }
    return texts;
  }
}
