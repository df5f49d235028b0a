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
 * sources. Staging and ops come from their migrations, the marts from one file per table.
 */
public final class SchemaGen {
  private static final Map<String, String> PLACEHOLDERS = Map.of("transient", "", "rely", "");

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
    createMarts(url, schema.resolve("marts"));
    generate(url, sources);
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

  private static void createMarts(String url, Path marts) throws IOException, SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        Stream<Path> files = Files.list(marts)) {
      statement.execute("create schema marts");
      statement.execute("set schema = 'marts'");
      for (Path file : files.filter(f -> f.toString().endsWith(".sql")).sorted().toList()) {
        statement.execute(withoutPlaceholders(Files.readString(file)));
      }
    }
  }

  private static String withoutPlaceholders(String sql) {
    return sql.replace("${transient}", "").replace("${rely}", "");
  }

  private static void generate(String url, Path sources) throws Exception {
    GenerationTool.generate(
        new Configuration()
            .withLogging(Logging.WARN)
            .withJdbc(new Jdbc().withDriver("org.duckdb.DuckDBDriver").withUrl(url))
            .withGenerator(
                new Generator()
                    .withDatabase(
                        new Database()
                            .withName("org.jooq.meta.duckdb.DuckDBDatabase")
                            .withExcludes(".*flyway_schema_history.*")
                            .withInputCatalog("warehouse")
                            .withOutputCatalogToDefault(true)
                            .withSchemata(
                                Stream.of("staging", "ops", "marts")
                                    .map(name -> new SchemaMappingType().withInputSchema(name))
                                    .toList()))
                    .withGenerate(
                        new Generate()
                            .withRecords(false)
                            .withGeneratedAnnotation(true)
                            .withGeneratedAnnotationDate(false)
                            .withJavaTimeTypes(true))
                    .withTarget(
                        new Target()
                            .withPackageName("countinghouse.warehouse.tables")
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
