package countinghouse.checkmarts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How offending rows are told. */
final class FoundTest {
  private static final UnaryOperator<String> AS_WRITTEN = UnaryOperator.identity();
  private Connection duckDb;

  @BeforeEach
  void open() throws SQLException {
    duckDb = DriverManager.getConnection("jdbc:duckdb:");
  }

  @AfterEach
  void close() throws SQLException {
    duckDb.close();
  }

  @Test
  void allRowsAreCountedAndTheFirstFiveShown() throws SQLException {
    Found found = Found.by(duckDb, "select range as n from range(1006)", AS_WRITTEN, false);

    assertThat(found.count()).isEqualTo(1006);
    assertThat(found.first()).containsExactly("n 0", "n 1", "n 2", "n 3", "n 4");
    assertThat(found.rows()).isEmpty();
    assertThat(found.insteadOf("there is none"))
        .isEqualTo(
            "expected that there is none; found 1,006:"
                + " (n 0) (n 1) (n 2) (n 3) (n 4) and 1,001 more");
  }

  @Test
  void aRowIsItsColumnsWithMoneyToTheCentOrAsPreciseAsItIs() throws SQLException {
    Found found =
        Found.by(
            duckDb,
            """
            select 'PA' as record_id, 12.5000::decimal(18, 4) as amount,
              0.0100::decimal(18, 4) as fee, 1.2345::decimal(18, 4) as rate,
              200.00::decimal(18, 2) as price, null as note
            """,
            AS_WRITTEN,
            false);

    assertThat(found.first())
        .containsExactly(
            "record_id PA, amount 12.50, fee 0.01, rate 1.2345, price 200.00, note null");
    assertThat(found.insteadOf("x")).endsWith("; found 1: (" + found.first().getFirst() + ")");
  }

  @Test
  void rowsAreKeptAsValuesWhenTheyAreAskedFor() throws SQLException {
    Found found =
        Found.by(
            duckDb,
            "select 20260601 as DAY, 1.50::decimal(18, 2) as AMOUNT",
            name -> name.toLowerCase(Locale.ROOT),
            true);

    assertThat(found.rows())
        .containsExactly(Map.of("day", 20260601, "amount", new BigDecimal("1.50")));
  }

  @Test
  void thingsAreToldLikeRows() {
    Found found = Found.of(IntStream.range(0, 7).mapToObj(i -> "run " + i).toList());

    assertThat(found.count()).isEqualTo(7);
    assertThat(found.insteadOf("all are there"))
        .isEqualTo(
            "expected that all are there; found 7:"
                + " (run 0) (run 1) (run 2) (run 3) (run 4) and 2 more");
    assertThat(Found.of(List.of("one")).insteadOf("x")).endsWith("found 1: (one)");
  }
}
