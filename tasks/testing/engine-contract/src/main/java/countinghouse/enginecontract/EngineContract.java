package countinghouse.enginecontract;

import countinghouse.lake.Lake;
import countinghouse.warehouse.Warehouse;
import java.util.List;
import java.util.stream.Stream;

/**
 * What every engine must do alike. Each clause leaves what it makes, so a warehouse is held to the
 * contract once.
 *
 * @param warehouse with an empty schema {@code staging} and no other of its own
 * @param lake an empty one, which the warehouse reads
 */
public record EngineContract(Warehouse warehouse, Lake lake) {

  /**
   * The contract for a warehouse that has nothing yet.
   *
   * @param warehouse whose schemas are not made
   * @param lake an empty one, which the warehouse reads
   */
  public static EngineContract of(Warehouse warehouse, Lake lake) {
    warehouse.engine().createSchema(warehouse.dsl(), warehouse.schemas().staging());
    return new EngineContract(warehouse, lake);
  }

  /** All of it. */
  public List<Clause> clauses() {
    return Stream.of(
            new KeyClauses(warehouse).all(),
            new TimeClauses(warehouse).all(),
            new LakeFileClauses(warehouse, lake).all(),
            new RowClauses(warehouse).all())
        .flatMap(List::stream)
        .toList();
  }
}
