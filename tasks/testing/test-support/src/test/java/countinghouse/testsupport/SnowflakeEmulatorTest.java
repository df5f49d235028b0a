package countinghouse.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The real driver on the emulator: the wire, transactions, swaps and planted faults. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SnowflakeEmulatorTest {
  private SnowflakeEmulator emulator;
  private Connection connection;

  @BeforeAll
  void startTheEmulator() {
    emulator = SnowflakeEmulator.start();
  }

  @AfterAll
  void stopTheEmulator() {
    if (emulator != null) {
      emulator.close();
    }
  }

  @BeforeEach
  void connect() throws SQLException {
    connection = emulator.connect(Map.of("QUERY_TAG", "{\"task\":\"test\"}"));
    run("create database if not exists shop");
    run("create or replace schema shop.work");
  }

  @AfterEach
  void disconnect() throws SQLException {
    emulator.clearFaults();
    connection.close();
  }

  @Test
  void moneyComesBackToTheCent() throws SQLException {
    run("create table t (amount number(18, 2))");
    try (PreparedStatement insert = connection.prepareStatement("insert into t values (?)")) {
      for (String amount : List.of("0.10", "0.20")) {
        insert.setBigDecimal(1, new BigDecimal(amount));
        insert.addBatch();
      }
      insert.executeBatch();
    }
    assertThat(rows("select sum(amount), sum(amount) = 0.30, count(*) from t"))
        .containsExactly(List.of("0.30", "TRUE", "2"));
  }

  @Test
  void theLogTellsSessionRoleTagAndOutcome() throws SQLException {
    int before = emulator.log().size();
    assertThatThrownBy(() -> run("select nothing from nowhere")).isInstanceOf(SQLException.class);
    SnowflakeEmulator.Sent sent = emulator.logAfter(before).getLast();
    assertThat(sent.sql()).isEqualTo("select nothing from nowhere");
    assertThat(sent.role()).isEqualTo("ACCOUNTADMIN");
    assertThat(sent.queryTag()).isEqualTo("{\"task\":\"test\"}");
    assertThat(sent.schema()).isEqualTo("WORK");
    assertThat(sent.outcome()).isEqualTo("002003");
  }

  @Test
  void whatIsNotSnowflakesIsRefused() {
    assertThatThrownBy(() -> run("select list(1)"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("unknown function LIST")
        .extracting(e -> ((SQLException) e).getErrorCode())
        .isEqualTo(1003);
  }

  @Test
  void aRollbackTakesBackAndDdlCommits() throws SQLException {
    run("create table t (a int)");
    connection.setAutoCommit(false);
    run("insert into t values (1)");
    connection.rollback();
    assertThat(rows("select a from t")).isEmpty();
    run("insert into t values (2)");
    run("create table other (a int)");
    connection.rollback();
    assertThat(rows("select a from t")).containsExactly(List.of("2"));
    connection.setAutoCommit(true);
  }

  @Test
  void schemasChangePlacesWithTheirTables() throws SQLException {
    run("create or replace schema shop.marts");
    run("create table shop.marts.t as select 'old' as a");
    run("create or replace schema shop.marts_1");
    run("create table shop.marts_1.t as select 'new' as a");
    run("create view shop.marts_1.v as select a from t");
    run("alter schema shop.marts swap with shop.marts_1");
    assertThat(rows("select a from shop.marts.v")).containsExactly(List.of("new"));
    assertThat(rows("select a from shop.marts_1.t")).containsExactly(List.of("old"));
  }

  @Test
  void aLostReplyIsAnErrorAndTheStatementIsDone() throws SQLException {
    run("create table t (a int)");
    emulator.breakConnection("insert into t", 1, SnowflakeEmulator.Moment.AFTER);
    assertThatThrownBy(() -> run("insert into t values (1)")).isInstanceOf(SQLException.class);
    emulator.clearFaults();
    try (Connection another = emulator.connect(Map.of("db", "SHOP", "schema", "WORK"))) {
      assertThat(Sql.rows(another, "select a from t")).containsExactly(List.of("1"));
    }
  }

  @Test
  void aConnectionThatBreaksOnceIsHealedByTheDriver() throws SQLException {
    run("create table t (a int)");
    emulator.breakConnectionOnce("insert into t", 1, SnowflakeEmulator.Moment.AFTER);
    run("insert into t values (1)");
    assertThat(rows("select a from t")).containsExactly(List.of("1"));
  }

  @Test
  void anExpiredTokenIsRenewedByTheDriver() throws SQLException {
    run("create table t (a int)");
    emulator.expireToken("insert into t", 1);
    run("insert into t values (1)");
    assertThat(rows("select a from t")).containsExactly(List.of("1"));
  }

  @Test
  void aRefusalCarriesItsCode() {
    emulator.refuse("select 1", 1, 90073, "57014", "Warehouse suspended");
    assertThatThrownBy(() -> run("select 1"))
        .extracting(e -> ((SQLException) e).getErrorCode(), e -> ((SQLException) e).getSQLState())
        .containsExactly(90073, "57014");
  }

  @Test
  void aPlantedAnswerIsGivenOnceAndToItsStatementOnly() throws SQLException {
    emulator.answer("select hash(10)", "1599627706822963068");
    emulator.answer("select 'a (b)', null", null);
    assertThat(rows("select 'a (b)', null, 1")).containsExactly(List.of("a (b)", "null", "1"));
    assertThat(rows("select hash(10)")).containsExactly(List.of("1599627706822963068"));
    assertThatThrownBy(() -> run("select hash(10)")).isInstanceOf(SQLException.class);
    assertThat(rows("select 'a (b)', null")).containsExactly(List.of("null"));
  }

  private void run(String sql) throws SQLException {
    Sql.run(connection, sql);
  }

  private List<List<String>> rows(String sql) throws SQLException {
    return Sql.rows(connection, sql);
  }
}
