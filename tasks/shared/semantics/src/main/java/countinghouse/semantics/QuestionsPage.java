package countinghouse.semantics;

import java.util.ArrayList;
import java.util.List;

/** {@code docs/reference/questions.md}: which question is answered where. */
final class QuestionsPage {
  private QuestionsPage() {}

  static String of(List<Question> questions) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "<!-- Generated from sql/analyst by `make docs`; do not edit. -->",
                "# Questions, answered in SQL",
                "",
                "Each file is one statement that DuckDB and Snowflake both understand: paste it as it is"
                    + " ([how](../how-to/query-the-marts.md)). Its head says what a row is and what to"
                    + " know before a figure is quoted. The tests run every one of them and compare"
                    + " it with what the simulated business knows of itself.",
                ""));
    Question.TOPICS.forEach(topic -> topic(topic, questions, lines));
    return String.join("\n", lines) + "\n";
  }

  private static void topic(String topic, List<Question> questions, List<String> lines) {
    lines.addAll(
        List.of(
            "## " + topic,
            "",
            "| question | answer | one row per … | columns |",
            "|---|---|---|---|"));
    questions.stream()
        .filter(question -> question.topic().equals(topic))
        .forEach(question -> lines.add(row(question)));
    lines.add("");
  }

  private static String row(Question question) {
    return "| %s | [%s](../../sql/analyst/%s.sql) | %s | %s |"
        .formatted(
            question.question(),
            question.name(),
            question.name(),
            question.grain().replace("One row per ", ""),
            String.join(
                ", ",
                question.columns().stream().map(column -> "`" + column.name() + "`").toList()));
  }
}
