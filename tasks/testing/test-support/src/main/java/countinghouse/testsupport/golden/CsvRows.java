package countinghouse.testsupport.golden;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * The rows of a CSV file with a header. Blanks around a value are for the reader's eye; an empty
 * value is null.
 *
 * @param header the columns
 * @param rows one value per column; empty for null
 */
record CsvRows(List<String> header, List<List<String>> rows) {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setIgnoreSurroundingSpaces(true).setIgnoreEmptyLines(true).get();

  private static final CSVFormat WRITTEN =
      CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

  static CsvRows read(Path file) {
    try (Reader text = Files.newBufferedReader(file);
        CSVParser parser = FORMAT.parse(text)) {
      List<CSVRecord> records = parser.getRecords();
      List<List<String>> rows = new ArrayList<>();
      records.stream().skip(1).forEach(row -> rows.add(row.toList()));
      return new CsvRows(records.getFirst().toList(), rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows in an order of their own, for comparison. */
  List<String> lines() {
    return rows.stream().map(row -> String.join(" | ", row)).sorted().toList();
  }

  void write(Path file) {
    try (CSVPrinter printer = new CSVPrinter(Files.newBufferedWriter(file), WRITTEN)) {
      printer.printRecord(header);
      printer.printRecords(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The given values of each row by column; what is empty is left out. */
  List<Map<String, String>> maps() {
    List<Map<String, String>> maps = new ArrayList<>();
    for (List<String> row : rows) {
      Map<String, String> map = new LinkedHashMap<>();
      for (int i = 0; i < header.size(); i++) {
        if (!row.get(i).isEmpty()) {
          map.put(header.get(i), row.get(i));
        }
      }
      maps.add(map);
    }
    return maps;
  }
}
