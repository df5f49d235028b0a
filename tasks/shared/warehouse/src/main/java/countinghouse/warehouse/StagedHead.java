package countinghouse.warehouse;

import countinghouse.warehouse.tables.staging.Staging;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Table;

/**
 * A head in staging: the table that holds the versions of its records, and those of its children.
 *
 * @param sourceKind such as {@code woocommerce}
 * @param name of the head, such as {@code orders}
 * @param table of the versions
 * @param children tables of what stood inside the head's own JSON
 */
public record StagedHead(String sourceKind, String name, Table<?> table, List<Table<?>> children) {
  /** What load-staging stamps on a version; every other column the extractor wrote. */
  private static final Set<String> STAMPS =
      Set.of(
          "source_name", "run_id", "content_run_id", "extracted_at", "is_deleted", "record_number");

  /** Every head there is a table for, in the order of their names. */
  public static List<StagedHead> all() {
    return Staging.STAGING.getTables().stream()
        .filter(table -> table.field("content_run_id") != null)
        .map(StagedHead::of)
        .toList();
  }

  /** The head of a kind of source. */
  public static Optional<StagedHead> of(String sourceKind, String name) {
    return all().stream()
        .filter(head -> head.sourceKind().equals(sourceKind) && head.name().equals(name))
        .findFirst();
  }

  private static StagedHead of(Table<?> table) {
    String[] parts = table.getName().split("_", 2);
    List<Table<?>> children =
        Staging.STAGING.getTables().stream()
            .<Table<?>>map(child -> child)
            .filter(child -> child.getName().startsWith(parts[0] + "_"))
            .filter(child -> headOf(child).equals(parts[1]))
            .toList();
    return new StagedHead(parts[0], parts[1], table, children);
  }

  /** A child's first column after the stamps is the id of its head: {@code order_id} of orders. */
  private static String headOf(Table<?> child) {
    return child.field("content_run_id") != null
        ? ""
        : content(child).stream()
            .findFirst()
            .map(column -> column.replaceFirst("_id$", "s"))
            .orElseThrow();
  }

  /** The columns of its own table that the extractor wrote. */
  public List<String> content() {
    return content(table);
  }

  /** The columns of a table of staging that the extractor wrote. */
  public static List<String> content(Table<?> table) {
    return Arrays.stream(table.fields())
        .map(Field::getName)
        .filter(column -> !STAMPS.contains(column))
        .toList();
  }
}
