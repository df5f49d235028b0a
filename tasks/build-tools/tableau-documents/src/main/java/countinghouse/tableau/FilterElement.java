package countinghouse.tableau;

/** A filter as Tableau writes it. */
final class FilterElement {
  private FilterElement() {}

  static Element of(Sheet.Filter filter, DataSource source) {
    return Element.of("filter")
        .with("class", "categorical")
        .with("column", filter.field().in(source))
        .with("filter-group", filter.group().map(String::valueOf))
        .containing(values(filter));
  }

  private static Element values(Sheet.Filter filter) {
    String level = filter.field().instance();
    return switch (filter.values().size()) {
      case 0 ->
          Element.of("groupfilter")
              .with("function", "level-members")
              .with("level", level)
              .with("user:ui-enumeration", "all")
              .with("user:ui-marker", "enumerate");
      case 1 -> chosen(member(level, filter.values().getFirst()));
      default ->
          chosen(Element.of("groupfilter").with("function", "union"))
              .containing(filter.values().stream().map(value -> member(level, value)).toList());
    };
  }

  /** One value of a field. */
  static Element member(String level, String value) {
    return Element.of("groupfilter")
        .with("function", "member")
        .with("level", level)
        .with("member", value);
  }

  private static Element chosen(Element filter) {
    return filter
        .with("user:ui-domain", "database")
        .with("user:ui-enumeration", "inclusive")
        .with("user:ui-marker", "enumerate");
  }
}
