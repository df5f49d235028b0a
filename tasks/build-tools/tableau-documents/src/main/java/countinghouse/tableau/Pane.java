package countinghouse.tableau;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is drawn in a sheet: the marks, and what their looks tell. */
final class Pane {
  private static final int FIGURE = 20;
  private static final int LINE = 10;

  private final Sheet sheet;
  private final DataSource source;

  Pane(Sheet sheet) {
    this.sheet = sheet;
    this.source = sheet.source();
  }

  Element element() {
    List<Element> encodings = encodings();
    Element pane =
        Element.of("pane")
            .with("selection-relaxation-option", "selection-relaxation-allow")
            .containing(
                Element.of("view").containing(Element.of("breakdown").with("value", "auto")),
                Element.of("mark").with("class", mark()));
    pane =
        encodings.isEmpty() ? pane : pane.containing(Element.of("encodings").containing(encodings));
    pane =
        sheet.lines().isEmpty()
            ? pane
            : pane.containing(Element.of("customized-label").containing(lines()));
    return pane.containing(Element.of("style").containing(style()));
  }

  private String mark() {
    return switch (sheet.mark()) {
      case BAR -> "Bar";
      case LINE -> "Line";
      case SQUARE -> "Square";
      case TEXT -> "Text";
    };
  }

  private List<Element> encodings() {
    Stream<Element> table =
        sheet.isTable()
            ? Stream.of(
                Element.of("text").with("column", "[" + source.name() + "].[Multiple Values]"))
            : Stream.empty();
    return Stream.of(
            sheet.colour().stream().map(use -> encoding("color", use)),
            sheet.labels().stream().map(use -> encoding("text", use)),
            sheet.lines().stream()
                .flatMap(line -> line.fields().stream())
                .distinct()
                .map(use -> encoding("text", use)),
            table,
            sheet.tooltip().stream().map(use -> encoding("tooltip", use)))
        .flatMap(stream -> stream)
        .toList();
  }

  private Element encoding(String name, FieldUse use) {
    return Element.of(name).with("column", use.in(source));
  }

  /** A figure: the first line large, the others small. */
  private Element lines() {
    List<Element> runs = new ArrayList<>();
    for (Template line : sheet.lines()) {
      boolean isFirst = runs.isEmpty();
      if (!isFirst) {
        runs.add(FormattedText.newLine());
      }
      line.runs(source)
          .map(run -> isFirst ? FormattedText.strong(run, FIGURE) : FormattedText.soft(run, LINE))
          .map(run -> run.with("fontalignment", "0"))
          .forEach(runs::add);
    }
    return FormattedText.of(runs);
  }

  private Element style() {
    boolean hasLabels = sheet.mark() == DashboardsFile.Mark.TEXT || !sheet.labels().isEmpty();
    Element mark =
        SheetStyle.rule(
            "mark",
            SheetStyle.format("mark-labels-show", String.valueOf(hasLabels)),
            SheetStyle.format("mark-labels-cull", "true"));
    return sheet.colour().isPresent() || hasOnlyText()
        ? mark
        : mark.containing(SheetStyle.format("mark-color", SheetStyle.PLAIN));
  }

  private boolean hasOnlyText() {
    return sheet.mark() == DashboardsFile.Mark.TEXT;
  }
}
