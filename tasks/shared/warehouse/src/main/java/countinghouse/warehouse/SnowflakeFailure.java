package countinghouse.warehouse;

import countinghouse.taskkit.TaskFailure;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What Snowflake's and its driver's error codes mean for a task. The driver's own begin with 20, 25
 * and 29 (net.snowflake.client.api.exception.ErrorCode), those of logging in and of sessions with
 * 390 (https://docs.snowflake.com/en/user-guide/key-pair-auth-troubleshooting); most others are
 * told from what Snowflake's documentation and users report.
 */
final class SnowflakeFailure {
  /** The session is gone, has expired, or its token could not be renewed. */
  private static final Set<Integer> SESSION_LOST = Set.of(390110, 390111, 390112, 390113, 390114);

  /** The network, a request that had no answer in time, or a cloud's storage behind it. */
  private static final Set<Integer> UNREACHABLE =
      Set.of(
          200002, 200003, 200005, 200013, 200015, 200016, 200020, 200052, 200062, 253000, 253002,
          254000, 290000);

  /** Cancelled, out of time, waited for a lock in vain, or an incident of Snowflake's own. */
  private static final Set<Integer> MAY_PASS = Set.of(603, 604, 625, 630, 639, 684);

  private static final Set<Integer> WRONG_KEY = Set.of(200045, 200046);
  private static final int NO_WAREHOUSE = 606;
  private static final int QUOTA_EXCEEDED = 90073;
  private static final Set<Integer> NOT_FOR_US = Set.of(2003, 2043, 3001);

  private SnowflakeFailure() {}

  /** Why nobody could log in. */
  static TaskFailure atLogin(SQLException e, String where) {
    return of(e, where)
        .orElseGet(() ->
            TaskFailure.configuration(
                "Snowflake cannot be logged in to: " + message(e),
                where,
                "Check the address, the user and the key",
                e));
  }

  /** The failure that an error of Snowflake behind an exception stands for; else nothing. */
  static Optional<TaskFailure> behind(Throwable e, String where) {
    return error(e).flatMap(error -> of(error, where));
  }

  /** The innermost error of the driver. */
  static Optional<SQLException> error(@Nullable Throwable e) {
    return Stream.iterate(e, java.util.Objects::nonNull, Throwable::getCause)
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast)
        .reduce((outer, inner) -> inner.getErrorCode() == 0 ? outer : inner);
  }

  private static Optional<TaskFailure> of(SQLException e, String where) {
    int code = e.getErrorCode();
    if (SESSION_LOST.contains(code) || UNREACHABLE.contains(code)) {
      return Optional.of(
          TaskFailure.temporary(
              "The connection to Snowflake was lost, or cannot be made: " + message(e),
              where,
              "Run it again: what was not committed counts nowhere, what was is found. If it lasts,"
                  + " look at https://status.snowflake.com and at the network",
              e));
    }
    if (MAY_PASS.contains(code)) {
      return Optional.of(
          TaskFailure.temporary(
              "Snowflake gave a statement up: " + message(e),
              where,
              "Run it again. A session that was killed holds its locks for some minutes; if it lasts,"
                  + " see which statement blocks: show locks",
              e));
    }
    if (WRONG_KEY.contains(code)) {
      return Optional.of(
          TaskFailure.configuration(
              "The private key cannot be read: " + message(e),
              "COUNTINGHOUSE_WAREHOUSE_PRIVATE_KEY",
              "Give it as PKCS#8 in PEM, and its passphrase when it is encrypted"
                  + " (docs/runbooks/rotate-a-key.md)",
              e));
    }
    return refusal(e, code, where);
  }

  private static Optional<TaskFailure> refusal(SQLException e, int code, String where) {
    if (code >= 390_100 && code < 390_500) {
      return refused(
          "Snowflake refuses the login: ",
          e,
          where,
          "Compare user, role and key with infra/snowflake/06-users.sql, and the address from which"
              + " the task comes with the network policy there; docs/runbooks/rotate-a-key.md");
    }
    if (code == QUOTA_EXCEEDED) {
      return refused(
          "The month's credits are used up: ",
          e,
          where,
          "Find out what has used them (sql/operations), then raise monthly_credits and run"
              + " infra/snowflake/bootstrap, or wait for the next month");
    }
    if (code == NO_WAREHOUSE || NOT_FOR_US.contains(code)) {
      return refused(
          "Snowflake refuses a statement: ",
          e,
          where,
          "What it names is not there, or not for this role: run infra/snowflake/bootstrap, then"
              + " migrate-warehouse; a role in the warehouse's address is one for all tasks: leave it out");
    }
    return Optional.empty();
  }

  private static Optional<TaskFailure> refused(
      String what, SQLException e, String where, String whatToDo) {
    return Optional.of(TaskFailure.refused(what + message(e), where, whatToDo, e));
  }

  private static String message(SQLException e) {
    return "%s (%06d)".formatted(String.valueOf(e.getMessage()).strip(), e.getErrorCode());
  }
}
