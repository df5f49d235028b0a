package countinghouse.schemagen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.SchemaMappingType;
import org.jooq.meta.jaxb.Target;

/**
 * Lays the schema files out in a throw-away DuckDB file and generates one jOOQ class per table, so
 * that a mart that names a column which does not exist fails to compile.
 *
 * <p>Arguments: the folder {@code warehouse-schema}, the DuckDB file to make, the folder for the
 * sources. Staging and ops come from their migrations; the marts, and the conformed tables on the
 * way to them, from one file per table.
 */
public final class SchemaGen {
  private static final Map<String, String> PLACEHOLDERS =
      Map.of("transient", "", "temporary", "", "staging", "staging", "ops", "ops");

  private static final Database SCHEMAS =
      database()
          .withSchemata(
              Stream.of("staging", "ops", "marts")
                  .map(name -> new SchemaMappingType().withInputSchema(name))
                  .toList());

  /** Temporary tables are in no schema, so their classes name none. */
  private static final Database CONFORMED =
      database().withInputSchema("conformed").withOutputSchemaToDefault(true);

  private SchemaGen() {}

  public static void main(String[] args) throws Exception {
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
    Path schema = Path.of(args[0]).toAbsolutePath();
    Path database = Path.of(args[1]).toAbsolutePath();
    Path sources = Path.of(args[2]).toAbsolutePath();
    Files.createDirectories(Path.of(args[1]).toAbsolutePath().resolveSibling("."));
    Files.deleteIfExists(database);
    String url = "jdbc:duckdb:" + database;
    migrate(url, schema);
    createTables(url, schema, "conformed");
    createTables(url, schema, "marts");
    generate(url, sources, SCHEMAS, "countinghouse.warehouse.tables");
    generate(url, sources, CONFORMED, "countinghouse.warehouse.tables.conformed");
    dropTimestampPrecision(sources);
  }

  private static void migrate(String url, Path schema) {
    Flyway.configure()
        .dataSource(url, null, null)
        .locations("filesystem:" + schema.resolve("ops"), "filesystem:" + schema.resolve("staging"))
        .placeholders(PLACEHOLDERS)
        .load()
        .migrate();
  }

  private static void createTables(String url, Path schema, String name)
      throws IOException, SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        Stream<Path> files = Files.list(schema.resolve(name))) {
      statement.execute("create schema " + name);
      statement.execute("set schema = '" + name + "'");
      for (Path file : files.filter(f -> f.toString().endsWith(".sql")).sorted().toList()) {
        statement.execute(filled(Files.readString(file)));
      }
    }
  }

  private static String filled(String sql) {
    String filled = sql;
    for (Map.Entry<String, String> placeholder : PLACEHOLDERS.entrySet()) {
      filled = filled.replace("${" + placeholder.getKey() + "}", placeholder.getValue());
    }
    return filled;
  }

  private static Database database() {
    return new Database()
        .withName("org.jooq.meta.duckdb.DuckDBDatabase")
        .withExcludes(".*flyway_schema_history.*")
        .withInputCatalog("warehouse")
        .withOutputCatalogToDefault(true);
  }

  private static void generate(String url, Path sources, Database database, String packageName)
      throws Exception {
    GenerationTool.generate(
        new Configuration()
            .withLogging(Logging.WARN)
            .withJdbc(new Jdbc().withDriver("org.duckdb.DuckDBDriver").withUrl(url))
            .withGenerator(
                new Generator()
                    .withDatabase(database)
                    .withGenerate(
                        new Generate()
                            .withRecords(false)
                            .withGeneratedAnnotation(true)
                            .withGeneratedAnnotationDate(false)
                            .withJavaTimeTypes(true))
                    .withTarget(
                        new Target()
                            .withPackageName(packageName)
                            .withDirectory(sources.toString()))));
  }

  /**
   * jOOQ 3.21 types DuckDB's TIMESTAMP as LOCALDATETIME(0) and renders {@code cast(? as timestamp
   * without time zone(0))}, which DuckDB 2 cannot parse.
   */
  private static void dropTimestampPrecision(Path sources) throws IOException {
    for (Path file : javaFiles(sources)) {
      String text = Files.readString(file);
      String mended = text.replace("SQLDataType.LOCALDATETIME(0)", "SQLDataType.LOCALDATETIME");
      if (!mended.equals(text)) {
        Files.writeString(file, mended);
      }
    }
  }

  private static List<Path> javaFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
