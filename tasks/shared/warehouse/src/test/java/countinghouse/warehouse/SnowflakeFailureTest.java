package countinghouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.taskkit.ExitCode;
import countinghouse.taskkit.TaskFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has to act on an error of Snowflake: its code decides, whatever the text. */
final class SnowflakeFailureTest {
  private static final String WHERE = "jdbc:snowflake://example.snowflakecomputing.com";

  @ParameterizedTest
  @CsvSource({
    "390110, TEMPORARY, The connection to Snowflake was lost",
    "390114, TEMPORARY, The connection to Snowflake was lost",
    "200002, TEMPORARY, The connection to Snowflake was lost",
    "290000, TEMPORARY, The connection to Snowflake was lost",
    "604, TEMPORARY, Snowflake gave a statement up",
    "625, TEMPORARY, Snowflake gave a statement up",
    "200045, CONFIGURATION, COUNTINGHOUSE_WAREHOUSE_PRIVATE_KEY",
    "390100, REFUSED, Snowflake refuses the login",
    "390144, REFUSED, Snowflake refuses the login",
    "390499, REFUSED, Snowflake refuses the login",
    "90073, REFUSED, The month's credits are used up",
    "606, REFUSED, Snowflake refuses a statement",
    "2003, REFUSED, Snowflake refuses a statement",
    "3001, REFUSED, Snowflake refuses a statement",
  })
  void aCodeSaysWhoHasToAct(int code, ExitCode exitCode, String message) {
    SQLException error = error(code);
    TaskFailure failure = SnowflakeFailure.behind(error, WHERE).orElseThrow();

    assertThat(failure.exitCode()).isEqualTo(exitCode);
    assertThat(failure)
        .hasMessageContaining(message)
        .hasMessageContaining("told by Snowflake (%06d)".formatted(code))
        .hasCause(error);
    assertThat(SnowflakeFailure.atLogin(error, WHERE)).hasMessage(failure.getMessage());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1003, 100072, 390099, 390500})
  void anotherCodeIsNoFailureThatWeKnowButAtLoginAWrongSetting(int code) {
    assertThat(SnowflakeFailure.behind(error(code), WHERE)).isEmpty();

    TaskFailure atLogin = SnowflakeFailure.atLogin(error(code), WHERE);
    assertThat(atLogin.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(atLogin).hasMessageContaining("cannot be logged in to").hasMessageContaining(WHERE);
  }

  @Test
  void theInnermostErrorThatHasACodeCounts() {
    SQLException outer = new SQLException("outer", "", 1003, error(390114));
    SQLException withoutCode = new SQLException("outer", "", 604, new SQLException("inner"));

    assertThat(SnowflakeFailure.error(new DataAccessException("jOOQ", outer)))
        .hasValueSatisfying(error -> assertThat(error.getErrorCode()).isEqualTo(390114));
    assertThat(SnowflakeFailure.error(withoutCode)).contains(withoutCode);
  }

  @Test
  void whatIsNoErrorOfADatabaseIsNoFailureOfSnowflake() {
    assertThat(SnowflakeFailure.behind(new UncheckedIOException(new IOException()), WHERE))
        .isEmpty();
    assertThat(SnowflakeFailure.error(null)).isEmpty();
  }

  private static SQLException error(int code) {
    return new SQLException(" told by Snowflake\n", "", code);
  }
}
