package countinghouse.checkmarts;

import static countinghouse.warehouse.tables.ops.Tables.CLOSED_MONTH_CHANGE;

import countinghouse.warehouse.Stamp;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Rows that a rule found and that are kept in a table of ops, all of them and as values: a message
 * has only the first ones, in words.
 *
 * @param table of ops: {@code build_id}, {@code built_at} and the rule's columns
 * @param rows values by column
 */
record Kept(Table<?> table, List<Map<String, @Nullable Object>> rows) {
  /** Where rules may keep rows. */
  static final List<Table<?>> TABLES = List.of(CLOSED_MONTH_CHANGE);

  private static final String BUILD = "build_id";
  private static final String BUILT_AT = "built_at";

  /** The table of that name, if rules may keep rows in it. */
  static Optional<Table<?>> table(String name) {
    return TABLES.stream().filter(table -> table.getName().equals(name)).findFirst();
  }

  /** What the rows fulfil that were kept of this making of a build. */
  static Condition isOf(Stamp build, Table<?> table) {
    return build.isMeantBy(
        column(table, BUILD).coerce(String.class),
        column(table, BUILT_AT).coerce(LocalDateTime.class));
  }

  /** A row in the order of the table's columns, of their types. */
  List<@Nullable Object> values(Stamp build, Map<String, @Nullable Object> row) {
    row.keySet().forEach(column -> column(table, column));
    List<@Nullable Object> values = new ArrayList<>();
    for (Field<?> field : table.fields()) {
      values.add(
          switch (field.getName()) {
            case BUILD -> build.build().text();
            case BUILT_AT -> build.builtAt();
            default -> DSL.val(row.get(field.getName()), field.getDataType()).getValue();
          });
    }
    return values;
  }

  private static Field<?> column(Table<?> table, String name) {
    Field<?> field = table.field(name);
    if (field == null) {
      throw new IllegalStateException("ops." + table.getName() + " has no column " + name);
    }
    return field;
  }
}
