package countinghouse.warehouse;

import countinghouse.taskkit.Disk;
import countinghouse.taskkit.FullDisk;
import countinghouse.taskkit.Setting;
import countinghouse.taskkit.TaskFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.Set;
import org.duckdb.DuckDBDriver;

/**
 * The file behind a {@code jdbc:duckdb:} address.
 *
 * @param path absolute
 */
record DuckDbFile(Path path) implements WarehouseLocation {
  static final String PREFIX = "jdbc:duckdb:";

  /** DuckDB calls a database by its file's name up to the first dot, and that hides a schema. */
  private static final Set<String> TAKEN = Set.of("staging", "ops");

  static DuckDbFile of(String jdbcUrl) {
    if (jdbcUrl.length() == PREFIX.length()) {
      throw TaskFailure.configuration(
          "Not an address of a warehouse: \"" + jdbcUrl + "\"",
          Setting.WAREHOUSE.variable(),
          "Set it to something like " + Setting.WAREHOUSE.example());
    }
    DuckDbFile file = new DuckDbFile(Path.of(jdbcUrl.substring(PREFIX.length())).toAbsolutePath());
    if (TAKEN.contains(file.databaseName())) {
      throw TaskFailure.configuration(
          "A DuckDB file cannot be called as one of its schemas",
          file.path.toString(),
          "Call it warehouse.duckdb, for example");
    }
    return file;
  }

  @Override
  public Engine engine(Schemas schemas) {
    return new DuckDb(schemas);
  }

  @Override
  public String name() {
    return path.toString();
  }

  @Override
  public void demandExisting() {
    if (!Files.isRegularFile(path)) {
      throw TaskFailure.configuration(
          "There is no warehouse",
          path.toString(),
          "Check %s; a new one is made by migrate-warehouse and filled from the lake by load-staging"
              .formatted(Setting.WAREHOUSE.variable()));
    }
  }

  /** Makes the folder. */
  @Override
  public void prepare() {
    try {
      Files.createDirectories(path.resolveSibling("."));
    } catch (IOException e) {
      throw FullDisk.behind(e, path.toString())
          .orElseGet(() ->
              TaskFailure.configuration(
                  "The folder of the warehouse cannot be made: " + e,
                  path.toString(),
                  "Make it, or choose another place",
                  e));
    }
  }

  @Override
  public Connection connect(WarehouseRole role) {
    Properties properties = new Properties();
    properties.setProperty("duckdb.read_only", Boolean.toString(role.isReadOnly()));
    properties.setProperty("autoinstall_known_extensions", "false"); // nothing is downloaded to run
    try {
      Connection connection = new DuckDBDriver().connect(PREFIX + path, properties);
      try (Statement statement = connection.createStatement()) {
        statement.execute("set TimeZone = 'UTC'");
      }
      return connection;
    } catch (SQLException e) {
      throw classified(e);
    }
  }

  /**
   * Writes the file anew: DuckDB keeps the bytes of deleted rows in it until they are overwritten
   * by chance. The old file stays locked until the new one has its name, so that nobody writes in
   * between.
   */
  @Override
  public void destroyDeleted() {
    Path fresh = path.resolveSibling(path.getFileName() + ".rewriting");
    try (Connection connection = connect(WarehouseRole.ERASER);
        Statement statement = connection.createStatement()) {
      Files.deleteIfExists(fresh);
      Files.deleteIfExists(path.resolveSibling(path.getFileName() + ".rewriting.wal"));
      statement.execute("checkpoint");
      statement.execute("attach " + DuckDb.literal(fresh.toString()) + " as fresh");
      statement.execute("copy from database " + currentDatabase(statement) + " to fresh");
      statement.execute("detach fresh");
      Disk.forceFile(fresh);
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      Disk.forceFolder(path.resolveSibling("."));
    } catch (SQLException | IOException e) {
      throw TaskFailure.temporary(
          "The warehouse's file cannot be written anew: " + e.getMessage(),
          path.toString(),
          "The old one is as it was. Give the folder as much space as the file has, and run it again",
          e);
    }
  }

  private static String currentDatabase(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("select current_database()")) {
      row.next();
      return '"' + row.getString(1).replace("\"", "\"\"") + '"';
    }
  }

  private TaskFailure classified(SQLException e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("Could not set lock on file")) {
      return TaskFailure.temporary(
          "Another process has the warehouse open: " + message,
          path.toString(),
          "Wait until it has finished, or end it; one process at a time may open the file",
          e);
    }
    return FullDisk.behind(e, path.toString())
        .orElseGet(() ->
            TaskFailure.configuration(
                "The warehouse cannot be opened: " + message,
                path.toString(),
                "Check that it is a DuckDB file that this user may write. Is it broken? "
                    + Warehouse.REMEDY,
                e));
  }

  private String databaseName() {
    String name = String.valueOf(path.getFileName());
    return name.substring(0, Math.max(name.indexOf('.'), 0));
  }
}
