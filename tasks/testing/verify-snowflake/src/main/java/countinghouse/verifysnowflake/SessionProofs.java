package countinghouse.verifysnowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import countinghouse.warehouse.Warehouse;
import countinghouse.warehouse.WarehouseRole;
import java.util.List;
import java.util.Locale;

/**
 * What a session of a task needs: to log in, its role, its schemas, its tag, a limit of its time.
 *
 * @param ground where it is tried
 */
record SessionProofs(OwnGround ground) {
  private static final String USERS =
      "Compare the user and its key with infra/snowflake/06-users.sql";
  private static final String BOOTSTRAP =
      "Run infra/snowflake/bootstrap again: it brings roles and grants back";

  List<Capability> all() {
    return List.of(
        Capability.foundation(
            "log in by key pair",
            USERS + "; 07-verification.sql gives it the role countinghouse_verifier",
            this::logIn),
        Capability.foundation("a role for each task", BOOTSTRAP, this::takeOnEveryRole),
        Capability.foundation(
            "make schemas of its own, with the grants of 05-grants.sql",
            BOOTSTRAP,
            () -> new OwnSchemas(ground).make()),
        Capability.of(
            "the tag of a task in the history of queries",
            "Whoever asks what a task cost will not find it: report this",
            this::findTheTag),
        Capability.of(
            "a statement is ended in time",
            "See that no policy of the account forbids STATEMENT_TIMEOUT_IN_SECONDS in a session",
            this::runIntoTheLimit));
  }

  private void logIn() {
    try (Warehouse verifier = ground.openAs(OwnGround.VERIFIER)) {
      assertThat(value(verifier, "select current_role()"))
          .isEqualTo(OwnGround.VERIFIER.toUpperCase(Locale.ROOT));
    }
  }

  private void takeOnEveryRole() {
    for (WarehouseRole role : WarehouseRole.values()) {
      try (Warehouse task = ground.open(role)) {
        assertThat(value(task, "select current_role()"))
            .isEqualTo(role.snowflakeName().toUpperCase(Locale.ROOT));
      }
    }
    try (Warehouse analyst = ground.openAs(OwnGround.ANALYST)) {
      assertThat(value(analyst, "select current_role()"))
          .isEqualTo(OwnGround.ANALYST.toUpperCase(Locale.ROOT));
    }
  }

  private void findTheTag() {
    try (Warehouse loader = ground.open(WarehouseRole.LOADER)) {
      value(loader, "select 1");
      assertThat(
              loader
                  .dsl()
                  .fetch(
                      "select query_tag from table(information_schema.query_history_by_session())")
                  .getValues(0, String.class))
          .contains("{\"task\":\"verify-snowflake\"}");
    }
  }

  private void runIntoTheLimit() {
    try (Warehouse loader = ground.open(WarehouseRole.LOADER)) {
      loader.dsl().execute("alter session set statement_timeout_in_seconds = 1");
      assertThatThrownBy(() -> loader.dsl().fetch("call system$wait(10)"))
          .as("a statement of ten seconds, of which one is allowed")
          .hasMessageContaining("timeout");
    }
  }

  static String value(Warehouse warehouse, String query) {
    return String.valueOf(warehouse.dsl().fetchValue(query));
  }
}
