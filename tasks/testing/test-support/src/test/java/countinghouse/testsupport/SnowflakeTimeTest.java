package countinghouse.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the real driver does with TIMESTAMP_NTZ when the JVM's zone is UTC, and when it is not. */
final class SnowflakeTimeTest {
  private static final LocalDateTime AT = LocalDateTime.parse("2026-07-01T12:30:00.123456");
  private static final String TEXT = "2026-07-01 12:30:00.123456";

  private final TimeZone before = TimeZone.getDefault();
  private SnowflakeEmulator emulator;

  @BeforeEach
  void startTheEmulator() {
    emulator = SnowflakeEmulator.start();
  }

  @AfterEach
  void stopTheEmulator() {
    TimeZone.setDefault(before);
    if (emulator != null) {
      emulator.close();
    }
  }

  @Test
  void boundTimestampsStayInAJvmOfUtcAndShiftInAnother() throws SQLException {
    assertThat(stored("UTC")).containsExactly(List.of(TEXT), List.of(TEXT));
    assertThat(stored("Asia/Tokyo"))
        .as("the text stays, the bound timestamp becomes the instant: why every task runs in UTC")
        .containsExactlyInAnyOrder(List.of(TEXT), List.of("2026-07-01 03:30:00.123456"));
  }

  @Test
  void aTimestampReadBackIsThatOfItsText() throws SQLException {
    for (String zone : List.of("UTC", "Asia/Tokyo")) {
      TimeZone.setDefault(TimeZone.getTimeZone(zone));
      try (Connection connection = emulator.connect();
          Statement statement = connection.createStatement();
          ResultSet found = statement.executeQuery("select '" + TEXT + "'::timestamp_ntz as a")) {
        assertThat(found.next()).isTrue();
        assertThat(found.getTimestamp(1).toLocalDateTime()).as(zone).isEqualTo(AT);
      }
    }
  }

  private List<List<String>> stored(String zone) throws SQLException {
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    try (Connection connection = emulator.connect()) {
      Sql.run(connection, "create database if not exists shop");
      Sql.run(connection, "create or replace schema shop.work");
      Sql.run(connection, "create table t (a timestamp_ntz)");
      try (PreparedStatement insert = connection.prepareStatement("insert into t values (?)")) {
        insert.setString(1, TEXT);
        insert.executeUpdate();
        insert.setTimestamp(1, Timestamp.valueOf(AT));
        insert.executeUpdate();
      }
      return Sql.rows(connection, "select a::varchar as a from t");
    }
  }
}
