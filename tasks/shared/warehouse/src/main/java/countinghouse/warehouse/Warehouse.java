package countinghouse.warehouse;

import countinghouse.taskkit.FullDisk;
import countinghouse.taskkit.Identifier;
import countinghouse.taskkit.Setting;
import countinghouse.taskkit.Settings;
import countinghouse.taskkit.TaskFailure;
import countinghouse.warehouse.tables.marts.Marts;
import countinghouse.warehouse.tables.ops.Ops;
import countinghouse.warehouse.tables.staging.Staging;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jooq.Configuration;
import org.jooq.ConnectionCallable;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.SQLDialect;
import org.jooq.Schema;
import org.jooq.conf.BackslashEscaping;
import org.jooq.conf.MappedSchema;
import org.jooq.conf.RenderMapping;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;

/**
 * One connection to the warehouse, for one task. Sessions are in UTC; statements are written with
 * jOOQ in the one dialect that all engines understand; what they do not share is in {@link
 * #engine()}.
 */
public final class Warehouse implements AutoCloseable {
  /** What to do with a warehouse that is broken: all of it but {@code ops} comes from the lake. */
  public static final String REMEDY =
      "Put a copy of it back, or make a new one from the lake:"
          + " docs/runbooks/rebuild-from-the-lake.md";

  private final WarehouseLocation location;
  private final WarehouseRole role;
  private final Connection connection;
  private final Engine engine;
  private final Schemas schemas;
  private final DSLContext dsl;

  private Warehouse(WarehouseLocation location, WarehouseRole role, Schemas schemas) {
    this.location = location;
    this.role = role;
    this.connection = location.connect(role);
    this.engine = location.engine(schemas);
    this.schemas = schemas;
    this.dsl = dsl(schemas.marts());
  }

  /**
   * Opens the migrated warehouse of the settings.
   *
   * @param role what the task has to do there
   * @throws TaskFailure (75) when it cannot be opened just now; (77) when it refuses us; (78) when
   *     it is no warehouse, cannot be opened, or has not exactly the migrations that this release
   *     knows
   */
  public static Warehouse open(Settings settings, WarehouseRole role) {
    WarehouseLocation location = WarehouseLocation.of(settings);
    location.demandExisting();
    return demandCurrent(new Warehouse(location, role, Schemas.of(settings)));
  }

  /**
   * Opens a migrated warehouse that needs no more than its address, for whatever any task may do.
   *
   * @param jdbcUrl {@code jdbc:duckdb:PATH}
   * @throws TaskFailure as {@link #open(Settings, WarehouseRole)}
   */
  public static Warehouse open(String jdbcUrl) {
    return open(settings(jdbcUrl), WarehouseRole.ERASER);
  }

  /**
   * Opens, or makes, a database whose migrations are no concern of the caller, such as before it is
   * migrated.
   *
   * @throws TaskFailure as {@link #open(Settings, WarehouseRole)}
   */
  public static Warehouse openUnchecked(Settings settings, WarehouseRole role) {
    WarehouseLocation location = WarehouseLocation.of(settings);
    location.prepare();
    return new Warehouse(location, role, Schemas.of(settings));
  }

  /** Further connections to the same warehouse, each with a session of its own. */
  public DataSource connections() {
    return new WarehouseConnections(location, role);
  }

  /** The same for a database that needs no more than its address. */
  public static Warehouse openUnchecked(String jdbcUrl) {
    return openUnchecked(settings(jdbcUrl), WarehouseRole.ERASER);
  }

  /**
   * Destroys the bytes of deleted rows, which DuckDB keeps in its file: that is written anew.
   * Nobody may have the warehouse open.
   *
   * @throws TaskFailure (75) when somebody has, or the disk is full
   */
  public static void destroyDeleted(Settings settings) {
    WarehouseLocation location = WarehouseLocation.of(settings);
    location.demandExisting();
    location.destroyDeleted();
  }

  private static Settings settings(String jdbcUrl) {
    return Settings.from(Map.of(Setting.WAREHOUSE.variable(), jdbcUrl));
  }

  private static Warehouse demandCurrent(Warehouse warehouse) {
    try {
      Migrations.demandCurrent(warehouse);
      return warehouse;
    } catch (RuntimeException e) {
      warehouse.close();
      throw e;
    }
  }

  /** Writes and runs statements. Never closed by the caller. */
  public DSLContext dsl() {
    return dsl;
  }

  /**
   * The same connection, where the generated classes of {@code marts} mean another schema, such as
   * {@link Schemas#of}.
   */
  public DSLContext dslWithMartsIn(String schema) {
    return dsl(Identifier.check(schema));
  }

  private DSLContext dsl(String marts) {
    Configuration configuration =
        new DefaultConfiguration()
            .set(connection)
            .set(SQLDialect.DUCKDB)
            .set(rendering().withRenderMapping(mapping(marts)))
            .set(ExecuteListener.onException(this::classify));
    return DSL.using(configuration);
  }

  private RenderMapping mapping(String marts) {
    return new RenderMapping()
        .withSchemata(
            mapped(Staging.STAGING, schemas.staging()),
            mapped(Ops.OPS, schemas.ops()),
            mapped(Marts.MARTS, marts));
  }

  private static MappedSchema mapped(Schema schema, String name) {
    return new MappedSchema().withInput(schema.getName()).withOutput(name);
  }

  /** What only the engine can tell, such as a lost connection, is said in our words at once. */
  private void classify(ExecuteContext context) {
    RuntimeException thrown = context.exception();
    if (thrown != null) {
      engine.failure(thrown, address()).ifPresent(context::exception);
    }
  }

  /**
   * Does some work past jOOQ, which would read text that is not its own.
   *
   * @throws TaskFailure as any statement
   */
  public <T> T onConnection(ConnectionCallable<T> work) {
    try {
      return dsl.connectionResult(work);
    } catch (DataAccessException e) {
      Optional<TaskFailure> failure = engine.failure(e, address());
      throw failure.isPresent() ? failure.get() : e;
    }
  }

  /** What the schemas are called. */
  public Schemas schemas() {
    return schemas;
  }

  /** What differs between engines. */
  public Engine engine() {
    return engine;
  }

  /** The file or account, for messages. */
  public String address() {
    return location.name();
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
      throw new DataAccessException("cannot close " + address(), e);
    }
  }

  private org.jooq.conf.Settings rendering() {
    return new org.jooq.conf.Settings()
        .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED)
        .withBackslashEscaping(
            engine.escapesBackslashes() ? BackslashEscaping.ON : BackslashEscaping.OFF)
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
    Optional<TaskFailure> full = FullDisk.behind(e, address());
    if (full.isPresent()) {
      return full.get();
    }
    Optional<TaskFailure> failure = engine.failure(e, address());
    if (failure.isPresent()) {
      return failure.get();
    }
    if (engine.isConflict(e)) {
      return TaskFailure.temporary(
          "Another task changed the same rows at the same time", address(), "Run it again", e);
    }
    return e instanceof RuntimeException unchecked
        ? unchecked
        : new DataAccessException("cannot commit to " + address(), e);
  }
}
