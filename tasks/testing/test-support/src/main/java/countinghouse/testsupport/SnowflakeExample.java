package countinghouse.testsupport;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * An example of Snowflake's own documentation, from {@code snowflake-examples.csv}: its SQL
 * reference, and the reference of Snowpark for Python, whose examples Snowflake runs as tests (read
 * in snowflake-snowpark-python 1.56.0). An example of several inputs is several rows here. What
 * Snowpark does in Python is written in SQL, and where an order is left open, rows are ordered. The
 * conversion of a time zone that is documented towards UTC is asked of {@code Engine} backwards.
 *
 * @param function as the documentation calls it, or a function of {@code Engine}
 * @param expression a select, or an expression for one; the input of a function of {@code Engine}
 * @param documented what the documentation prints: columns divided by commas, rows by semicolons
 * @param duckDb what DuckDB answers, when it is something else; {@link #REFUSED} for an error
 * @param emulator what the emulated Snowflake answers, when it is something else
 * @param instead what our texts do because of that
 * @param neverSent a regular expression that none of our texts may contain because of that
 * @param url where it stands
 */
public record SnowflakeExample(
    String function,
    String expression,
    String documented,
    String duckDb,
    String emulator,
    String instead,
    String neverSent,
    String url) {
  /** The answer of an engine that does not understand the text. */
  public static final String REFUSED = "refused";

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  /** All of them, in the order of the file. */
  public static List<SnowflakeExample> all() {
    try (Reader text =
            new InputStreamReader(
                Objects.requireNonNull(
                    SnowflakeExample.class.getResourceAsStream("/snowflake-examples.csv")),
                StandardCharsets.UTF_8);
        CSVParser parser = FORMAT.parse(text)) {
      return parser.stream().map(SnowflakeExample::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SnowflakeExample of(CSVRecord row) {
    return new SnowflakeExample(
        row.get("function"),
        row.get("expression"),
        row.get("documented"),
        row.get("duckdb"),
        row.get("emulator"),
        row.get("instead"),
        row.get("never_sent"),
        row.get("url"));
  }

  /** Whether it goes through a function of {@code Engine} rather than as a text of its own. */
  public boolean ofTheSeam() {
    return function.startsWith("Engine.");
  }

  /** Whether an engine answers anything but what is documented. */
  public boolean differs() {
    return !duckDb.isEmpty() || !emulator.isEmpty();
  }

  /** The text that an engine is asked. */
  public String sql() {
    return expression.startsWith("select") ? expression : "select " + expression;
  }

  /** What an engine answers to the text, written as {@link #documented}. */
  public String answer(Connection connection) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql())) {
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
          row.add(written(found.getObject(column)));
        }
        rows.add(String.join(", ", row));
      }
    } catch (SQLException e) {
      return REFUSED;
    }
    return String.join("; ", rows);
  }

  /** A value as the examples write it: numbers without trailing zeros. */
  public static String written(@Nullable Object value) {
    return switch (value) {
      case null -> "NULL";
      case Timestamp time -> SECONDS.format(time.toLocalDateTime());
      case LocalDateTime time -> SECONDS.format(time);
      default -> plain(value.toString());
    };
  }

  /** What is documented, its numbers without trailing zeros. */
  public String documentedPlain() {
    return plain(documented);
  }

  private static String plain(String text) {
    return NUMBER.matcher(text).matches()
        ? new BigDecimal(text).stripTrailingZeros().toPlainString()
        : text;
  }

  @Override
  public String toString() {
    return function + ": " + expression;
  }
}
