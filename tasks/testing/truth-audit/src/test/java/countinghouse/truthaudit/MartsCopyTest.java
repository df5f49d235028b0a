package countinghouse.truthaudit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import countinghouse.testsupport.SnowflakeEmulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MartsCopyTest {
  @TempDir private Path folder;
  private SnowflakeEmulator emulator;
  private Map<String, String> reader = Map.of();

  @BeforeEach
  void start() throws IOException {
    emulator = SnowflakeEmulator.start();
    reader = new HashMap<>(emulator.settings("shop", "analyst"));
    Path key =
        Files.createFile(
            folder.resolve("key.p8"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(key, reader.getOrDefault("COUNTINGHOUSE_WAREHOUSE_PRIVATE_KEY", ""));
    reader.put("COUNTINGHOUSE_WAREHOUSE_PRIVATE_KEY_FILE", key.toString());
  }

  @AfterEach
  void stop() {
    if (emulator != null) {
      emulator.close();
    }
  }

  @Test
  void tablesAndViewsComeWithTheirTypesValuesAndNulls() {
    emulator.run(
        "create schema shop.marts",
        "create table shop.marts.sale (id number(19, 0), amount number(18, 4), day date,"
            + " made timestamp_ntz, counted boolean, name varchar)",
        "insert into shop.marts.sale values (-9223372036854775807, 0.0100, '2025-03-30',"
            + " '2025-03-30 02:30:15.123', true, 'Bread, \"rye\"'), (1, null, null, null, null, null)",
        "create view shop.marts.movement as select sum(amount) as amount from shop.marts.sale");

    MartsCopy.make(reader, folder.resolve("marts.duckdb"));

    try (Marts marts = Marts.open(folder.resolve("marts.duckdb"))) {
      assertThat(
              marts.rows(
                  "select concat_ws('|', id, amount, day + 1, made, counted, name) from sale"
                      + " order by id",
                  row -> row.getString(1)))
          .isEqualTo(
              List.of(
                  "-9223372036854775807|0.0100|2025-03-31|2025-03-30 02:30:15.123|true"
                      + "|Bread, \"rye\"",
                  "1"));
      assertThat(marts.rows("select amount from movement", row -> row.getBigDecimal(1)))
          .singleElement()
          .asString()
          .isEqualTo("0.0100");
    }
  }

  @Test
  void aWarehouseWithoutMartsIsAFailureThatSaysWhatToDo() {
    assertThatThrownBy(() -> MartsCopy.make(reader, folder.resolve("marts.duckdb")))
        .isInstanceOf(AuditFailure.class)
        .hasMessageContaining("Run publish-marts first");
  }

  @Test
  void aKeyThatIsNotTheUsersIsAFailureThatNamesTheSettings() {
    Map<String, String> stranger =
        new HashMap<>(emulator.settings("shop", "analyst")); // a new key pair for the same user
    stranger.put(
        "COUNTINGHOUSE_WAREHOUSE_PRIVATE_KEY_FILE",
        reader.get("COUNTINGHOUSE_WAREHOUSE_PRIVATE_KEY_FILE"));
    assertThatThrownBy(() -> MartsCopy.make(stranger, folder.resolve("marts.duckdb")))
        .isInstanceOf(AuditFailure.class)
        .hasMessageContaining("COUNTINGHOUSE_WAREHOUSE");
  }
}
