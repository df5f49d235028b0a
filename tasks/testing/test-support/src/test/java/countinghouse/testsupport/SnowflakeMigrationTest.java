package countinghouse.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Flyway, by the real driver, with the project's own migrations. */
final class SnowflakeMigrationTest {
  private static final Path SCHEMA =
      Path.of(System.getProperty("root.dir"), "warehouse-schema").toAbsolutePath();

  private SnowflakeEmulator emulator;

  @BeforeEach
  void startTheEmulator() throws SQLException {
    emulator = SnowflakeEmulator.start();
    try (Connection connection = emulator.connect()) {
      Sql.run(connection, "create database shop");
    }
  }

  @AfterEach
  void stopTheEmulator() {
    if (emulator != null) {
      emulator.close();
    }
  }

  @Test
  void theMigrationsRunOnceAndTheirTablesAreTransient() throws SQLException {
    Flyway flyway = flyway();
    int executed = flyway.migrate().migrationsExecuted;
    assertThat(executed).isPositive();
    assertThat(flyway.migrate().migrationsExecuted).isZero();
    assertThat(flyway.validateWithResult().validationSuccessful).isTrue();
    try (Connection connection = emulator.connect(Map.of("db", "SHOP"))) {
      assertThat(Sql.rows(connection, "select count(*) from ops.\"flyway_schema_history\""))
          .isNotEmpty();
      assertThat(Sql.rows(connection, "select * from staging.woocommerce_orders")).isEmpty();
    }
    assertThat(emulator.log())
        .anyMatch(sent ->
            sent.outcome().equals("done")
                && sent.sql().contains("create transient table")
                && sent.sql().contains("staging.woocommerce_orders"));
  }

  private Flyway flyway() {
    return Flyway.configure()
        .dataSource(
            emulator.url()
                + "?db=SHOP&role=ACCOUNTADMIN&account=emulated&ssl=off"
                + "&disablePlatformDetection=true&JDBC_QUERY_RESULT_FORMAT=JSON&TIMEZONE=UTC",
            "administrator",
            "any")
        .locations("filesystem:" + SCHEMA.resolve("ops"), "filesystem:" + SCHEMA.resolve("staging"))
        .defaultSchema("OPS")
        .placeholders(Map.of("transient", "transient", "rely", "norely"))
        .load();
  }
}
