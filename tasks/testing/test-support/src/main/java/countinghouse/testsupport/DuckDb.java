package countinghouse.testsupport;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads Parquet files back by the engine that reads them in production. */
public final class DuckDb {
  private DuckDb() {}

  /** The rows of a Parquet file. */
  public static List<List<@Nullable Object>> rows(Path parquet) {
    return query("select * from read_parquet('" + parquet + "', hive_partitioning = false)");
  }

  /** The rows of a query, run in a database of its own in memory. */
  public static List<List<@Nullable Object>> query(String sql) {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<List<@Nullable Object>> rows = new ArrayList<>();
      while (result.next()) {
        List<@Nullable Object> row = new ArrayList<>();
        for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
          row.add(result.getObject(column));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }
}
