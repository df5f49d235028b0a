package countinghouse.faultinjection;

import countinghouse.lake.Lake;
import countinghouse.lake.Manifest;
import countinghouse.testsupport.Contents;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What two lines must have in common that read the same days, whatever happened to their tasks.
 *
 * @param windows what the committed runs of the lake cover, and with how many rows
 * @param staging every version, without the names of the runs that brought it
 * @param marts the published star in the warehouse, without its stamp
 * @param readers the same in the file of the readers
 */
record State(
    Set<String> windows,
    Map<String, List<String>> staging,
    Map<String, List<String>> marts,
    Map<String, List<String>> readers) {
  private static final String[] STAMPS = {"build_id", "built_at", "staging_as_of"};
  private static final String[] RUNS = {"run_id", "content_run_id"};

  /** Reads the state of a line; every file of its lake is compared with its manifest. */
  static State of(Path folder) throws SQLException {
    return new State(
        windows(folder.resolve("lake")),
        Contents.of(url(folder, "warehouse"), "staging", RUNS),
        martsOf(folder),
        readersOf(folder));
  }

  private static Set<String> windows(Path folder) {
    Lake lake = Lake.open(folder.toUri());
    Set<String> windows = new TreeSet<>();
    for (Manifest run : lake.manifests()) {
      run.files().forEach(file -> lake.verifiedPath(run, file));
      windows.add(
          "%s/%s %s %s to %s, %d rows, complete %s"
              .formatted(
                  run.sourceName(),
                  run.head(),
                  run.kind(),
                  run.from(),
                  run.to(),
                  run.rows(),
                  run.complete()));
    }
    return windows;
  }

  /** The star in the warehouse. */
  static Map<String, List<String>> martsOf(Path folder) throws SQLException {
    return Contents.of(url(folder, "warehouse"), "marts", STAMPS);
  }

  /** The star in the readers' file. */
  static Map<String, List<String>> readersOf(Path folder) throws SQLException {
    return Contents.of(url(folder, "marts"), "main", STAMPS);
  }

  /** The address of a DuckDB file of a line. */
  static String url(Path folder, String file) {
    return "jdbc:duckdb:" + folder.resolve(file + ".duckdb");
  }
}
