package countinghouse.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.star.Star;
import countinghouse.star.StarTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The formulas of the measures over marts that are there and empty. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FormulasRunTest {
  private static final Path MARTS =
      Path.of(System.getProperty("root.dir"), "warehouse-schema", "marts");

  private Connection duckDb;

  @BeforeAll
  void theMartsAreThereAndEmpty() throws SQLException, IOException {
    duckDb = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = duckDb.createStatement()) {
      for (StarTable table : Star.TABLES) {
        statement.execute(Files.readString(MARTS.resolve(table.name() + ".sql")));
      }
    }
  }

  @AfterAll
  void close() throws SQLException {
    duckDb.close();
  }

  static List<Measure> measures() {
    return SemanticModel.read().measures();
  }

  @ParameterizedTest
  @MethodSource("measures")
  void everyFormulaRunsOnDuckDbAndGivesANumber(Measure measure) throws SQLException {
    try (Statement statement = duckDb.createStatement();
        ResultSet row =
            statement.executeQuery("select " + measure.sql() + " from " + measure.table())) {
      assertThat(row.getMetaData().getColumnTypeName(1)).matches("DECIMAL.*|BIGINT|DOUBLE");
    }
  }
}
