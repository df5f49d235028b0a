package countinghouse.tableau;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A sheet as Tableau writes it. */
final class Worksheet {
  /** The names of a table's measures, as headers. */
  static final String MEASURE_NAMES = "[:Measure Names]";

  private static final Pattern NAME = Pattern.compile("\\[([^\\]]+)\\]");
  private static final int TITLE = 12;
  private static final int NOTE = 9;

  private final Sheet sheet;
  private final DataSource source;

  Worksheet(Sheet sheet) {
    this.sheet = sheet;
    this.source = sheet.source();
  }

  Element element() {
    return Element.of("worksheet")
        .with("name", sheet.name())
        .containing(
            Element.of("layout-options")
                .containing(
                    Element.of("title").containing(title()),
                    Element.of("alt-text").containing(FormattedText.plain(sheet.seen()))),
            Element.of("table")
                .containing(
                    view(),
                    new SheetStyle(sheet).element(),
                    Element.of("panes").containing(new Pane(sheet).element()),
                    Element.saying("rows", shelf(sheet.rows())),
                    Element.saying(
                        "cols", sheet.isTable() ? in(MEASURE_NAMES) : shelf(sheet.columns()))),
            Element.of("simple-id").with("uuid", NameId.braced("worksheet/" + sheet.name())));
  }

  private Element title() {
    List<Element> runs = new ArrayList<>();
    runs.add(FormattedText.strong(Element.saying("run", sheet.name()), TITLE));
    sheet
        .note()
        .ifPresent(note -> {
          runs.add(FormattedText.newLine());
          runs.add(FormattedText.soft(Element.saying("run", note), NOTE));
        });
    return FormattedText.of(runs);
  }

  private Element view() {
    List<String> slices = slices();
    Element view =
        Element.of("view")
            .containing(
                Element.of("datasources")
                    .containing(
                        Element.of("datasource")
                            .with("caption", source.area().caption())
                            .with("name", source.name())),
                dependencies())
            .containing(
                sheet.filters().stream().map(filter -> FilterElement.of(filter, source)).toList())
            .containing(sheet.isTable() ? measureNames() : List.of())
            .containing(sheet.sorts().stream().map(sort -> sort.ofSheet(source)).toList());
    return (slices.isEmpty()
            ? view
            : view.containing(
                Element.of("slices")
                    .containing(
                        slices.stream().map(name -> Element.saying("column", name)).toList())))
        .containing(Element.of("aggregation").with("value", "true"));
  }

  /** All fields that it uses, those within formulas included, and how it uses them. */
  private Element dependencies() {
    List<Field> fields = new ArrayList<>();
    sheet.uses().forEach(use -> gather(use.field(), fields));
    Comparator<Element> byName =
        Comparator.comparing(it -> it.attributes().getOrDefault("name", ""));
    return Element.of("datasource-dependencies")
        .with("datasource", source.name())
        .containing(fields.stream().map(FieldElement::of).sorted(byName).toList())
        .containing(
            sheet.uses().stream().map(FieldUse::element).distinct().sorted(byName).toList());
  }

  private void gather(Field field, List<Field> fields) {
    if (fields.contains(field)) {
      return;
    }
    fields.add(field);
    field
        .formula()
        .ifPresent(formula ->
            NAME.matcher(formula)
                .results()
                .flatMap(name -> source.named(name.group(1)).stream())
                .forEach(inner -> gather(inner, fields)));
  }

  /** The measures of a table are values of a field that Tableau makes: filtered and in order. */
  private List<Element> measureNames() {
    List<String> names = sheet.measures().stream().map(use -> '"' + use.in(source) + '"').toList();
    return List.of(
        Element.of("filter")
            .with("class", "categorical")
            .with("column", in(MEASURE_NAMES))
            .containing(
                Element.of("groupfilter")
                    .with("function", "union")
                    .with("user:op", "manual")
                    .containing(
                        names.stream()
                            .map(name -> FilterElement.member(MEASURE_NAMES, name))
                            .toList())),
        Element.of("manual-sort")
            .with("column", in(MEASURE_NAMES))
            .with("direction", "ASC")
            .containing(
                Element.of("dictionary")
                    .containing(
                        names.stream().map(name -> Element.saying("bucket", name)).toList())));
  }

  private List<String> slices() {
    return Stream.concat(
            sheet.filters().stream().map(filter -> filter.field().in(source)),
            sheet.isTable() ? Stream.of(in(MEASURE_NAMES)) : Stream.empty())
        .distinct()
        .toList();
  }

  /** Headers nest, measures stand side by side: {@code ([a] / [b]) * ([c] + [d])}. */
  private String shelf(List<FieldUse> uses) {
    String headers = joined(uses.stream().filter(use -> !use.isContinuous()), " / ");
    String axes = joined(uses.stream().filter(FieldUse::isContinuous), " + ");
    return headers.isEmpty() || axes.isEmpty()
        ? headers + axes
        : "(" + headers + " * " + axes + ")";
  }

  private String joined(Stream<FieldUse> uses, String by) {
    List<String> names = uses.map(use -> use.in(source)).toList();
    return names.size() < 2
        ? String.join("", names)
        : names.stream().collect(joining(by, "(", ")"));
  }

  private String in(String name) {
    return "[" + source.name() + "]." + name;
  }
}
