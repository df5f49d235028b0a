package countinghouse.verifysnowflake;

import countinghouse.testsupport.SnowflakeEmulator;
import countinghouse.testsupport.SnowflakeExample;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An emulated Snowflake in place of an account.
 *
 * @param emulator in which the bootstrap was done
 */
record EmulatedAccount(SnowflakeEmulator emulator) {
  /** As many statements as must be refused, and some more. */
  private static final int FORBIDDEN = 40;

  /**
   * Lets it be as the documentation says where it is not: what must be refused is refused, for it
   * enforces no rights, and the examples that DuckDB answers otherwise are answered. Once each, so
   * for one verification.
   */
  void beAsDocumented() {
    for (int number = 0; number < FORBIDDEN; number++) {
      emulator.refuse("must be refused", 1, 3001, "42501", "Insufficient privileges");
    }
    SnowflakeExample.all().stream()
        .filter(example -> !example.ofTheSeam() && !example.emulator().isEmpty())
        .forEach(example -> emulator.answer(example.sql(), value(example)));
  }

  private static @Nullable String value(SnowflakeExample example) {
    return example.documented().equals("NULL") ? null : example.documented();
  }

  /** Every schema, and every table by its schema. */
  List<String> things() throws SQLException {
    List<String> things = new ArrayList<>();
    try (Connection connection = emulator.connect(Map.of("db", "countinghouse"));
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select schema_name from information_schema.schemata
                union all select table_schema || '.' || table_name from information_schema.tables
                order by 1
                """)) {
      while (rows.next()) {
        things.add(rows.getString(1));
      }
    }
    return things;
  }
}
