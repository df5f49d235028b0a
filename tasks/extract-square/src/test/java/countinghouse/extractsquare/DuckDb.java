package countinghouse.extractsquare;

import static countinghouse.testsupport.DuckDb.query;

import java.nio.file.Path;
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
    return query(text);
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
