package countinghouse.publishmarts;

import static countinghouse.warehouse.tables.marts.Tables.BUILD_STAMP;
import static countinghouse.warehouse.tables.ops.Tables.CHECK_RESULT;
import static countinghouse.warehouse.tables.ops.Tables.CHECK_RUN;

import countinghouse.migratewarehouse.Migration;
import countinghouse.warehouse.BuildId;
import countinghouse.warehouse.MartSchema;
import countinghouse.warehouse.Stamp;
import countinghouse.warehouse.Warehouse;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;

/** Builds of one row in every table, whose every text is the build's version. */
final class SampleBuilds {
  static final LocalDateTime FIRST = LocalDateTime.of(2026, 6, 15, 7, 0);

  private SampleBuilds() {}

  /** A new migrated warehouse. */
  static String newWarehouse(Path folder) {
    String url = "jdbc:duckdb:" + folder.resolve("warehouse.duckdb");
    Migration.migrate(url);
    return url;
  }

  /** A finished build that passed its check. */
  static BuildId passed(Warehouse warehouse, String id, LocalDateTime builtAt) {
    BuildId build = finished(warehouse, id, builtAt);
    checked(warehouse, build, "passed", builtAt.plusMinutes(1));
    return build;
  }

  /** A finished build that nobody checked. */
  static BuildId finished(Warehouse warehouse, String id, LocalDateTime builtAt) {
    BuildId build = unfinished(warehouse, id);
    new Stamp(build, builtAt, builtAt, ZoneId.of("America/New_York"), Currency.getInstance("USD"))
        .write(warehouse);
    return build;
  }

  /** A build without its stamp. */
  static BuildId unfinished(Warehouse warehouse, String id) {
    BuildId build = new BuildId(id);
    warehouse.engine().createSchema(warehouse.dsl(), warehouse.schemas().of(build));
    MartSchema.create(warehouse, warehouse.schemas().of(build));
    for (Table<?> table : MartSchema.tables()) {
      if (!MartSchema.isView(table) && !table.equals(BUILD_STAMP)) {
        insertRow(warehouse.dslWithMartsIn(warehouse.schemas().of(build)), table, id);
      }
    }
    return build;
  }

  private static void insertRow(DSLContext dsl, Table<?> table, String text) {
    dsl.insertInto(table)
        .values(Arrays.stream(table.fields()).map(field -> value(field, text)).toList())
        .execute();
  }

  private static Object value(Field<?> field, String text) {
    Class<?> type = field.getType();
    if (type == String.class) {
      return text;
    } else if (type == Boolean.class) {
      return true;
    } else if (type == LocalDate.class) {
      return FIRST.toLocalDate();
    } else if (type == LocalDateTime.class) {
      return FIRST;
    }
    return new BigDecimal(1);
  }

  /** The verdict of a check. */
  static void checked(Warehouse warehouse, BuildId build, String status, LocalDateTime at) {
    LocalDateTime builtAt = Stamp.of(warehouse, build).builtAt();
    warehouse
        .dsl()
        .deleteFrom(CHECK_RUN)
        .where(CHECK_RUN.BUILD_ID.eq(build.text()), CHECK_RUN.BUILT_AT.eq(builtAt))
        .execute();
    long failed = status.equals("failed") ? 1 : 0;
    warehouse
        .dsl()
        .insertInto(CHECK_RUN)
        .values(build.text(), status, 10, 0, failed, at, builtAt)
        .execute();
    if (failed > 0) {
      warehouse
          .dsl()
          .insertInto(CHECK_RESULT)
          .values(
              build.text(),
              "grain-unique",
              "dim_date",
              "fail",
              "failed",
              3,
              "3 rows",
              at,
              builtAt,
              "Twice in the figures.",
              "Look.")
          .execute();
    }
  }
}
