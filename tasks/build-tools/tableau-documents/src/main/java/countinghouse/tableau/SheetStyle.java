package countinghouse.tableau;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The looks of a sheet: axes without what the title says already, figures without decimals. */
final class SheetStyle {
  /** The colour of marks that tell nothing apart, as in the report. */
  static final String PLAIN = "#3d6ba5";

  /** From few to many, as in the report: dark is more, which colour-blind people see, too. */
  private static final List<String> SHADES =
      List.of("#dbe6f3", "#b4cde8", "#7fa9d6", "#3f73b0", "#163f78");

  private static final String HAIR = "#e3e2dc";
  private static final String WHOLE_MONEY = "n#,##0;-#,##0";

  private final Sheet sheet;
  private final DataSource source;

  SheetStyle(Sheet sheet) {
    this.sheet = sheet;
    this.source = sheet.source();
  }

  Element element() {
    List<Element> rules = new ArrayList<>();
    rules.addAll(axes());
    rules.add(
        rule(
            "worksheet",
            scoped("display-field-labels", "cols", "false"),
            scoped("display-field-labels", "rows", String.valueOf(sheet.isTable()))));
    rules.add(rule("gridline", format("stroke-color", HAIR)));
    rules.addAll(shades());
    return Element.of("style").containing(rules);
  }

  private List<Element> axes() {
    List<Element> titles = new ArrayList<>();
    List<Element> labels = new ArrayList<>();
    Stream.concat(
            sheet.columns().stream().map(use -> new Placed(use, "cols")),
            sheet.rows().stream().map(use -> new Placed(use, "rows")))
        .filter(placed -> placed.use().isContinuous())
        .forEach(placed -> {
          String field = placed.use().in(source);
          if (!placed.use().field().type().isNumber()) {
            titles.add(scoped("title", placed.scope(), "").with("class", "0").with("field", field));
          }
          if (placed.isMoney()) {
            labels.add(format("text-format", WHOLE_MONEY).with("field", field));
          }
        });
    return Stream.of(rules("axis", titles), rules("label", labels)).flatMap(List::stream).toList();
  }

  private record Placed(FieldUse use, String scope) {
    boolean isMoney() {
      return use.field().format().equals(Optional.of(Format.MONEY.written()));
    }
  }

  /** A measure colours from light to dark. */
  private List<Element> shades() {
    return sheet.colour().stream()
        .filter(FieldUse::isContinuous)
        .map(use ->
            rule(
                "mark",
                Element.of("encoding")
                    .with("attr", "color")
                    .with("field", use.in(source))
                    .with("type", "custom-interpolated")
                    .containing(
                        Element.of("color-palette")
                            .with("custom", "true")
                            .with("name", "")
                            .with("type", "ordered-sequential")
                            .containing(
                                SHADES.stream()
                                    .map(shade -> Element.saying("color", shade))
                                    .toList()))))
        .toList();
  }

  private static List<Element> rules(String element, List<Element> formats) {
    return formats.isEmpty() ? List.of() : List.of(rule(element, formats.toArray(Element[]::new)));
  }

  static Element rule(String element, Element... formats) {
    return Element.of("style-rule").with("element", element).containing(formats);
  }

  static Element format(String attribute, String value) {
    return Element.of("format").with("attr", attribute).with("value", value);
  }

  private static Element scoped(String attribute, String scope, String value) {
    return format(attribute, value).with("scope", scope);
  }
}
