package countinghouse.makereport;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * A report as a browser reads it.
 *
 * @param html as it is written
 * @param document parsed without an error
 */
record ReportPage(String html, Document document) {

  /** The report of marts that are published into a folder. */
  static ReportPage of(SampleMarts marts, Path folder) {
    try (Warehouse warehouse = Warehouse.open(marts.published(folder))) {
      return of(warehouse);
    }
  }

  /** The report of what is published. */
  static ReportPage of(Warehouse warehouse) {
    String html = Report.of(warehouse, Samples.NOW).html();
    Parser parser = Parser.htmlParser().setTrackErrors(100);
    Document document = Jsoup.parse(html, "", parser);
    assertThat(parser.getErrors()).isEmpty();
    return new ReportPage(html, document);
  }

  /** The cell of a table by the name of its row and its column. */
  String cell(String table, String row, String column) {
    Element found = document.expectFirst("#" + table);
    List<String> columns = found.select("thead th").stream().map(Element::text).toList();
    assertThat(columns).contains(column);
    return found.select("tbody tr, tfoot tr").stream()
        .filter(it -> it.child(0).text().equals(row))
        .map(it -> it.child(columns.indexOf(column)).text())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row " + row + " in " + found.text()));
  }
}
