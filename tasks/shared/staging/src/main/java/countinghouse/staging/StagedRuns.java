package countinghouse.staging;

import static java.util.stream.Collectors.toMap;

import countinghouse.lake.Head;
import countinghouse.lake.ManifestFile;
import countinghouse.taskkit.TaskFailure;
import countinghouse.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jooq.DSLContext;
import org.jooq.Field;

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
  StagedRuns(Warehouse warehouse, Plan plan, BiFunction<Run, ManifestFile, Path> files) {
    this.warehouse = warehouse;
    this.plan = plan;
    filesByEntity(files).forEach(this::stage);
  }

  private Map<String, Map<Integer, Path>> filesByEntity(BiFunction<Run, ManifestFile, Path> files) {
    Map<String, Map<Integer, Path>> byEntity = new LinkedHashMap<>();
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

  private void stage(String entity, Map<Integer, Path> files) {
    String view = "load_" + entity;
    warehouse.engine().stage(warehouse.dsl(), view, files);
    demandRowsOfManifests(entity, view, files);
    if (entity.equals(Head.IDS.name())) {
      hasIds = true;
    } else {
      StagingTable table = StagingTable.of(plan.sourceKind(), entity);
      List<String> staged = columns(view);
      table.demandKnown(staged);
      entities.put(
          entity,
          new Entity(table, view, table.content().stream().filter(staged::contains).toList()));
    }
  }

  private List<String> columns(String view) {
    Field<?>[] fields = dsl().fetch("select * from " + view + " limit 0").fields();
    List<String> names = new ArrayList<>();
    for (Field<?> field : fields) {
      names.add(field.getName());
    }
    return names;
  }

  private void demandRowsOfManifests(String entity, String view, Map<Integer, Path> files) {
    Map<Integer, Long> counted =
        dsl().fetch("select file_number, count(*) from " + view + " group by file_number").stream()
            .collect(toMap(row -> row.get(0, Integer.class), row -> row.get(1, Long.class)));
    files.forEach((number, path) -> {
      long rows = counted.getOrDefault(number, 0L);
      if (rows != stated(number, entity)) {
        throw TaskFailure.data(
            "A file has %d rows, its manifest says %d".formatted(rows, stated(number, entity)),
            path.toString(),
            "Remove the run from the lake and extract its window again");
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
