package countinghouse.warehouse;

import java.util.Locale;

/**
 * What a task has to do with the warehouse, and so what it may do there: each task says it where it
 * opens the warehouse. On Snowflake it is a role of the account, made by {@code
 * infra/snowflake/01-roles.sql}, which says what each of them may do; a DuckDB file, which knows no
 * roles, is opened to read only for those that only read.
 */
public enum WarehouseRole {
  /** Migrates and fills staging and ops; sees no mart. */
  LOADER,
  /** Reads staging, makes, checks and publishes marts. */
  TRANSFORMER,
  /** Takes people out of staging and drops builds. */
  ERASER,
  /** Reads everything that the tasks write, and changes nothing. */
  AUDITOR;

  private static final String PREFIX = "countinghouse_";

  /** The role's name on Snowflake. */
  String snowflakeName() {
    return PREFIX + name().toLowerCase(Locale.ROOT);
  }

  /** Whether nothing changes by its work. */
  boolean isReadOnly() {
    return this == AUDITOR;
  }
}
