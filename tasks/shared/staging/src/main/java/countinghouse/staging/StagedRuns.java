package countinghouse.staging;

import static java.util.stream.Collectors.toMap;

import countinghouse.lake.Head;
import countinghouse.lake.Lake;
import countinghouse.lake.ManifestFile;
import countinghouse.taskkit.TaskFailure;
import countinghouse.warehouse.LakeFile;
import countinghouse.warehouse.Warehouse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The files of the runs of a plan, readable by SQL: {@code load_<entity>} with everything in them,
 * where {@code file_number} is the run's number in the plan. Made before the transaction begins,
 * since on some engines making a table ends it.
 */
final class StagedRuns {
  /**
   * One entity of the head, the head itself or a child.
   *
   * @param table where its rows go
   * @param view where its rows of the lake are
   * @param columns what the lake has of the table's content
   */
  record Entity(StagingTable table, String view, List<String> columns) {}

  /** The one column of an ids run that is folded; the lake has every id as text there. */
  private static final Field<String> ID = DSL.field(DSL.name("id"), SQLDataType.VARCHAR);

  private final Warehouse warehouse;
  private final Plan plan;
  private final Map<String, Entity> entities = new LinkedHashMap<>();
  private boolean hasIds;

  /**
   * Stages all files.
   *
   * @throws TaskFailure (65) when a file has rows for which there is no table or no column, or not
   *     as many as its manifest says
   */
  StagedRuns(Warehouse warehouse, Plan plan, BiFunction<Run, ManifestFile, LakeFile> files) {
    this.warehouse = warehouse;
    this.plan = plan;
    filesByEntity(files).forEach(this::stage);
  }

  private Map<String, Map<Integer, LakeFile>> filesByEntity(
      BiFunction<Run, ManifestFile, LakeFile> files) {
    Map<String, Map<Integer, LakeFile>> byEntity = new LinkedHashMap<>();
    for (int number = 0; number < plan.runs().size(); number++) {
      Run run = plan.runs().get(number);
      for (ManifestFile file : run.manifest().files()) {
        byEntity
            .computeIfAbsent(file.entity(), entity -> new TreeMap<>())
            .put(number, files.apply(run, file));
      }
    }
    return byEntity;
  }

  private void stage(String entity, Map<Integer, LakeFile> files) {
    String view = "load_" + entity;
    if (entity.equals(Head.IDS.name())) {
      stage(view, files, List.of(ID));
      hasIds = true;
    } else {
      StagingTable table = StagingTable.of(plan.sourceKind(), entity);
      List<String> staged = warehouse.engine().columns(dsl(), files.values());
      table.demandKnown(staged);
      stage(view, files, table.fields(staged));
      entities.put(
          entity,
          new Entity(table, view, table.content().stream().filter(staged::contains).toList()));
    }
    demandRowsOfManifests(entity, view, files);
  }

  private void stage(String view, Map<Integer, LakeFile> files, List<Field<?>> wanted) {
    warehouse.engine().stage(dsl(), view, files, wanted);
  }

  private void demandRowsOfManifests(String entity, String view, Map<Integer, LakeFile> files) {
    Map<Integer, Long> counted =
        dsl().fetch("select file_number, count(*) from " + view + " group by file_number").stream()
            .collect(toMap(row -> row.get(0, Integer.class), row -> row.get(1, Long.class)));
    files.forEach((number, file) -> {
      long rows = counted.getOrDefault(number, 0L);
      if (rows != stated(number, entity)) {
        throw TaskFailure.data(
            "A file has %d rows, its manifest says %d".formatted(rows, stated(number, entity)),
            file.key(),
            Lake.WHAT_TO_DO_ABOUT_A_BROKEN_RUN);
      }
    });
  }

  private long stated(int number, String entity) {
    return plan.runs().get(number).manifest().files().stream()
        .filter(file -> file.entity().equals(entity))
        .mapToLong(ManifestFile::rows)
        .sum();
  }

  /** The head; its table is known even when no run has content. */
  StagingTable head() {
    return StagingTable.of(plan.sourceKind(), plan.head().head());
  }

  /** Every entity that at least one run has a file of, the head included. */
  Map<String, Entity> entities() {
    return entities;
  }

  /** Whether at least one run lists ids only; they are in {@code load_ids}. */
  boolean hasIds() {
    return hasIds;
  }

  private DSLContext dsl() {
    return warehouse.dsl();
  }
}
