package countinghouse.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keeps the pages equal to what they are made of; {@code -Ddocs.rewrite=true} writes them anew. */
final class ReferencePagesTest {
  private static final Path ROOT = Path.of(System.getProperty("root.dir"));
  private final SemanticModel model = SemanticModel.read();
  private List<Question> questions = List.of();

  @BeforeEach
  void readTheQuestions() throws IOException {
    questions = Question.in(ROOT.resolve("sql").resolve("analyst"));
  }

  @Test
  void theQuestionsAreListedWithTheirFiles() throws IOException {
    compare("questions.md", QuestionsPage.of(questions));
  }

  @Test
  void theMeasuresAreListedWithTheirFormulas() throws IOException {
    compare("metrics.md", new MetricsPage(model).markdown());
  }

  @Test
  void theDictionaryIsOnePage() throws IOException {
    compare("data-dictionary.html", new DictionaryPage(model, questions).html());
  }

  @Test
  void theDictionaryHoldsEveryColumnMeasureAndQuestionAndNeedsNothingElse() {
    String html = new DictionaryPage(model, questions).html();

    for (SemanticTable table : model.tables()) {
      table.columns().forEach(column -> assertThat(html).contains(code(column.name())));
    }
    model.measures().forEach(measure -> assertThat(html).contains(code(measure.name())));
    questions.forEach(
        question -> assertThat(html).contains(code("sql/analyst/" + question.name() + ".sql")));
    assertThat(html).doesNotContain("${").doesNotContain("http://").doesNotContain("https://");
  }

  @Test
  void everyLinkOfTheDictionaryLeadsToAPlaceInIt() {
    String html = new DictionaryPage(model, questions).html();
    Matcher links = Pattern.compile("href=\"#([^\"]*)\"").matcher(html);

    assertThat(links.results().map(link -> "id=\"" + link.group(1) + "\"").distinct())
        .hasSizeGreaterThan(model.tables().size())
        .allSatisfy(id -> assertThat(html).contains(id));
  }

  private static String code(String text) {
    return "<code>" + text + "</code>";
  }

  private static void compare(String page, String expected) throws IOException {
    Path file = ROOT.resolve("docs").resolve("reference").resolve(page);
    if (Boolean.getBoolean("docs.rewrite")) {
      Files.writeString(file, expected);
    }
    assertThat(file).as("generated; rewrite it with `make docs`").hasContent(expected);
  }
}
