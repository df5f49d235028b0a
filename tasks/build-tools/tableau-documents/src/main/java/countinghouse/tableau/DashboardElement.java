package countinghouse.tableau;

import countinghouse.tableau.Zones.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A dashboard as Tableau writes it: title and lead, below them the filters and what the colours
 * mean, below them the sheets, row by row. On a phone all stand below each other.
 */
final class DashboardElement {
  private static final int TITLE_HEIGHT = 72;
  private static final int FILTER_HEIGHT = 68;
  private static final int PHONE_WIDTH = 375;
  private static final int PHONE_SHEET_HEIGHT = 320;
  private static final int PHONE_FIGURE_HEIGHT = 150;
  private static final int TITLE = 18;
  private static final int LEAD = 10;

  private final Dashboard dashboard;
  private final Zones.Ids ids = new Zones.Ids();

  DashboardElement(Dashboard dashboard) {
    this.dashboard = dashboard;
  }

  Element element() {
    return Element.of("dashboard")
        .with("enable-sort-zone-taborder", "true")
        .with("name", dashboard.name())
        .containing(
            Element.of("style")
                .containing(
                    SheetStyle.rule("table", SheetStyle.format("background-color", "#fdfdfb"))),
            size(height(), "fixed")
                .with("maxwidth", String.valueOf(dashboard.width()))
                .with("minwidth", String.valueOf(dashboard.width())),
            Element.of("zones").containing(desktop()),
            Element.of("devicelayouts").containing(phone()),
            Element.of("simple-id").with("uuid", NameId.braced("dashboard/" + dashboard.name())));
  }

  private static Element size(int height, String mode) {
    return Element.of("size")
        .with("maxheight", String.valueOf(height))
        .with("minheight", String.valueOf(height))
        .with("sizing-mode", mode);
  }

  private int height() {
    return TITLE_HEIGHT
        + (hasControls() ? FILTER_HEIGHT : 0)
        + dashboard.rows().stream().mapToInt(Dashboard.Row::height).sum();
  }

  private boolean hasControls() {
    return !dashboard.filters().isEmpty() || legends().findAny().isPresent();
  }

  /** One sheet for each field that colours tell apart. */
  private Stream<Sheet> legends() {
    List<FieldUse> seen = new ArrayList<>();
    return dashboard.sheets().stream()
        .filter(sheet -> sheet.colour().filter(use -> !use.isContinuous()).isPresent())
        .filter(sheet -> {
          FieldUse colour = sheet.colour().orElseThrow();
          boolean isNew = !seen.contains(colour);
          seen.add(colour);
          return isNew;
        });
  }

  private Element desktop() {
    Zones zones = new Zones(dashboard.width(), height(), ids);
    List<Element> parts = new ArrayList<>();
    parts.add(title(zones, new Frame(0, 0, dashboard.width(), TITLE_HEIGHT)));
    int top = TITLE_HEIGHT;
    if (hasControls()) {
      parts.add(controls(zones, new Frame(0, top, dashboard.width(), FILTER_HEIGHT)));
      top += FILTER_HEIGHT;
    }
    for (Dashboard.Row row : dashboard.rows()) {
      parts.add(sheets(zones, row, new Frame(0, top, dashboard.width(), row.height())));
      top += row.height();
    }
    return zones.page(parts);
  }

  private Element title(Zones zones, Frame frame) {
    return Zones.fixed(
        zones
            .zone("title", "text", frame)
            .containing(
                FormattedText.of(
                    List.of(
                        FormattedText.strong(Element.saying("run", dashboard.name()), TITLE),
                        FormattedText.newLine(),
                        FormattedText.soft(Element.saying("run", dashboard.lead()), LEAD)))),
        frame);
  }

  private Element controls(Zones zones, Frame frame) {
    List<Sheet> legends = legends().toList();
    List<Frame> frames = Zones.columns(frame, dashboard.filters().size() + legends.size());
    List<Element> controls = new ArrayList<>();
    for (FieldUse filter : dashboard.filters()) {
      controls.add(filter(zones, filter, frames.get(controls.size())));
    }
    for (Sheet sheet : legends) {
      controls.add(legend(zones, sheet, frames.get(controls.size())));
    }
    return zones.row("controls", frame, controls);
  }

  /** A list to choose values of, for the first sheet and with it for all. */
  private Element filter(Zones zones, FieldUse filter, Frame frame) {
    Sheet first = dashboard.sheets().getFirst();
    return zones
        .zone("filter " + filter.instance(), "filter", frame)
        .with("mode", "checkdropdown")
        .with("name", first.name())
        .with("param", filter.in(first.source()));
  }

  private static Element legend(Zones zones, Sheet sheet, Frame frame) {
    return zones
        .zone("legend " + sheet.name(), "color", frame)
        .with("leg-item-layout", "horz")
        .with("name", sheet.name())
        .with("pane-specification-id", "0")
        .with("param", sheet.colour().orElseThrow().in(sheet.source()));
  }

  private Element sheets(Zones zones, Dashboard.Row row, Frame frame) {
    List<Frame> frames = Zones.columns(frame, row.sheets().size());
    List<Element> sheets = new ArrayList<>();
    for (Sheet sheet : row.sheets()) {
      sheets.add(tile(zones, sheet, frames.get(sheets.size())));
    }
    return zones.row("row " + row.sheets().getFirst().name(), frame, sheets);
  }

  private static Element tile(Zones zones, Sheet sheet, Frame frame) {
    return zones
        .zone("sheet " + sheet.name(), "", frame)
        .with("name", sheet.name())
        .containing(Zones.tile());
  }

  private Element phone() {
    int width = PHONE_WIDTH;
    int height =
        TITLE_HEIGHT
            + FILTER_HEIGHT * dashboard.filters().size()
            + dashboard.sheets().stream().mapToInt(DashboardElement::phoneHeight).sum();
    Zones zones = new Zones(width, height, ids);
    List<Element> parts = new ArrayList<>();
    parts.add(title(zones, new Frame(0, 0, width, TITLE_HEIGHT)));
    int top = TITLE_HEIGHT;
    for (FieldUse filter : dashboard.filters()) {
      Frame frame = new Frame(0, top, width, FILTER_HEIGHT);
      parts.add(Zones.fixed(filter(zones, filter, frame), frame));
      top += FILTER_HEIGHT;
    }
    for (Sheet sheet : dashboard.sheets()) {
      Frame frame = new Frame(0, top, width, phoneHeight(sheet));
      parts.add(Zones.fixed(tile(zones, sheet, frame), frame));
      top += frame.height();
    }
    return Element.of("devicelayout")
        .with("name", "Phone")
        .containing(size(height, "vscroll"), Element.of("zones").containing(zones.page(parts)));
  }

  private static int phoneHeight(Sheet sheet) {
    return sheet.lines().isEmpty() ? PHONE_SHEET_HEIGHT : PHONE_FIGURE_HEIGHT;
  }
}
