package countinghouse.warehouse;

import countinghouse.taskkit.Identifier;
import countinghouse.taskkit.TaskFailure;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Snowflake. Functions as in https://docs.snowflake.com/en/sql-reference/functions-all. */
final class Snowflake implements Engine {
  private final Schemas schemas;
  private final String stage;

  /**
   * An engine.
   *
   * @param stage above the lake, with the lake's folder in it
   */
  Snowflake(Schemas schemas, String stage) {
    this.schemas = schemas;
    this.stage = stage;
  }

  /** MD5_NUMBER_LOWER64 is the last 64 bits of the digest, big endian and without a sign. */
  @Override
  public Field<Long> key(Field<?>... parts) {
    return DSL.field(
        "cast(mod(md5_number_lower64({0}), 9223372036854775808) as bigint)",
        SQLDataType.BIGINT, KeyText.of(parts));
  }

  @Override
  public Field<Long> epochMicros(Field<LocalDateTime> utc) {
    return DSL.field("date_part(epoch_microsecond, {0})", SQLDataType.BIGINT, utc);
  }

  /** With three arguments it takes a time without a zone and gives one. */
  @Override
  public Field<LocalDateTime> businessTime(Field<LocalDateTime> utc, ZoneId zone) {
    return DSL.field(
        "convert_timezone('UTC', {0}, {1})",
        SQLDataType.LOCALDATETIME, DSL.inline(zone.getId()), utc);
  }

  @Override
  public List<String> columns(DSLContext dsl, Collection<LakeFile> parquetFiles) {
    return new SnowflakeCopy(dsl, stage).columns(parquetFiles);
  }

  @Override
  public void stage(
      DSLContext dsl, String name, Map<Integer, LakeFile> parquetFiles, List<Field<?>> wanted) {
    new SnowflakeCopy(dsl, stage).stage(Identifier.check(name), parquetFiles, wanted);
  }

  @Override
  public long append(DSLContext dsl, Table<?> table, Stream<List<@Nullable Object>> rows) {
    return dsl.connectionResult(connection -> {
      try (SnowflakeRows appended = SnowflakeRows.into(connection, dsl.render(table), table)) {
        rows.forEachOrdered(appended::add);
        return appended.finish();
      }
    });
  }

  /**
   * Marts and builds can be made again from staging, and are, every day: transient and without Time
   * Travel, so that what was dropped is not paid for.
   */
  @Override
  public void createSchema(DSLContext dsl, String schema) {
    dsl.execute(
        "create transient schema %s data_retention_time_in_days = 0"
            .formatted(Identifier.check(schema)));
    useHome(dsl); // a new schema becomes the current one
  }

  @Override
  public void inSchema(DSLContext dsl, String schema, Runnable work) {
    dsl.execute("use schema " + Identifier.check(schema));
    try {
      work.run();
    } finally {
      useHome(dsl);
    }
  }

  /** Temporary tables need a schema to be in: every task may use staging. */
  private void useHome(DSLContext dsl) {
    dsl.execute("use schema " + schemas.staging());
  }

  /** There, rights keep everybody but the tasks from them; a role does not see all of them. */
  @Override
  public List<String> missing(DSLContext dsl, Map<String, List<Table<?>>> tables) {
    return List.of();
  }

  @Override
  public boolean hasTable(DSLContext dsl, String schema, String table) {
    return dsl.fetchExists(
        DSL.selectOne()
            .from("information_schema.tables")
            .where(Engine.catalogField("table_schema").eq(DSL.inline(inCatalog(schema))))
            .and(DSL.upper(Engine.catalogField("table_name")).eq(DSL.inline(inCatalog(table)))));
  }

  @Override
  public List<String> schemas(DSLContext dsl, String prefix) {
    Field<String> name = Engine.catalogField("schema_name");
    return dsl
        .select(name)
        .from("information_schema.schemata")
        .where(DSL.left(name, DSL.inline(prefix.length())).eq(DSL.inline(inCatalog(prefix))))
        .orderBy(name)
        .fetch(Record1::value1)
        .stream()
        .map(this::asWritten)
        .toList();
  }

  @Override
  public String inCatalog(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  /** Everything of ours is written in lower case. */
  @Override
  public String asWritten(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  @Override
  public void declareKeys(DSLContext dsl, String schema, List<TableKey> keys) {
    new SnowflakeMarts(dsl, Identifier.check(schema)).declare(keys);
  }

  @Override
  public void relyOnKeys(DSLContext dsl, String schema, List<TableKey> keys) {
    new SnowflakeMarts(dsl, Identifier.check(schema)).rely(keys);
  }

  @Override
  public void admitReaders(DSLContext dsl, String schema) {
    if (schemas(dsl, schemas.marts()).contains(schemas.marts())) {
      new SnowflakeMarts(dsl, Identifier.check(schema)).admitReadersOf(schemas.marts());
    }
  }

  /**
   * A swap of names, in one statement that commits by itself; the build's schema has the old marts.
   */
  @Override
  public void switchMarts(Warehouse warehouse, String schema) {
    DSLContext dsl = warehouse.dsl();
    if (!schemas(dsl, schemas.marts()).contains(schemas.marts())) {
      createSchema(dsl, schemas.marts());
    }
    new SnowflakeMarts(dsl, Identifier.check(schema)).swapWith(schemas.marts());
  }

  /** Readers read the warehouse itself. */
  @Override
  public Optional<ReadersFile> readersFile(Warehouse warehouse) {
    return Optional.empty();
  }

  @Override
  public Map<String, String> placeholders() {
    return schemas.placeholders(Map.of("transient", "transient", "temporary", "temporary"));
  }

  @Override
  public Optional<TaskFailure> failure(Throwable e, String where) {
    return SnowflakeFailure.behind(e, where);
  }

  /** A statement that waits for a lock waits; that it waited in vain is a failure of its own. */
  @Override
  public boolean isConflict(Exception e) {
    return false;
  }

  /** Micro-partitions take rows as they come, and those outside of a range are not read. */
  @Override
  public boolean rewardsWrittenOrder() {
    return true;
  }

  @Override
  public boolean escapesBackslashes() {
    return true;
  }

  /** Codes 100000 to 100999: a value is missing, too long, or not of its type. */
  @Override
  public boolean isBadValue(Exception e) {
    return SnowflakeFailure.error(e)
        .map(SQLException::getErrorCode)
        .filter(code -> code >= 100_000 && code < 101_000)
        .isPresent();
  }

  static String literal(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
