package countinghouse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a script of SQL in one connection to DuckDB: what an expert would do instead. */
@Command(name = "sql", description = "Runs a script of SQL in one connection to DuckDB.")
final class HandSql implements Callable<Integer> {
  @Option(names = "--database", defaultValue = "", description = "The file; else in memory.")
  private String database = "";

  @Option(names = "--set", description = "NAME=VALUE: what ${NAME} in the script stands for.")
  private @Nullable Map<String, String> values;

  @Parameters(description = "The script; its statements end with a semicolon.")
  private Path script = Path.of(".");

  @Override
  public Integer call() throws IOException, SQLException {
    String sql = Files.readString(script);
    if (values != null) {
      for (Map.Entry<String, String> value : values.entrySet()) {
        sql = sql.replace("${" + value.getKey() + "}", value.getValue());
      }
    }
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database);
        Statement statement = connection.createStatement()) {
      if (statement.execute(sql)) {
        print(statement.getResultSet());
      }
    }
    return 0;
  }

  /** The first row of what the last statement asked, as text. */
  private static void print(ResultSet rows) throws SQLException {
    rows.next();
    for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
      System.out.print((column == 1 ? "" : " ") + rows.getString(column));
    }
    System.out.println();
  }
}
