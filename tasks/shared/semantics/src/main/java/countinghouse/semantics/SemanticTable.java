package countinghouse.semantics;

import countinghouse.star.StarTable;
import java.util.List;

/**
 * A table or view as it is shown.
 *
 * @param name in the warehouse, for example {@code dim_product}
 * @param kind what it is in the star
 * @param caption to show, for example Product
 * @param grain "One row per …": its description
 * @param isHidden whether it is of no use to an analyst
 * @param columns in their order in the warehouse
 */
public record SemanticTable(
    String name,
    StarTable.Kind kind,
    String caption,
    String grain,
    boolean isHidden,
    List<SemanticColumn> columns) {

  /** Copies the list. */
  public SemanticTable {
    columns = List.copyOf(columns);
  }

  /**
   * A column by its name.
   *
   * @throws IllegalArgumentException when there is none
   */
  SemanticColumn column(String column) {
    return columns.stream()
        .filter(one -> one.name().equals(column))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No column " + name + "." + column));
  }
}
