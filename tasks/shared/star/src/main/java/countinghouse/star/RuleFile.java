package countinghouse.star;

import countinghouse.taskkit.TaskFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * One CSV file of rules (RFC 4180, UTF-8, with a header). Whatever breaks its contract is a failure
 * (65) that names file, line, column, value, and what to do.
 */
final class RuleFile {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setTrim(true).get();

  private final String file;
  private final List<Row> rows;

  private RuleFile(String file, List<Row> rows) {
    this.file = file;
    this.rows = rows;
  }

  /**
   * Reads a file.
   *
   * @param file its name, for messages
   * @param header the columns it must have, in this order
   */
  static RuleFile read(InputStream stream, String file, List<String> header) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (CSVParser parser = FORMAT.parse(new StringReader(text(stream, file)))) {
      List<String> found = List.of();
      for (CSVRecord record : parser) {
        long line = parser.getCurrentLineNumber();
        if (found.isEmpty()) {
          found = record.toList();
          demandHeader(file, header, found);
        } else if (!isBlank(record)) {
          rows.add(new Row(file, line, header, values(file, line, header, record)));
        }
      }
      demandHeader(file, header, found);
    } catch (UncheckedIOException e) {
      throw TaskFailure.data(
          "A file of rules is no CSV: " + Objects.requireNonNull(e.getCause()).getMessage(),
          file,
          "Close every quotation mark that is opened, or leave them all out",
          e);
    }
    return new RuleFile(file, rows);
  }

  private static String text(InputStream stream, String file) throws IOException {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(stream.readAllBytes());
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw TaskFailure.data("A file of rules is not UTF-8 text", file, "Save it as UTF-8", e);
    }
  }

  private static void demandHeader(String file, List<String> wanted, List<String> found) {
    if (!wanted.equals(found)) {
      throw TaskFailure.data(
          "The header of a file of rules is \"" + String.join(",", found) + "\"",
          file + ":1",
          "Make it \"" + String.join(",", wanted) + "\"");
    }
  }

  private static boolean isBlank(CSVRecord record) {
    return record.size() == 1 && record.get(0).isEmpty();
  }

  private static List<String> values(
      String file, long line, List<String> header, CSVRecord record) {
    if (record.size() != header.size()) {
      throw TaskFailure.data(
          "A rule has " + record.size() + " values instead of " + header.size(),
          file + ":" + line,
          "Give one value for each of " + String.join(", ", header));
    }
    return record.toList();
  }

  /** Demands that no two rules agree in these columns, in whatever case. */
  RuleFile unique(String... columns) {
    Map<String, Row> seen = new HashMap<>();
    for (Row row : rows) {
      List<String> key = List.of(columns).stream().map(row::text).toList();
      Row before = seen.putIfAbsent(String.join("\n", key).toLowerCase(Locale.ROOT), row);
      if (before != null) {
        throw row.wrong(
            columns[columns.length - 1],
            "the same rule stands in line " + before.line,
            "Keep one of the two");
      }
    }
    return this;
  }

  /** Demands that there is a rule at all. */
  RuleFile filled() {
    if (rows.isEmpty()) {
      throw TaskFailure.data(
          "A file of rules has no rule",
          file,
          "Copy the file of warehouse-schema/rules and change it");
    }
    return this;
  }

  /** The rules, each made of one row. */
  <T> List<T> map(Function<Row, T> rule) {
    return rows.stream().map(rule).toList();
  }

  /** One rule as it stands in the file. */
  static final class Row {
    private final String file;
    private final long line;
    private final List<String> header;
    private final List<String> values;

    private Row(String file, long line, List<String> header, List<String> values) {
      this.file = file;
      this.line = line;
      this.header = header;
      this.values = values;
    }

    String text(String column) {
      String text = values.get(header.indexOf(column));
      if (text.isEmpty()) {
        throw wrong(column, "it is empty", "Give a value, or remove the line");
      }
      return text;
    }

    String oneOf(String column, List<String> allowed) {
      String text = text(column);
      if (!allowed.contains(text)) {
        throw wrong(column, "it is unknown", "Take one of " + String.join(", ", allowed));
      }
      return text;
    }

    int number(String column) {
      return parsed(column, Integer::valueOf, "a whole number", "10");
    }

    LocalDate day(String column) {
      return parsed(column, LocalDate::parse, "a day", "2026-01-31");
    }

    String currency(String column) {
      return parsed(column, Currency::getInstance, "a currency (ISO 4217)", "EUR")
          .getCurrencyCode();
    }

    BigDecimal positive(String column) {
      BigDecimal number = parsed(column, BigDecimal::new, "a number", "1.0825");
      if (number.signum() <= 0 || number.scale() > 8 || number.precision() - number.scale() > 10) {
        throw wrong(column, "it is no rate", "Give a number above 0 with up to 8 decimal places");
      }
      return number;
    }

    private <T> T parsed(String column, Function<String, T> parser, String kind, String example) {
      String text = text(column);
      try {
        return parser.apply(text);
      } catch (IllegalArgumentException | DateTimeException e) {
        throw wrong(column, "it is not " + kind, "Write it like " + example);
      }
    }

    private TaskFailure wrong(String column, String why, String whatToDo) {
      int position = header.indexOf(column);
      return TaskFailure.data(
          "The rule's " + column + " \"" + values.get(position) + "\" cannot be used: " + why,
          file + ":" + line + ":" + (position + 1) + " (column " + column + ")",
          whatToDo);
    }
  }
}
