package countinghouse.tableau;

import java.util.List;
import java.util.stream.Stream;

/** A workbook: the data sources of a {@link Place}, the sheets and the dashboards. */
final class Workbook {
  /** The version of Tableau whose schema the documents follow; older ones do not open them. */
  static final String VERSION = "26.1";

  /** The name of the palette. */
  static final String PALETTE = "Countinghouse";

  private final Dashboards dashboards;
  private final Place place;

  Workbook(Dashboards dashboards, Place place) {
    this.dashboards = dashboards;
    this.place = place;
  }

  /** Says that the version alone decides what the document may hold. */
  static Element manifest() {
    return Element.of("document-format-change-manifest")
        .containing(Element.of("ManifestByVersion"));
  }

  Element element() {
    return Element.of("workbook")
        .with("original-version", VERSION)
        .with("source-build", "0.0.0 (0000.0.0.0)")
        .with("source-platform", "win")
        .with("version", VERSION)
        .containing(
            manifest(),
            Element.of("preferences").containing(palette()),
            Element.of("datasources").containing(sources()),
            Element.of("worksheets")
                .containing(
                    dashboards.sheets().stream()
                        .map(sheet -> new Worksheet(sheet).element())
                        .toList()),
            Element.of("dashboards")
                .containing(
                    dashboards.dashboards().stream()
                        .map(dashboard -> new DashboardElement(dashboard).element())
                        .toList()),
            Element.of("windows").containing(windows()),
            Element.of("explain-data")
                .with("enabled-for-viewer", "false")
                .with("extreme-values-enabled-for-all", "false")
                .containing(Element.of("explanation-types")));
  }

  private Element palette() {
    return Element.of("color-palette")
        .with("custom", "true")
        .with("name", PALETTE)
        .with("type", "regular")
        .containing(
            dashboards.palette().stream().map(colour -> Element.saying("color", colour)).toList());
  }

  /** Those that a sheet uses. */
  private List<Element> sources() {
    return dashboards.sources().stream()
        .filter(
            source -> dashboards.sheets().stream().anyMatch(sheet -> sheet.source().equals(source)))
        .map(source -> new DataSourceDocument(source, place).inWorkbook())
        .toList();
  }

  private List<Element> windows() {
    Stream<Element> shown =
        dashboards.dashboards().stream()
            .map(
                dashboard -> Window.of(dashboard, dashboards.dashboards().indexOf(dashboard) == 0));
    return Stream.concat(shown, dashboards.sheets().stream().map(Window::of)).toList();
  }
}
