package countinghouse.semantics;

import static java.util.stream.Collectors.joining;

import countinghouse.taskkit.PackagedFiles;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * {@code docs/reference/data-dictionary.html}: tables, columns, measures and questions on one page
 * that needs nothing else: it is searched without a network, follows the reader's light or dark
 * mode, and prints.
 */
final class DictionaryPage {
  private static final String TEMPLATE = "data-dictionary.html";

  private final SemanticModel model;
  private final List<Question> questions;

  DictionaryPage(SemanticModel model, List<Question> questions) {
    this.model = model;
    this.questions = questions;
  }

  String html() {
    String body =
        Stream.of(
                Stream.of(contents(), measures(), questions()),
                model.tables().stream().map(this::table))
            .flatMap(part -> part)
            .collect(joining("\n"));
    return PackagedFiles.read(DictionaryPage.class, TEMPLATE).replace("${body}", body);
  }

  private String contents() {
    return Stream.concat(
            Stream.of(link("measures", "Measures"), link("questions", "Questions")),
            model.tables().stream().map(table -> link(table.name(), table.caption())))
        .map(link -> "<li>" + link + "</li>")
        .collect(joining("\n", "<nav aria-label=\"Contents\"><ul>\n", "\n</ul></nav>"));
  }

  private String measures() {
    List<List<String>> rows = model.measures().stream().map(this::measure).toList();
    return section(
        "measures",
        "Measures",
        "One name and one formula for each figure. A formula is over the columns of its table and"
            + " runs on DuckDB and Snowflake.",
        grid(List.of("Measure", "Meaning", "Formula", "Of", "May be summed"), rows));
  }

  private List<String> measure(Measure measure) {
    String caveat =
        measure
            .caveat()
            .map(text -> "<br><span class=\"soft\">" + escaped(text) + "</span>")
            .orElse("");
    return List.of(
        escaped(measure.caption()) + "<br>" + code(measure.name()),
        escaped(measure.description()) + caveat,
        code(measure.sql()),
        link(measure.table(), model.table(measure.table()).caption()),
        escaped(summed(measure)));
  }

  /** Over what a measure may be summed, in words. */
  static String summed(Measure measure) {
    return switch (measure.additivity()) {
      case ADDITIVE -> "yes";
      case SEMI_ADDITIVE -> "not over " + String.join(", ", measure.notOver());
      case NON_ADDITIVE -> "no";
    };
  }

  private String questions() {
    List<List<String>> rows =
        questions.stream()
            .map(question ->
                List.of(
                    escaped(question.question()),
                    escaped(question.grain()),
                    question.columns().stream()
                        .map(column -> code(column.name()))
                        .collect(joining(", ")),
                    code("sql/analyst/" + question.name() + ".sql")))
            .toList();
    return section(
        "questions",
        "Questions",
        "Answered in SQL that can be pasted as it is.",
        grid(List.of("Question", "Answer", "Columns", "File"), rows));
  }

  private String table(SemanticTable table) {
    String related =
        model.relationshipsFrom(table.name()).stream()
            .filter(Relationship::isDefault)
            .map(one -> link(one.right(), model.table(one.right()).caption()))
            .distinct()
            .collect(joining(", "));
    String columns =
        table.columns().stream().map(column -> column(table, column)).collect(joining("\n"));
    return section(
        table.name(),
        table.caption() + " " + code(table.name()),
        table.grain(),
        (related.isEmpty() ? "" : "<p class=\"soft\">Related to " + related + ".</p>\n")
            + head(List.of("Column", "Meaning", "Type", "Is a"))
            + columns
            + "\n</tbody></table></div>");
  }

  private String column(SemanticTable table, SemanticColumn column) {
    String leadsTo =
        model.relationshipsFrom(table.name()).stream()
            .filter(one -> one.leftColumn().equals(column.name()))
            .map(one -> " → " + link(one.right(), model.table(one.right()).caption()))
            .distinct()
            .collect(joining());
    String style = column.isHidden() ? " class=\"hidden-column\"" : "";
    return "<tr%s><td>%s<br>%s</td><td>%s%s</td><td>%s%s</td><td>%s</td></tr>"
        .formatted(
            style,
            escaped(column.caption()),
            code(column.name()),
            escaped(column.description()),
            leadsTo,
            escaped(column.sqlType()),
            column.isNullable() ? ", may be null" : "",
            lower(column.role()));
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  private static String section(String id, String heading, String text, String content) {
    return "<section id=\"%s\">\n<h2>%s</h2>\n<p>%s</p>\n%s\n</section>"
        .formatted(id, heading, escaped(text), content);
  }

  private static String grid(List<String> heads, List<List<String>> rows) {
    return rows.stream()
        .map(cells -> cells.stream().collect(joining("</td><td>", "<tr><td>", "</td></tr>")))
        .collect(joining("\n", head(heads), "\n</tbody></table></div>"));
  }

  private static String head(List<String> heads) {
    return heads.stream()
        .map(head -> "<th scope=\"col\">" + head + "</th>")
        .collect(joining("", "<div class=\"scroll\"><table><thead><tr>", "</tr></thead><tbody>\n"));
  }

  private static String link(String id, String text) {
    return "<a href=\"#" + id + "\">" + escaped(text) + "</a>";
  }

  private static String code(String text) {
    return "<code>" + escaped(text) + "</code>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
