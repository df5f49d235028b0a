package countinghouse.warehouse;

import countinghouse.taskkit.Dataset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jooq.Table;

/** A generated table as lineage names it. */
public final class TableDataset {
  private TableDataset() {}

  /** With its columns, under the schema of its class: every build of a mart is a version of it. */
  public static Dataset of(Table<?> table) {
    return Dataset.in(
            Dataset.Place.WAREHOUSE,
            Objects.requireNonNull(table.getSchema()).getName() + "." + table.getName())
        .withColumns(
            Arrays.stream(table.fields())
                .map(field ->
                    new Dataset.Column(
                        field.getName(),
                        field.getDataType().getTypeName().toLowerCase(Locale.ROOT)))
                .toList());
  }
}
