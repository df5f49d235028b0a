package countinghouse.makereport;

import countinghouse.migratewarehouse.Migration;
import countinghouse.warehouse.MartSchema;
import countinghouse.warehouse.Warehouse;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** Rows of marts of which only some columns are said; the others are filled with stand-ins. */
final class MartRows {
  private final Map<Table<?>, List<List<@Nullable Object>>> rows = new LinkedHashMap<>();
  private final LocalDateTime someTime;

  MartRows(LocalDateTime someTime) {
    this.someTime = someTime;
  }

  /** Keeps one row. */
  void add(Table<?> table, Map<String, ?> values) {
    rows.computeIfAbsent(table, it -> new ArrayList<>())
        .add(
            Arrays.<Field<?>>stream(table.fields())
                .<@Nullable Object>map(field ->
                    values.containsKey(field.getName())
                        ? converted(field, values.get(field.getName()))
                        : standIn(field))
                .toList());
  }

  private static @Nullable Object converted(Field<?> field, @Nullable Object value) {
    Class<?> type = field.getType();
    return switch (value) {
      case Number number when type == Integer.class -> number.intValue();
      case Number number when type == Long.class -> number.longValue();
      case Number number when type == BigDecimal.class -> new BigDecimal(number.toString());
      case null, default -> value;
    };
  }

  private @Nullable Object standIn(Field<?> field) {
    Class<?> type = field.getType();
    if (field.getDataType().nullable()) {
      return null;
    } else if (type == String.class) {
      return "x";
    } else if (type == Boolean.class) {
      return false;
    } else if (type == LocalDate.class) {
      return LocalDate.of(2026, 1, 1);
    } else if (type == LocalDateTime.class) {
      return someTime;
    }
    return converted(field, 0);
  }

  /** Writes them into the marts of a new warehouse, and says where it is. */
  String written(Path folder, List<String> statements) {
    String url = "jdbc:duckdb:" + folder.resolve("warehouse.duckdb");
    Migration.migrate(url);
    try (Warehouse warehouse = Warehouse.open(url)) {
      warehouse.engine().createSchema(warehouse.dsl(), "marts");
      MartSchema.create(warehouse, "marts");
      for (Map.Entry<Table<?>, List<List<@Nullable Object>>> table : rows.entrySet()) {
        append(warehouse, table.getKey(), table.getValue());
      }
      statements.forEach(statement -> warehouse.dsl().execute(statement));
    }
    return url;
  }

  private static void append(
      Warehouse warehouse, Table<?> table, List<List<@Nullable Object>> all) {
    Stream<List<@Nullable Object>> stream = all.stream();
    warehouse.engine().append(warehouse.dsl(), table, stream);
  }
}
