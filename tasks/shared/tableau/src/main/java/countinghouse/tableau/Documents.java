package countinghouse.tableau;

import java.util.LinkedHashMap;
import java.util.Map;

/** All documents, by the name of their file under {@code infra/tableau}. */
final class Documents {
  private Documents() {}

  static Map<String, String> of(Dashboards dashboards) {
    Map<String, String> documents = new LinkedHashMap<>();
    documents.put(
        "countinghouse.twb", XmlText.of(new Workbook(dashboards, Place.EXTRACT).element()));
    documents.put(
        "countinghouse-snowflake.twb",
        XmlText.of(new Workbook(dashboards, Place.SNOWFLAKE).element()));
    for (DataSource source : dashboards.sources()) {
      documents.put(
          "data-sources/" + source.area().name() + ".tds",
          XmlText.of(new DataSourceDocument(source, Place.SNOWFLAKE).alone()));
    }
    return documents;
  }
}
