package countinghouse.warehouse;

import static java.util.stream.Collectors.joining;

import countinghouse.warehouse.tables.marts.Marts;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** DuckDB, embedded, one file. */
final class DuckDb implements Engine {
  @Override
  public Field<Long> key(Field<?>... parts) {
    Field<String> text =
        Arrays.stream(parts)
            .map(DuckDb::keyPart)
            .reduce((left, right) -> left.concat(character(Keys.SEPARATOR), right))
            .orElseThrow(() -> new IllegalArgumentException("a key has at least one part"));
    return DSL.field(
        "cast(cast('0x' || substr(md5({0}), 17, 16) as ubigint) % 9223372036854775808 as bigint)",
        SQLDataType.BIGINT, text);
  }

  private static Field<String> keyPart(Field<?> part) {
    boolean text = part.getDataType().isString();
    boolean integer = part.getDataType().isInteger();
    if (!text && !integer) {
      throw new IllegalArgumentException(
          "a part of a key is text or an integer: " + part + " is " + part.getDataType());
    }
    return DSL.coalesce(part.cast(SQLDataType.VARCHAR), character(Keys.NULL));
  }

  private static Field<String> character(char code) {
    return DSL.field("chr({0})", SQLDataType.VARCHAR, DSL.inline((int) code));
  }

  @Override
  public Field<Long> epochMicros(Field<LocalDateTime> utc) {
    return DSL.field("epoch_us({0})", SQLDataType.BIGINT, utc);
  }

  @Override
  public Field<LocalDateTime> businessTime(Field<LocalDateTime> utc, ZoneId zone) {
    return DSL.field(
        "timezone({0}, timezone('UTC', {1}))",
        SQLDataType.LOCALDATETIME, DSL.inline(zone.getId()), utc);
  }

  @Override
  public Field<LocalDate> businessDay(Field<LocalDateTime> utc, ZoneId zone) {
    return businessTime(utc, zone).cast(SQLDataType.LOCALDATE);
  }

  @Override
  public Field<Integer> daysBetween(Field<LocalDate> from, Field<LocalDate> to) {
    return DSL.field("cast(datediff('day', {0}, {1}) as integer)", SQLDataType.INTEGER, from, to);
  }

  /** A view: DuckDB reads Parquet in place, and of it only the columns that are asked for. */
  @Override
  public void stage(DSLContext dsl, String name, Map<Integer, Path> parquetFiles) {
    String paths =
        parquetFiles.values().stream()
            .map(Path::toString)
            .map(DuckDb::literal)
            .collect(joining(", "));
    String numbers =
        parquetFiles.entrySet().stream()
            .map(file -> "(" + literal(file.getValue().toString()) + ", " + file.getKey() + ")")
            .collect(joining(", "));
    String view =
        """
        create or replace temporary view %s as
        select file.* exclude (filename), number.file_number
        from read_parquet([%s], union_by_name = true, filename = true, hive_partitioning = false) file
        join (values %s) number(path, file_number) on number.path = file.filename
        """
            .formatted(SchemaName.check(name), paths, numbers);
    dsl.connection(connection -> {
      try (Statement statement = connection.createStatement()) {
        statement.execute(view);
      }
    });
  }

  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  @Override
  public long append(DSLContext dsl, Table<?> table, Stream<List<@Nullable Object>> rows) {
    return dsl.connectionResult(connection -> {
      try (DuckDbRows appended =
          DuckDbRows.into(connection.unwrap(DuckDBConnection.class), dsl.render(table), table)) {
        rows.forEachOrdered(appended::add);
        return appended.number();
      }
    });
  }

  @Override
  public void createSchema(DSLContext dsl, String schema) {
    dsl.execute("create schema " + SchemaName.check(schema));
  }

  @Override
  public void dropSchema(DSLContext dsl, String schema) {
    dsl.execute("drop schema if exists " + SchemaName.check(schema) + " cascade");
  }

  @Override
  public void inSchema(DSLContext dsl, String schema, Runnable work) {
    dsl.execute("set schema = '" + SchemaName.check(schema) + "'");
    try {
      work.run();
    } finally {
      dsl.execute("set schema = 'main'");
    }
  }

  @Override
  public boolean hasTable(DSLContext dsl, String schema, String table) {
    return dsl.fetchExists(
        DSL.selectOne()
            .from(DSL.table(DSL.name("information_schema", "tables")))
            .where(catalogField("table_catalog").eq(DSL.field("current_database()", String.class)))
            .and(catalogField("table_schema").eq(schema))
            .and(catalogField("table_name").eq(table)));
  }

  @Override
  public List<String> schemas(DSLContext dsl, String prefix) {
    return dsl.select(catalogField("schema_name"))
        .from(DSL.table(DSL.name("information_schema", "schemata")))
        .where(catalogField("catalog_name").eq(DSL.field("current_database()", String.class)))
        .and(catalogField("schema_name").startsWith(prefix))
        .orderBy(catalogField("schema_name"))
        .fetch(Record1::value1);
  }

  private static Field<String> catalogField(String name) {
    return DSL.field(DSL.name(name), SQLDataType.VARCHAR);
  }

  @Override
  public void switchMarts(Warehouse warehouse, String schema) {
    String marts = Marts.MARTS.getName();
    dropSchema(warehouse.dsl(), marts);
    createSchema(warehouse.dsl(), marts);
    MartSchema.create(warehouse, marts);
    MartSchema.copyRows(warehouse, schema, marts);
  }

  @Override
  public Optional<ReadersFile> readersFile(Warehouse warehouse) {
    return Optional.of(ReadersFile.beside(warehouse));
  }

  @Override
  public Map<String, String> placeholders() {
    return Map.of("transient", "", "temporary", "temporary", "rely", "");
  }

  @Override
  public boolean isConflict(Exception e) {
    return says(e, "TransactionContext Error");
  }

  @Override
  public boolean isBadValue(Exception e) {
    return says(e, "Constraint Error") || says(e, "Conversion Error");
  }

  private static boolean says(Exception e, String kind) {
    return e.getMessage() != null && e.getMessage().contains(kind);
  }
}
