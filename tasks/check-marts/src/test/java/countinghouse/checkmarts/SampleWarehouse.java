package countinghouse.checkmarts;

import countinghouse.migratewarehouse.Migration;
import countinghouse.warehouse.BuildId;
import countinghouse.warehouse.MartSchema;
import countinghouse.warehouse.Warehouse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Instant;

/** A small warehouse in which everything is right: staging, a build c1, and the marts before it. */
final class SampleWarehouse {
  static final BuildId BUILD = new BuildId("c1");
  static final Instant NOW = Instant.parse("2026-06-03T07:05:00Z");

  private SampleWarehouse() {}

  /** Makes the file. */
  static Path make(Path folder) {
    Path file = folder.resolve("warehouse.duckdb");
    Migration.migrate(url(file));
    try (Warehouse warehouse = Warehouse.open(url(file))) {
      execute(warehouse, resource("/clean-staging.sql"));
      build(warehouse, warehouse.schemas().of(BUILD));
      build(warehouse, "marts");
      execute(warehouse, "update marts.build_stamp set build_id = 'c0'");
    }
    return file;
  }

  private static void build(Warehouse warehouse, String schema) {
    warehouse.engine().createSchema(warehouse.dsl(), schema);
    MartSchema.create(warehouse, schema);
    warehouse
        .engine()
        .inSchema(warehouse.dsl(), schema, () -> execute(warehouse, resource("/clean-marts.sql")));
  }

  static String url(Path file) {
    return "jdbc:duckdb:" + file;
  }

  /** Runs statements where unqualified names mean the build. */
  static void inBuild(Warehouse warehouse, String sql) {
    warehouse
        .engine()
        .inSchema(warehouse.dsl(), warehouse.schemas().of(BUILD), () -> execute(warehouse, sql));
  }

  private static void execute(Warehouse warehouse, String sql) {
    warehouse
        .dsl()
        .connection(connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
          }
        });
  }

  /** The text of a test resource. */
  static String resource(String name) {
    try (InputStream stream = SampleWarehouse.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalArgumentException("no test resource " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
