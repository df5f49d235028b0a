package countinghouse.warehouse;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.select;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/**
 * Reads staging as it is now. A table of a head holds every version of every record; the current
 * one is the last by (extracted_at, run_id). A table of a child is read only through the current
 * version of its head, so that a removed line is gone.
 *
 * <pre>{@code
 * WoocommerceOrders order = WOOCOMMERCE_ORDERS.as("sold");
 * WoocommerceOrderLines line = WOOCOMMERCE_ORDER_LINES.as("line");
 * select(order.ID, line.TOTAL)
 *     .from(CurrentVersions.existing(order))
 *     .join(line).on(CurrentVersions.belongs(line, order));
 * }</pre>
 */
public final class CurrentVersions {
  /**
   * The condition by which the one current version of every record is told, in words of SQL for a
   * {@code qualify}. It is said here alone.
   */
  public static final String IS_CURRENT =
      "row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1";

  private CurrentVersions() {}

  /**
   * The current version of every record, deleted ones included ({@code IS_DELETED}).
   *
   * @param head a table of a head with an alias; its fields mean the result from then on
   */
  public static Table<Record> all(Table<Record> head) {
    return current(head, condition(IS_CURRENT));
  }

  /**
   * The current version of every record that its source still has.
   *
   * @param head a table of a head with an alias; its fields mean the result from then on
   */
  public static Table<Record> existing(Table<Record> head) {
    return current(
        head, condition(IS_CURRENT).and(column(head, "is_deleted", Boolean.class).isFalse()));
  }

  /**
   * What a row of a child's table must fulfil to stand inside this version of its head.
   *
   * @param child has {@code source_name}, {@code run_id} and {@code record_number}
   * @param head has {@code source_name}, {@code content_run_id} and {@code record_number}
   */
  public static Condition belongs(Table<?> child, Table<?> head) {
    return column(child, "source_name", String.class)
        .eq(column(head, "source_name", String.class))
        .and(column(child, "run_id", String.class).eq(column(head, "content_run_id", String.class)))
        .and(
            column(child, "record_number", Long.class)
                .eq(column(head, "record_number", Long.class)));
  }

  private static Table<Record> current(Table<Record> head, Condition condition) {
    if (head.getSchema() != null) {
      throw new IllegalArgumentException(head + " needs an alias: its fields mean the result");
    }
    return select(head.fields()).from(head).qualify(condition).asTable(head.getName());
  }

  private static <T> Field<T> column(Table<?> table, String name, Class<T> type) {
    Field<T> column = table.field(name, type);
    if (column == null) {
      throw new IllegalArgumentException(table + " has no column " + name);
    }
    return column;
  }
}
