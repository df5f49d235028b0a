package countinghouse.warehouse;

/**
 * What a task has to do with the warehouse, and so what it may do there: each task says it where it
 * opens the warehouse. On Snowflake it is a role of the account, made by {@code
 * infra/snowflake/01-roles.sql}, which says what each of them may do; a DuckDB file, which knows no
 * roles, is opened to read only for those that only read.
 */
public enum WarehouseRole {
  /** Migrates and fills staging and ops; sees no mart. */
  LOADER("loader", false),
  /** Reads staging, makes, checks and publishes marts. */
  TRANSFORMER("transformer", false),
  /** Takes people out of staging and drops builds. */
  ERASER("eraser", false),
  /** Reads staging, the books and the published marts, and changes nothing. */
  AUDITOR("auditor", true),
  /**
   * Reads what the auditor reads, and builds that are not published, and changes nothing. On
   * Snowflake such a build is its owner's alone, so it is read in the owner's role.
   */
  BUILD_AUDITOR("transformer", true);

  private static final String PREFIX = "countinghouse_";

  private final String name;
  private final boolean isReadOnly;

  WarehouseRole(String name, boolean isReadOnly) {
    this.name = name;
    this.isReadOnly = isReadOnly;
  }

  /** The role's name on Snowflake. */
  public String snowflakeName() {
    return PREFIX + name;
  }

  /** Whether nothing changes by its work. */
  boolean isReadOnly() {
    return isReadOnly;
  }
}
