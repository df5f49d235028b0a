package countinghouse.extractwoocommerce;

import countinghouse.apiclient.json.JsonRecord;
import countinghouse.lake.Entity;
import countinghouse.lake.RunWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns of an entity and how they are read.
 *
 * @param entity the entity of the lake
 * @param cells its columns in the same order
 */
record Shape(Entity entity, List<Cell> cells) {
  static Shape of(String name, Cell... cells) {
    List<Cell> list = List.of(cells);
    return new Shape(new Entity(name, list.stream().map(Cell::column).toList()), list);
  }

  void write(RunWriter run, JsonRecord record) {
    @Nullable Object[] values = new @Nullable Object[cells.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = cells.get(i).value().apply(record);
    }
    run.write(entity, values);
  }
}
