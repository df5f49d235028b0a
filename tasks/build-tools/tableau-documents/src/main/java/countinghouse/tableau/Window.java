package countinghouse.tableau;

/** The tabs at the foot of a workbook: dashboards are shown, their sheets are not. */
final class Window {
  private static final String UNLIMITED = "2147483647";

  private Window() {}

  static Element of(Dashboard dashboard, boolean isFirst) {
    Element window =
        Element.of("window")
            .with("class", "dashboard")
            .with("name", dashboard.name())
            .containing(
                Element.of("viewpoints")
                    .containing(
                        dashboard.sheets().stream()
                            .map(sheet ->
                                Element.of("viewpoint")
                                    .with("name", sheet.name())
                                    .containing(
                                        Element.of("zoom")
                                            .with(
                                                "type",
                                                sheet.scrolls() ? "fit-width" : "entire-view")))
                            .toList()),
                Element.of("active").with("id", "-1"),
                Element.of("simple-id").with("uuid", NameId.braced("window/" + dashboard.name())));
    return isFirst ? window.with("maximized", "true") : window;
  }

  static Element of(Sheet sheet) {
    return Element.of("window")
        .with("class", "worksheet")
        .with("hidden", "true")
        .with("name", sheet.name())
        .containing(
            Element.of("cards")
                .containing(
                    Element.of("edge")
                        .with("name", "left")
                        .containing(strip("160", "pages", "filters", "marks")),
                    Element.of("edge")
                        .with("name", "top")
                        .containing(
                            strip(UNLIMITED, "columns"),
                            strip(UNLIMITED, "rows"),
                            strip("31", "title"))),
            Element.of("simple-id").with("uuid", NameId.braced("window/" + sheet.name())));
  }

  private static Element strip(String size, String... cards) {
    Element strip = Element.of("strip").with("size", size);
    for (String card : cards) {
      strip = strip.containing(Element.of("card").with("type", card));
    }
    return strip;
  }
}
