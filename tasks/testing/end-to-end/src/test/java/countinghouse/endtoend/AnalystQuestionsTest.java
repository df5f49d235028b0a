package countinghouse.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.line.Line;
import countinghouse.semantics.Question;
import countinghouse.storefront.Storefront;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file of {@code sql/analyst} is run on published marts, as an analyst runs it, and compared
 * with an answer computed in another way, of the storefront's own records: {@code questions/} holds
 * one for each, over the tables that {@code questions/setup.sql} makes of the truth. An answer may
 * leave out columns that the storefront does not know; the rest must be equal, row by row, in
 * order.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnalystQuestionsTest {
  private static final Path ROOT = Path.of(System.getProperty("root.dir"));
  private static final Path ANSWERS =
      ROOT.resolve("tasks/testing/end-to-end/src/test/resources/questions");
  private static final LocalDate FIRST = LocalDate.parse("2025-10-16");
  private static final int DAYS = 400;

  private Connection marts;
  private Connection truth;
  private Path folder;

  static List<Question> questions() throws IOException {
    return Question.in(ROOT.resolve("sql").resolve("analyst"));
  }

  @BeforeAll
  void fourHundredDaysOfASmallBusinessArePublished(@TempDir Path temporary) throws Exception {
    folder = temporary;
    Path known = folder.resolve("truth");
    try (Storefront storefront =
        new Storefront(new Storefront.Options(11, FIRST, DAYS, 0.1, 0, known, "10.0.2"))) {
      new Line(folder, Line.sources(storefront, FIRST)).daily(storefront.now(), "questions");
    }
    Properties readOnly = new Properties();
    readOnly.setProperty("duckdb.read_only", "true");
    marts = DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("marts.duckdb"), readOnly);
    truth = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = truth.createStatement()) {
      statement.execute("attach '" + folder.resolve("marts.duckdb") + "' as marts (read_only)");
      statement.execute(answer("setup").replace("${truth}", known.toString()));
    }
  }

  @AfterAll
  void close() throws SQLException {
    truth.close();
    marts.close();
  }

  @ParameterizedTest
  @MethodSource("questions")
  void theAnswerIsWhatTheStorefrontKnows(Question question) throws SQLException, IOException {
    Answer given = Answer.of(marts, question.sql());
    Answer known = Answer.of(truth, answer(question.name()));

    assertThat(given.columns())
        .as("the columns that its head names")
        .isEqualTo(question.columns().stream().map(Question.Column::name).toList());
    assertThat(known.rows()).isNotEmpty();
    assertThat(given.only(known.columns())).containsExactlyElementsOf(known.rows());
  }

  @ParameterizedTest
  @MethodSource("questions")
  void theSameFileIsUnderstoodInTheWarehouseItself(Question question) throws SQLException {
    try (Connection warehouse =
            DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("warehouse.duckdb"));
        Statement statement = warehouse.createStatement()) {
      assertThat(statement.execute("explain " + question.sql())).isTrue();
    }
  }

  @Test
  void everyQuestionHasAnAnswerAndEveryAnswerItsQuestion() throws IOException {
    List<String> names = new ArrayList<>(questions().stream().map(Question::name).toList());
    names.add("setup");
    try (Stream<Path> files = Files.list(ANSWERS)) {
      assertThat(files.map(file -> String.valueOf(file.getFileName()).replace(".sql", "")))
          .containsExactlyInAnyOrderElementsOf(names);
    }
  }

  private static String answer(String name) throws IOException {
    return Files.readString(ANSWERS.resolve(name + ".sql"))
        .replace("${first}", FIRST.toString())
        .replace("${last}", FIRST.plusDays(DAYS - 1).toString());
  }

  /** What a query gives: numbers as such, whatever their type, everything else as text. */
  private record Answer(List<String> columns, List<List<Object>> rows) {
    private static Answer of(Connection connection, String sql) throws SQLException {
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(sql)) {
        List<String> columns = new ArrayList<>();
        for (int place = 1; place <= row.getMetaData().getColumnCount(); place++) {
          columns.add(row.getMetaData().getColumnLabel(place));
        }
        List<List<Object>> rows = new ArrayList<>();
        while (row.next()) {
          List<Object> values = new ArrayList<>();
          for (int place = 1; place <= columns.size(); place++) {
            values.add(value(row.getObject(place)));
          }
          rows.add(values);
        }
        return new Answer(columns, rows);
      }
    }

    private static Object value(@Nullable Object value) {
      if (value instanceof Number number) {
        return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
      }
      return String.valueOf(value);
    }

    private List<List<Object>> only(List<String> wanted) {
      List<Integer> places = wanted.stream().map(columns::indexOf).toList();
      return rows.stream().map(row -> places.stream().map(row::get).toList()).toList();
    }
  }
}
