package countinghouse.warehouse;

import static java.util.stream.Collectors.joining;

import countinghouse.taskkit.Identifier;
import countinghouse.taskkit.TaskFailure;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
  private final Schemas schemas;

  DuckDb(Schemas schemas) {
    this.schemas = schemas;
  }

  @Override
  public Field<Long> key(Field<?>... parts) {
    return DSL.field(
        "cast(cast('0x' || substr(md5({0}), 17, 16) as ubigint) % 9223372036854775808 as bigint)",
        SQLDataType.BIGINT, KeyText.of(parts));
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
  public List<String> columns(DSLContext dsl, Collection<LakeFile> parquetFiles) {
    String names =
        "select lower(column_name) from (describe select * exclude (filename) from %s)"
            .formatted(readParquet(parquetFiles.stream().map(DuckDb::path)));
    return dsl.connectionResult(connection -> {
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(names)) {
        List<String> columns = new ArrayList<>();
        while (row.next()) {
          columns.add(row.getString(1));
        }
        return columns;
      }
    });
  }

  /** A view: DuckDB reads Parquet in place, and of it only the columns that are asked for. */
  @Override
  public void stage(
      DSLContext dsl, String name, Map<Integer, LakeFile> parquetFiles, List<Field<?>> wanted) {
    Map<Integer, String> paths = new TreeMap<>();
    parquetFiles.forEach((number, file) -> paths.put(number, path(file)));
    String numbers =
        paths.entrySet().stream()
            .map(file -> "(" + literal(file.getValue()) + ", " + file.getKey() + ")")
            .collect(joining(", "));
    String view =
        """
        create or replace temporary view %s as
        select file.* exclude (filename), number.file_number
        from %s file
        join (values %s) number(path, file_number) on number.path = file.filename
        """
            .formatted(Identifier.check(name), readParquet(paths.values().stream()), numbers);
    dsl.connection(connection -> {
      try (Statement statement = connection.createStatement()) {
        statement.execute(view);
      }
    });
  }

  private static String path(LakeFile file) {
    return file.localPath().get().toString();
  }

  private static String readParquet(Stream<String> paths) {
    return "read_parquet([%s], union_by_name = true, filename = true, hive_partitioning = false)"
        .formatted(paths.map(DuckDb::literal).collect(joining(", ")));
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
    dsl.execute("create schema " + Identifier.check(schema));
  }

  @Override
  public void inSchema(DSLContext dsl, String schema, Runnable work) {
    dsl.execute("set schema = '" + Identifier.check(schema) + "'");
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
            .where(
                Engine.catalogField("table_catalog")
                    .eq(DSL.field("current_database()", String.class)))
            .and(Engine.catalogField("table_schema").eq(schema))
            .and(Engine.catalogField("table_name").eq(table)));
  }

  @Override
  public List<String> schemas(DSLContext dsl, String prefix) {
    return dsl.select(Engine.catalogField("schema_name"))
        .from(DSL.table(DSL.name("information_schema", "schemata")))
        .where(
            Engine.catalogField("catalog_name").eq(DSL.field("current_database()", String.class)))
        .and(Engine.catalogField("schema_name").startsWith(prefix))
        .orderBy(Engine.catalogField("schema_name"))
        .fetch(Record1::value1);
  }

  /** They would be enforced, row by row, where a check looks at all of them at once. */
  @Override
  public void declareKeys(DSLContext dsl, String schema, List<TableKey> keys) {}

  @Override
  public void relyOnKeys(DSLContext dsl, String schema, List<TableKey> keys) {}

  /** Who may read the file may read all of it. */
  @Override
  public void admitReaders(DSLContext dsl, String schema) {}

  @Override
  public void switchMarts(Warehouse warehouse, String schema) {
    String marts = schemas.marts();
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
  public String inCatalog(String name) {
    return name;
  }

  @Override
  public String asWritten(String name) {
    return name;
  }

  @Override
  public Map<String, String> placeholders() {
    return schemas.placeholders(Map.of("transient", "", "temporary", "temporary"));
  }

  /** It runs in this process: nothing but the file, its disk and the memory stand between. */
  @Override
  public Optional<TaskFailure> failure(Throwable e, String where) {
    return DuckDbFailure.of(e, where);
  }

  /** DuckDB says in the same words that a commit could not be written, so they do not suffice. */
  @Override
  public boolean isConflict(Exception e) {
    return says(e, "TransactionContext Error")
        && (says(e, "onflict") || says(e, "constraint violated"));
  }

  @Override
  public List<String> missing(DSLContext dsl, Map<String, List<Table<?>>> tables) {
    Map<String, List<String>> found =
        dsl.fetch(
                "select schema_name || '.' || table_name, column_name from duckdb_columns()"
                    + " where database_name = current_database() and schema_name in (%s)"
                        .formatted(
                            tables.keySet().stream().map(DuckDb::literal).collect(joining(", "))))
            .intoGroups(row -> row.get(0, String.class), row -> row.get(1, String.class));
    return tables.entrySet().stream()
        .flatMap(schema ->
            schema.getValue().stream().flatMap(table -> missing(schema.getKey(), table, found)))
        .sorted()
        .toList();
  }

  private static Stream<String> missing(
      String schema, Table<?> table, Map<String, List<String>> found) {
    String name = schema + "." + table.getName();
    List<String> columns = found.getOrDefault(name, List.of());
    return columns.isEmpty()
        ? Stream.of(name)
        : Arrays.stream(table.fields())
            .map(Field::getName)
            .filter(column -> !columns.contains(column))
            .map(column -> name + "." + column);
  }

  /** A file of the size that one machine works with is soon read from end to end. */
  @Override
  public boolean rewardsWrittenOrder() {
    return false;
  }

  @Override
  public boolean escapesBackslashes() {
    return false;
  }

  @Override
  public boolean isBadValue(Exception e) {
    return says(e, "Constraint Error") || says(e, "Conversion Error");
  }

  private static boolean says(Exception e, String kind) {
    return e.getMessage() != null && e.getMessage().contains(kind);
  }
}
