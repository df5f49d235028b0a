package countinghouse.warehouse;

import java.util.List;
import org.jooq.DSLContext;

/**
 * A schema of marts on Snowflake: its keys, its readers, and how it changes places with another.
 *
 * @param schema of the build
 */
record SnowflakeMarts(DSLContext dsl, String schema) {

  /**
   * Snowflake enforces no key of such a table, and believes one that says RELY
   * (https://docs.snowflake.com/en/sql-reference/constraints-properties), so at first none does.
   */
  void declare(List<TableKey> keys) {
    for (TableKey key : keys) {
      dsl.execute(
          key.parent().isEmpty()
              ? "alter table %s.%s add primary key (%s) norely"
                  .formatted(schema, key.table(), key.columns())
              : "alter table %s.%s add foreign key (%s) references %s.%s norely"
                  .formatted(schema, key.table(), key.columns(), schema, key.parent().get()));
    }
  }

  void rely(List<TableKey> keys) {
    for (TableKey key : keys) {
      dsl.execute(
          key.parent().isEmpty()
              ? "alter table %s.%s alter primary key rely".formatted(schema, key.table())
              : "alter table %s.%s alter foreign key (%s) rely"
                  .formatted(schema, key.table(), key.columns()));
    }
  }

  /** Whoever has USAGE on the published marts is a reader; infra/snowflake/05-grants.sql. */
  void admitReadersOf(String marts) {
    dsl.fetch("show grants on schema " + marts).stream()
        .filter(grant -> "USAGE".equals(grant.get("privilege", String.class)))
        .filter(grant -> "ROLE".equals(grant.get("granted_to", String.class)))
        .map(grant -> grant.get("grantee_name", String.class))
        .forEach(this::admit);
  }

  private void admit(String role) {
    String name = '"' + role.replace("\"", "\"\"") + '"';
    dsl.execute("grant usage on schema %s to role %s".formatted(schema, name));
    dsl.execute("grant select on all tables in schema %s to role %s".formatted(schema, name));
    dsl.execute("grant select on all views in schema %s to role %s".formatted(schema, name));
  }

  /** https://docs.snowflake.com/en/sql-reference/sql/alter-schema: one transaction, both ways. */
  void swapWith(String marts) {
    dsl.execute("alter schema %s swap with %s".formatted(schema, marts));
  }
}
