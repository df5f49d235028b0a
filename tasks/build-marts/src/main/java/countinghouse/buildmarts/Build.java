package countinghouse.buildmarts;

import countinghouse.buildmarts.table.BuiltTable;
import countinghouse.buildmarts.table.Expressions;
import countinghouse.buildmarts.table.Inputs;
import countinghouse.buildmarts.table.TableWriter;
import countinghouse.star.Star;
import countinghouse.taskkit.Log;
import countinghouse.warehouse.BuildId;
import countinghouse.warehouse.ConformedTables;
import countinghouse.warehouse.LoadedRuns;
import countinghouse.warehouse.MartSchema;
import countinghouse.warehouse.Stamp;
import countinghouse.warehouse.Warehouse;
import countinghouse.warehouse.tables.marts.Marts;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * One build: the whole star, into a schema of its own, as a pure function of staging, rules and
 * settings. The stamp is written last; a build that has it is done.
 */
final class Build {
  private final Warehouse warehouse;
  private final Inputs inputs;
  private final Clock clock;
  private final Log log;

  Build(Warehouse warehouse, Inputs inputs, Clock clock, Log log) {
    this.warehouse = warehouse;
    this.inputs = inputs;
    this.clock = clock;
    this.log = log;
  }

  /**
   * Builds; a build of the same name is made anew, since rules may have changed in between.
   *
   * @return how many rows each table of the star got
   */
  Map<String, Long> run(BuildId id) {
    String schema = warehouse.schemas().of(id);
    DSLContext dsl = warehouse.dslWithMartsIn(schema);
    warehouse.engine().dropSchema(warehouse.dsl(), schema);
    warehouse.engine().createSchema(warehouse.dsl(), schema);
    Optional<LocalDateTime> stagingAsOf = LoadedRuns.keepFor(warehouse, id);
    createTables(schema);
    warehouse.engine().declareKeys(warehouse.dsl(), schema, Star.keys());
    Map<String, Long> rows = fill(dsl);
    new KeyCheck(dsl).demandUniqueKeys();
    stamp(id, stagingAsOf.orElse(Expressions.BEGINNING));
    return rows;
  }

  /**
   * In one transaction, where the engine has one for tables: else each of them, and each of their
   * comments, is forced to the disk by itself.
   */
  private void createTables(String schema) {
    warehouse.transaction(() -> {
      MartSchema.create(warehouse, schema);
      ConformedTables.create(warehouse);
      return schema;
    });
  }

  private Map<String, Long> fill(DSLContext dsl) {
    TableWriter writer = new TableWriter(dsl, warehouse.engine());
    Map<String, Long> rows = new LinkedHashMap<>();
    for (BuiltTable built : StarTables.inOrder(inputs)) {
      long count = writer.write(built);
      boolean isOfStar = Marts.MARTS.equals(built.table().getSchema());
      log.info(isOfStar ? "built" : "prepared", "table", built.table().getName(), "rows", count);
      if (isOfStar) {
        rows.put(built.table().getName(), count);
      }
    }
    return rows;
  }

  /**
   * Its time is in whole microseconds, so that the audit can name it on every engine.
   *
   * @param stagingAsOf until when staging told when the build began; the beginning of time while
   *     nothing was loaded
   */
  private void stamp(BuildId id, LocalDateTime stagingAsOf) {
    LocalDateTime builtAt =
        LocalDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    new Stamp(id, builtAt, stagingAsOf, inputs.zone(), inputs.currency()).write(warehouse);
  }
}
