package countinghouse.tableau;

import java.util.ArrayList;
import java.util.List;

/** A dashboard as Tableau writes it: one zone for each part, within zones that hold them. */
final class DashboardElement {
  /** Zones are measured in parts of their whole. */
  private static final int WHOLE = 100_000;

  private static final int TITLE_HEIGHT = 70;
  private static final int FILTER_HEIGHT = 60;

  private final Dashboard dashboard;
  private int zones;

  DashboardElement(Dashboard dashboard) {
    this.dashboard = dashboard;
  }

  Element element() {
    return Element.of("dashboard")
        .with("enable-sort-zone-taborder", "true")
        .with("name", dashboard.name())
        .containing(
            Element.of("style"),
            Element.of("size")
                .with("maxheight", String.valueOf(dashboard.height()))
                .with("maxwidth", String.valueOf(dashboard.width()))
                .with("minheight", String.valueOf(dashboard.height()))
                .with("minwidth", String.valueOf(dashboard.width()))
                .with("sizing-mode", "fixed"),
            Element.of("zones").containing(root()),
            Element.of("simple-id").with("uuid", NameId.braced("dashboard/" + dashboard.name())));
  }

  private Element root() {
    List<Element> parts = new ArrayList<>();
    Element root = zone("layout-basic", 0, 0, WHOLE, WHOLE);
    int top = down(TITLE_HEIGHT);
    parts.add(title(top));
    if (!dashboard.filters().isEmpty()) {
      parts.addAll(filters(top));
      top += down(FILTER_HEIGHT);
    }
    for (Dashboard.Row row : dashboard.rows()) {
      parts.addAll(sheets(row, top));
      top += down(row.height());
    }
    return root.containing(parts);
  }

  private Element title(int height) {
    return zone("text", 0, 0, WHOLE, height)
        .containing(
            FormattedText.of(
                List.of(
                    Element.saying("run", dashboard.name())
                        .with("bold", "true")
                        .with("fontsize", "18"),
                    Element.saying("run", "\n" + dashboard.lead().orElse("")))));
  }

  private List<Element> filters(int top) {
    List<Element> filters = new ArrayList<>();
    int width = WHOLE / dashboard.filters().size();
    Sheet first = dashboard.sheets().getFirst();
    for (FieldUse filter : dashboard.filters()) {
      filters.add(
          zone("filter", filters.size() * width, top, width, down(FILTER_HEIGHT))
              .with("mode", "checkdropdown")
              .with("name", first.name())
              .with("param", filter.in(first.source())));
    }
    return filters;
  }

  private List<Element> sheets(Dashboard.Row row, int top) {
    List<Element> sheets = new ArrayList<>();
    int width = WHOLE / Math.max(1, row.sheets().size());
    for (Sheet sheet : row.sheets()) {
      sheets.add(
          zone("visual", sheets.size() * width, top, width, down(row.height()))
              .with("name", sheet.name()));
    }
    return sheets;
  }

  private int down(int pixels) {
    return WHOLE / dashboard.height() * pixels;
  }

  private Element zone(String type, int x, int y, int width, int height) {
    zones++;
    Element zone =
        Element.of("zone")
            .with("h", String.valueOf(height))
            .with("id", String.valueOf(zones))
            .with("w", String.valueOf(width))
            .with("x", String.valueOf(x))
            .with("y", String.valueOf(y));
    return type.equals("visual") ? zone : zone.with("type-v2", type);
  }
}
