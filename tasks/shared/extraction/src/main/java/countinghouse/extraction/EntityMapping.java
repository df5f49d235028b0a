package countinghouse.extraction;

import countinghouse.apiclient.json.JsonRecord;
import countinghouse.lake.Entity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a record, or an object within one, becomes a row of an entity. */
public final class EntityMapping {
  private final Entity entity;
  private final List<Cell> cells;

  private EntityMapping(String name, List<Cell> cells) {
    this.cells = cells;
    entity = new Entity(name, cells.stream().map(Cell::column).toList());
  }

  /** The mapping of an entity of this name, with these columns. */
  public static EntityMapping of(String entity, Cell... cells) {
    return new EntityMapping(entity, List.of(cells));
  }

  /** The entity. */
  public Entity entity() {
    return entity;
  }

  /**
   * The values of a record in the order of the columns.
   *
   * @throws countinghouse.taskkit.TaskFailure (65) naming source, entity, id, field and value
   */
  public @Nullable Object[] row(JsonRecord record) {
    @Nullable Object[] row = new @Nullable Object[cells.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = cells.get(i).rule().apply(record);
    }
    return row;
  }
}
