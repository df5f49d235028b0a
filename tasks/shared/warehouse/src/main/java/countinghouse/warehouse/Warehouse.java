package countinghouse.warehouse;

import countinghouse.taskkit.FullDisk;
import countinghouse.taskkit.Setting;
import countinghouse.taskkit.Settings;
import countinghouse.taskkit.TaskFailure;
import countinghouse.warehouse.tables.marts.Marts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.MappedSchema;
import org.jooq.conf.RenderMapping;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * One connection to the warehouse, for one task. Sessions are in UTC; statements are written with
 * jOOQ in the one dialect that all engines understand; what they do not share is in {@link
 * #engine()}.
 */
public final class Warehouse implements AutoCloseable {
  private final Connection connection;
  private final Engine engine;
  private final String address;
  private final DSLContext dsl;

  private Warehouse(Connection connection, Engine engine, String address) {
    this.connection = connection;
    this.engine = engine;
    this.address = address;
    this.dsl = DSL.using(connection, SQLDialect.DUCKDB, settings());
  }

  /** Opens the warehouse of {@code COUNTINGHOUSE_WAREHOUSE}; see {@link #open(String)}. */
  public static Warehouse open(Settings settings) {
    return open(settings.required(Setting.WAREHOUSE));
  }

  /**
   * Opens a migrated warehouse.
   *
   * @param jdbcUrl {@code jdbc:duckdb:PATH}
   * @throws TaskFailure (75) when another process has the file open; (78) when it is no warehouse,
   *     cannot be opened, or has not exactly the migrations that this release knows
   */
  public static Warehouse open(String jdbcUrl) {
    DuckDbFile.of(jdbcUrl).demandExisting();
    return demandCurrent(openUnchecked(jdbcUrl));
  }

  private static Warehouse demandCurrent(Warehouse warehouse) {
    try {
      Migrations.demandCurrent(warehouse.dsl, warehouse.address);
      return warehouse;
    } catch (RuntimeException e) {
      warehouse.close();
      throw e;
    }
  }

  /**
   * Opens a migrated warehouse only to read: nothing in the file can change.
   *
   * @throws TaskFailure as {@link #open(String)}
   */
  public static Warehouse openReadOnly(Settings settings) {
    DuckDbFile file = DuckDbFile.of(settings.required(Setting.WAREHOUSE));
    file.demandExisting();
    return demandCurrent(
        new Warehouse(file.connectReadOnly(), new DuckDb(), file.path().toString()));
  }

  /**
   * Opens, or makes with its folder, a database whose migrations are no concern of the caller:
   * before it is migrated, or a file that holds published marts only.
   *
   * @throws TaskFailure as {@link #open(String)}
   */
  public static Warehouse openUnchecked(String jdbcUrl) {
    DuckDbFile file = DuckDbFile.of(jdbcUrl);
    file.makeFolder();
    return new Warehouse(file.connect(), new DuckDb(), file.path().toString());
  }

  /**
   * Writes the warehouse's file anew, without what was deleted: DuckDB keeps the bytes of deleted
   * rows in the file until they are overwritten by chance. The new file takes the name in one step.
   * Nobody may have the warehouse open.
   *
   * @throws TaskFailure (75) when somebody has, or the disk is full
   */
  public static void rewriteFile(Settings settings) {
    DuckDbFile file = DuckDbFile.of(settings.required(Setting.WAREHOUSE));
    file.demandExisting();
    file.rewrite();
  }

  /** Writes and runs statements. Never closed by the caller. */
  public DSLContext dsl() {
    return dsl;
  }

  /**
   * The same connection, where the generated classes of {@code marts} mean another schema, such as
   * {@link BuildId#schema()}.
   */
  public DSLContext dslWithMartsIn(String schema) {
    MappedSchema marts =
        new MappedSchema().withInput(Marts.MARTS.getName()).withOutput(SchemaName.check(schema));
    return DSL.using(
        connection,
        SQLDialect.DUCKDB,
        settings().withRenderMapping(new RenderMapping().withSchemata(marts)));
  }

  /** What differs between engines. */
  public Engine engine() {
    return engine;
  }

  /** The file or account, for messages. */
  public String address() {
    return address;
  }

  /**
   * Does some work in one transaction: all of it, or none.
   *
   * @throws TaskFailure (75) when another transaction changed the same rows first
   */
  public <T> T transaction(Supplier<T> work) {
    setAutoCommit(false);
    T result;
    try {
      result = work.get();
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      rollback(e);
      throw classified(e);
    }
    setAutoCommit(true);
    return result;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new DataAccessException("cannot close " + address, e);
    }
  }

  private static org.jooq.conf.Settings settings() {
    return new org.jooq.conf.Settings()
        .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED)
        .withExecuteLogging(false);
  }

  private void setAutoCommit(boolean automatic) {
    try {
      connection.setAutoCommit(automatic);
    } catch (SQLException e) {
      throw new DataAccessException("cannot begin or end a transaction", e);
    }
  }

  /** After a full disk the connection can do neither; then the cause is what counts. */
  private void rollback(Exception cause) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  /** A commit that finds the disk full is reported by DuckDB in the words of a conflict. */
  private RuntimeException classified(Exception e) {
    Optional<TaskFailure> full = FullDisk.behind(e, address);
    if (full.isPresent()) {
      return full.get();
    }
    if (engine.isConflict(e)) {
      return TaskFailure.temporary(
          "Another task changed the same rows at the same time", address, "Run it again", e);
    }
    return e instanceof RuntimeException unchecked
        ? unchecked
        : new DataAccessException("cannot commit to " + address, e);
  }
}
