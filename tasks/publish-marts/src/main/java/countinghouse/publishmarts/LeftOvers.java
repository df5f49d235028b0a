package countinghouse.publishmarts;

import countinghouse.taskkit.Log;
import countinghouse.warehouse.BuildId;
import countinghouse.warehouse.ReadersFile;
import countinghouse.warehouse.Stamp;
import countinghouse.warehouse.Warehouse;
import java.util.Comparator;
import java.util.List;

/** Removes what publishing makes superfluous, so that the warehouse does not grow for ever. */
record LeftOvers(Warehouse warehouse, Log log) {
  /** Builds that were not published are kept to be looked at, the newest few. */
  private static final int KEPT = 2;

  /**
   * Drops the schema of the published build (the marts are a copy of it), those of older builds but
   * the last two, and those of builds that were never finished; sweeps readers' files that never
   * got their name.
   */
  void remove(BuildId published) {
    List<String> schemas =
        warehouse.engine().schemas(warehouse.dsl(), warehouse.schemas().builds());
    schemas.stream()
        .filter(schema -> !kept(schemas, published).contains(schema))
        .forEach(this::drop);
    warehouse.engine().readersFile(warehouse).ifPresent(ReadersFile::sweep);
  }

  private List<String> kept(List<String> schemas, BuildId published) {
    record Finished(String schema, Stamp stamp) {}
    return schemas.stream()
        .filter(schema -> !schema.equals(warehouse.schemas().of(published)))
        .flatMap(schema -> Stamp.in(warehouse, schema).map(it -> new Finished(schema, it)).stream())
        .sorted(Comparator.comparing((Finished it) -> it.stamp().builtAt()).reversed())
        .limit(KEPT)
        .map(Finished::schema)
        .toList();
  }

  private void drop(String schema) {
    warehouse.engine().dropSchema(warehouse.dsl(), schema);
    log.info("dropped the schema of a build that is no longer needed", "schema", schema);
  }
}
