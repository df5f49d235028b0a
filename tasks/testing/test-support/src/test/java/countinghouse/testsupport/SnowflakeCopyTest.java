package countinghouse.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import countinghouse.testsupport.SnowflakeEmulator.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** COPY by the real driver, also when the connection breaks in the middle of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SnowflakeCopyTest {
  private static final String COPY =
      "copy into t from @lake/orders/run=2026-01-01T00:00:00Z-ab/ files = ('orders.parquet')"
          + " match_by_column_name = case_insensitive on_error = abort_statement";
  private static final Map<String, String> SETTINGS =
      Map.of("db", "SHOP", "schema", "WORK", "enableCopyResultSet", "true");

  private SnowflakeEmulator emulator;

  @BeforeAll
  void startTheEmulator(@TempDir Path folder) throws IOException, SQLException {
    emulator = SnowflakeEmulator.startWithFolder(folder);
    Path run = folder.resolve("lake/orders/run=2026-01-01T00:00:00Z-ab");
    Files.createDirectories(run);
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
      Sql.run(
          duck,
          "copy (select range as id, cast(range as decimal(18, 4)) / 4 as total,"
              + " timestamp '2026-07-01 12:00:00.000001' as placed from range(3)) to '"
              + run.resolve("orders.parquet")
              + "' (format parquet)");
    }
  }

  @AfterAll
  void stopTheEmulator() {
    if (emulator != null) {
      emulator.close();
    }
  }

  @BeforeEach
  void makeTheTable() throws SQLException {
    emulator.clearFaults();
    try (Connection connection = emulator.connect()) {
      Sql.run(connection, "create database if not exists shop");
      Sql.run(connection, "create or replace schema shop.work");
      Sql.run(
          connection,
          "create or replace stage lake url = 's3://lake/' file_format = (type = parquet)");
      Sql.run(connection, "create table t (id int, total number(18, 4), placed timestamp_ntz)");
    }
  }

  @Test
  void copyTellsRowsOfEachFileAndSkipsWhatWasLoaded() throws SQLException {
    try (Connection connection = emulator.connect(SETTINGS)) {
      assertThat(Sql.rows(connection, COPY).getFirst().subList(1, 4))
          .containsExactly("LOADED", "3", "3");
      assertThat(Sql.rows(connection, COPY).getFirst().get(1)).isEqualTo("LOAD_SKIPPED");
      assertThat(Sql.rows(connection, "select sum(total), max(placed)::varchar from t"))
          .containsExactly(List.of("0.7500", "2026-07-01 12:00:00.000001"));
    }
  }

  @Test
  void withoutTheRowsTheDriverTellsHowManyWereLoaded() throws SQLException {
    try (Connection connection = emulator.connect(Map.of("db", "SHOP", "schema", "WORK"));
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(COPY)).isEqualTo(3);
    }
  }

  @Test
  void aCopyThatNeverArrivedAndOneWhoseReplyWasLostLeaveNothingBehind() throws SQLException {
    for (Moment moment : Moment.values()) {
      try (Connection connection = emulator.connect(SETTINGS)) {
        connection.setAutoCommit(false);
        emulator.breakConnection("copy into", 1, moment);
        assertThatThrownBy(() -> Sql.run(connection, COPY)).isInstanceOf(SQLException.class);
      }
      try (Connection connection = emulator.connect(SETTINGS)) {
        assertThat(Sql.rows(connection, "select id from t")).as(moment.name()).isEmpty();
      }
    }
    try (Connection connection = emulator.connect(SETTINGS)) {
      assertThat(Sql.rows(connection, COPY).getFirst().get(1)).isEqualTo("LOADED");
    }
  }

  @Test
  void aSwapWhoseReplyWasLostIsDone() throws SQLException {
    try (Connection connection = emulator.connect(SETTINGS)) {
      Sql.run(connection, "create or replace schema shop.marts");
      Sql.run(connection, "create table shop.marts.stamp as select 'old' as build");
      Sql.run(connection, "create or replace schema shop.marts_1");
      Sql.run(connection, "create table shop.marts_1.stamp as select 'new' as build");
      emulator.breakConnection("swap with", 1, Moment.AFTER);
      assertThatThrownBy(
              () -> Sql.run(connection, "alter schema shop.marts swap with shop.marts_1"))
          .isInstanceOf(SQLException.class);
    }
    try (Connection connection = emulator.connect(SETTINGS)) {
      assertThat(Sql.rows(connection, "select build from shop.marts.stamp"))
          .containsExactly(List.of("new"));
    }
    assertThat(emulator.log()).anyMatch(sent -> sent.outcome().equals("lost"));
  }
}
