package countinghouse.tableau;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A sheet as Tableau writes it. */
final class Worksheet {
  private static final Pattern NAME = Pattern.compile("\\[([^\\]]+)\\]");

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
                    Element.of("title").containing(FormattedText.plain(sheet.name())),
                    Element.of("alt-text").containing(FormattedText.plain(sheet.seen()))),
            Element.of("table")
                .containing(
                    view(),
                    Element.of("style"),
                    Element.of("panes").containing(pane()),
                    Element.saying("rows", shelf(sheet.rows())),
                    Element.saying("cols", shelf(sheet.columns()))),
            Element.of("simple-id").with("uuid", NameId.braced("worksheet/" + sheet.name())));
  }

  private Element view() {
    Element view =
        Element.of("view")
            .containing(
                Element.of("datasources")
                    .containing(
                        Element.of("datasource")
                            .with("caption", source.area().caption())
                            .with("name", source.name())),
                dependencies())
            .containing(sheet.filters().stream().map(this::filter).toList())
            .containing(sheet.sorts().stream().map(sort -> sort.ofSheet(source)).toList());
    return (sheet.filters().isEmpty() ? view : view.containing(slices()))
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
        .containing(sheet.uses().map(FieldUse::element).distinct().sorted(byName).toList());
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

  private Element filter(Sheet.Filter filter) {
    String level = filter.field().instance();
    Element element =
        Element.of("filter")
            .with("class", "categorical")
            .with("column", filter.field().in(source))
            .with("filter-group", filter.group().map(String::valueOf));
    return element.containing(
        switch (filter.values().size()) {
          case 0 ->
              Element.of("groupfilter")
                  .with("function", "level-members")
                  .with("level", level)
                  .with("user:ui-enumeration", "all")
                  .with("user:ui-marker", "enumerate");
          case 1 ->
              member(level, filter.values().getFirst())
                  .with("user:ui-domain", "database")
                  .with("user:ui-enumeration", "inclusive")
                  .with("user:ui-marker", "enumerate");
          default ->
              Element.of("groupfilter")
                  .with("function", "union")
                  .with("user:ui-domain", "database")
                  .with("user:ui-enumeration", "inclusive")
                  .with("user:ui-marker", "enumerate")
                  .containing(filter.values().stream().map(value -> member(level, value)).toList());
        });
  }

  private static Element member(String level, String value) {
    return Element.of("groupfilter")
        .with("function", "member")
        .with("level", level)
        .with("member", value);
  }

  private Element slices() {
    return Element.of("slices")
        .containing(
            sheet.filters().stream()
                .map(filter -> Element.saying("column", filter.field().in(source)))
                .distinct()
                .toList());
  }

  private Element pane() {
    return Element.of("pane")
        .with("selection-relaxation-option", "selection-relaxation-allow")
        .containing(
            Element.of("view").containing(Element.of("breakdown").with("value", "auto")),
            Element.of("mark").with("class", mark()))
        .containing(encodings())
        .containing(
            Element.of("style")
                .containing(
                    Element.of("style-rule")
                        .with("element", "mark")
                        .containing(
                            Element.of("format")
                                .with("attr", "mark-labels-show")
                                .with("value", String.valueOf(!sheet.labels().isEmpty())))));
  }

  private String mark() {
    return switch (sheet.mark()) {
      case BAR -> "Bar";
      case LINE -> "Line";
      case AREA -> "Area";
      case SQUARE -> "Square";
      case TEXT -> "Text";
    };
  }

  private List<Element> encodings() {
    List<Element> encodings =
        Stream.of(
                sheet.colour().stream().map(use -> encoding("color", use)),
                sheet.labels().stream().map(use -> encoding("text", use)),
                sheet.tooltip().stream().map(use -> encoding("tooltip", use)))
            .flatMap(stream -> stream)
            .toList();
    return encodings.isEmpty() ? List.of() : List.of(Element.of("encodings").containing(encodings));
  }

  private Element encoding(String name, FieldUse use) {
    return Element.of(name).with("column", use.in(source));
  }

  /** Headers nest, measures stand side by side: {@code ([a] / [b]) * ([c] + [d])}. */
  private String shelf(List<FieldUse> uses) {
    String headers = joined(uses.stream().filter(use -> !use.isContinuous()), " / ");
    String axes = joined(uses.stream().filter(FieldUse::isContinuous), " + ");
    return Stream.of(headers, axes)
        .filter(part -> !part.isEmpty())
        .collect(
            joining(
                " * ",
                headers.isEmpty() || axes.isEmpty() ? "" : "(",
                headers.isEmpty() || axes.isEmpty() ? "" : ")"));
  }

  private String joined(Stream<FieldUse> uses, String by) {
    List<String> names = uses.map(use -> use.in(source)).toList();
    return names.size() < 2 ? String.join("", names) : "(" + String.join(by, names) + ")";
  }
}
