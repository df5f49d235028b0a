package countinghouse.tableau;

import countinghouse.semantics.SemanticModel;
import java.util.LinkedHashMap;
import java.util.Map;

/** All documents, by the name of their file under {@code infra/tableau}. */
final class Documents {
  private Documents() {}

  static Map<String, String> of(Dashboards dashboards, SemanticModel model) {
    Map<String, String> documents = new LinkedHashMap<>();
    documents.put(
        "countinghouse.twb", XmlText.of(new Workbook(dashboards, Place.EXTRACT).element()));
    documents.put(
        "countinghouse-snowflake.twb",
        XmlText.of(new Workbook(dashboards, Place.SNOWFLAKE).element()));
    dashboards.sources().stream()
        .filter(source -> model.subjectAreas().contains(source.area()))
        .forEach(source ->
            documents.put(
                "data-sources/" + source.area().name() + ".tds",
                XmlText.of(new DataSourceDocument(source, Place.SNOWFLAKE).alone())));
    return documents;
  }
}
