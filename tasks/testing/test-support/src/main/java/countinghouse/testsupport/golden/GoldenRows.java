package countinghouse.testsupport.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares a table with {@code expect.csv}: those columns that its header names, all rows, in any
 * order. With the system property {@code golden.rewrite} the file is rewritten first, so that a
 * change in numbers is a diff that somebody reviews.
 */
public final class GoldenRows {
  private final Connection connection;
  private final String schema;

  /** Compares tables of this schema. */
  public GoldenRows(Connection connection, String schema) {
    this.connection = connection;
    this.schema = schema;
  }

  /** Compares the table of a case with what it must hold. */
  public void compare(GoldenCase golden) throws SQLException {
    Path expected = golden.expected();
    boolean isRewritten = Boolean.getBoolean("golden.rewrite");
    if (!Files.exists(expected) && !isRewritten) {
      fail(expected + " is missing: write its header and run with -Dgolden.rewrite=true");
    }
    List<String> columns = Files.exists(expected) ? CsvRows.read(expected).header() : List.of("*");
    CsvRows found = found(golden.view(), columns);
    if (isRewritten) {
      found.write(expected);
    }
    assertThat(found.lines())
        .as("%s: %s", golden, found.header())
        .isEqualTo(CsvRows.read(expected).lines());
  }

  private CsvRows found(String view, List<String> columns) throws SQLException {
    String query =
        "select %s from (%s) viewed order by all".formatted(String.join(", ", columns), view);
    useSchema(schema);
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet result = statement.executeQuery()) {
      ResultSetMetaData about = result.getMetaData();
      List<String> header = new ArrayList<>();
      for (int i = 1; i <= about.getColumnCount(); i++) {
        header.add(about.getColumnName(i));
      }
      List<List<String>> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(row(result, header.size()));
      }
      return new CsvRows(header, rows);
    } finally {
      useSchema("main");
    }
  }

  private void useSchema(String name) throws SQLException {
    try (PreparedStatement use = connection.prepareStatement("set schema = '" + name + "'")) {
      use.execute();
    }
  }

  private static List<String> row(ResultSet result, int columns) throws SQLException {
    List<String> values = new ArrayList<>();
    for (int i = 1; i <= columns; i++) {
      values.add(text(result.getObject(i)));
    }
    return values;
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case BigDecimal number when number.signum() == 0 -> "0";
      case BigDecimal number -> number.stripTrailingZeros().toPlainString();
      case Timestamp instant -> instant.toLocalDateTime().toString();
      default -> value.toString();
    };
  }
}
