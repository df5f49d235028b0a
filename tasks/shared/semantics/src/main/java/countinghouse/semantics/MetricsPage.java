package countinghouse.semantics;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code docs/reference/metrics.md}: every measure, how to drill, and why the rest is no measure.
 */
final class MetricsPage {
  private final SemanticModel model;

  MetricsPage(SemanticModel model) {
    this.model = model;
  }

  String markdown() {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "<!-- Generated from warehouse-schema/metrics.yaml by `make docs`; do not edit. -->",
                "# Measures",
                "",
                "One name and one formula for each figure, wherever it is shown. A formula runs on"
                    + " DuckDB and Snowflake alike: `select <formula> from marts.<table>`, joined to"
                    + " whatever dimension it is to be grouped by. \"Summed\" says whether totals of"
                    + " the parts make the total of the whole; where they do not, compute it anew"
                    + " for each total.",
                ""));
    model.subjectAreas().forEach(area -> area(area, lines));
    hierarchies(lines);
    unmeasured(lines);
    return String.join("\n", lines) + "\n";
  }

  private void area(SubjectArea area, List<String> lines) {
    lines.addAll(
        List.of(
            "## " + area.caption() + ": `" + area.fact() + "`",
            "",
            area.description()
                + " "
                + model.table(area.fact()).grain()
                + " By "
                + dimensions(area)
                + ".",
            "",
            "| measure | what it is | formula | summed | shown as |",
            "|---|---|---|---|---|"));
    model.measuresOf(area.fact()).forEach(measure -> lines.add(row(measure)));
    lines.add("");
  }

  private String dimensions(SubjectArea area) {
    return model.relationshipsFrom(area.fact()).stream()
        .filter(Relationship::isDefault)
        .map(one -> "[" + one.right() + "](data-dictionary.md#" + one.right() + ")")
        .distinct()
        .collect(joining(", "));
  }

  private static String row(Measure measure) {
    return "| **%s** `%s` | %s%s | `%s` | %s | `%s` |"
        .formatted(
            measure.caption(),
            measure.name(),
            measure.description(),
            measure.caveat().map(caveat -> " *" + caveat + "*").orElse(""),
            measure.sql().replace("|", "\\|"),
            DictionaryPage.summed(measure),
            measure.format().pattern());
  }

  private void hierarchies(List<String> lines) {
    lines.addAll(
        List.of(
            "## To drill down", "", "| hierarchy | from the coarse to the fine |", "|---|---|"));
    for (Hierarchy hierarchy : model.hierarchies()) {
      SemanticTable table = model.table(hierarchy.table());
      lines.add(
          "| %s | %s |"
              .formatted(
                  hierarchy.caption(),
                  hierarchy.levels().stream()
                      .map(level ->
                          table.column(level).caption() + " `" + table.name() + "." + level + "`")
                      .collect(joining(" → "))));
    }
    lines.add("");
  }

  private void unmeasured(List<String> lines) {
    lines.addAll(
        List.of(
            "## What could be summed and is no measure", "", "| columns | why not |", "|---|---|"));
    Map<List<String>, List<String>> columns = new LinkedHashMap<>();
    model
        .unmeasured()
        .forEach(one ->
            columns
                .computeIfAbsent(
                    List.of(one.table(), one.reason().orElseThrow()), key -> new ArrayList<>())
                .add("`" + one.column() + "`"));
    columns.forEach((key, names) ->
        lines.add("| `%s`: %s | %s |".formatted(key.get(0), String.join(", ", names), key.get(1))));
  }
}
