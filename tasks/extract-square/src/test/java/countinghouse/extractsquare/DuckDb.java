package countinghouse.extractsquare;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks DuckDB about a lake; {@code {orders}} in the SQL stands for all its files of that entity.
 */
record DuckDb(Path lake) {

  List<List<@Nullable Object>> rows(String sql) {
    String text =
        sql.replaceAll(
            "\\{(\\w+)}",
            "read_parquet('" + lake + "/square/*/*/$1.parquet', hive_partitioning = false)");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(text)) {
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
      throw new AssertionError(text, e);
    }
  }

  /** The single value of a query, as text. */
  String value(String sql) {
    return String.valueOf(rows(sql).getFirst().getFirst());
  }

  /** The values of a query of one column, as text. */
  List<String> column(String sql) {
    return rows(sql).stream().map(it -> String.valueOf(it.getFirst())).toList();
  }
}
