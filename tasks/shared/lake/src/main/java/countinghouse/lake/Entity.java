package countinghouse.lake;

import countinghouse.taskkit.Identifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One kind of record and its columns; it becomes one Parquet file of a run.
 *
 * @param name such as {@code orders} or {@code order_lines}
 * @param columns the columns the extractor fills, in the order in which it hands over values. The
 *     column {@code record_number} is not among them: the {@link RunWriter} puts it in front.
 */
public record Entity(String name, List<Column> columns) {

  /** In front of every row: the number of the head record, counted from 0 within the run. */
  public static final Column RECORD_NUMBER =
      Column.required("record_number", ColumnType.BIGINT)
          .describedAs("Number of the head record within its run, from 0; children carry it too.");

  /** Checks that names are sound and stand once. */
  public Entity {
    Identifier.check(name);
    columns = List.copyOf(columns);
    Set<String> seen = new HashSet<>(Set.of(RECORD_NUMBER.name()));
    for (Column column : columns) {
      if (!seen.add(column.name())) {
        throw new IllegalArgumentException(name + " has the column " + column.name() + " twice");
      }
    }
  }

  /** Makes an entity of its columns. */
  public static Entity of(String name, Column... columns) {
    return new Entity(name, List.of(columns));
  }

  /** The columns as they stand in the Parquet file: {@link #RECORD_NUMBER}, then all others. */
  List<Column> storedColumns() {
    List<Column> stored = new ArrayList<>(columns.size() + 1);
    stored.add(RECORD_NUMBER);
    stored.addAll(columns);
    return List.copyOf(stored);
  }

  /** The name of its Parquet file within a run. */
  String fileName() {
    return name + ".parquet";
  }
}
