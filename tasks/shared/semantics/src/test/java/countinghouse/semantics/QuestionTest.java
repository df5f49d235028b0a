package countinghouse.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QuestionTest {
  private static final String FILE =
      """
      -- question: How much?
      -- topic: Products
      -- grain: One row per product.
      -- columns:
      --   product: Its name.
      --   net: Without tax: really.
      -- caveats:
      --   None.
      select product, net from sold;
      """;

  @Test
  void theHeadSaysWhatTheAnswerIs() {
    Question question = Question.of("how-much", FILE);

    assertThat(question.question()).isEqualTo("How much?");
    assertThat(question.columns())
        .containsExactly(
            new Question.Column("product", "Its name."),
            new Question.Column("net", "Without tax: really."));
    assertThat(question.caveats()).containsExactly("None.");
    assertThat(question.sql()).isEqualTo(FILE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "How much? | How much | the question ends with a question mark",
        "topic: Products | topic: Goods | the topic is one of",
        "One row per product. | A product. | the grain begins with One row per",
        "-- grain: | -- grane: | its head has next: -- grain:",
        "--   product: Its name. | --   product | a column is 'name: meaning', not product",
        "-- caveats: | -- caveat: | its head has next: caveats",
        "--   None. | -- None. | something stands under caveats",
        "select product | -- more | nothing stands behind the caveats",
      },
      quoteCharacter = '`')
  void anotherHeadIsRefused(String text, String instead, String message) {
    assertThat(FILE).contains(text);
    assertThatThrownBy(() -> Question.of("how-much", FILE.replace(text, instead)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("how-much.sql: ")
        .hasMessageContaining(message);
  }

  @Test
  void everyTopicHasAQuestion() throws IOException {
    assertThat(
            Question.in(Path.of(System.getProperty("root.dir"), "sql", "analyst")).stream()
                .map(Question::topic)
                .distinct())
        .containsExactlyElementsOf(Question.TOPICS);
  }
}
