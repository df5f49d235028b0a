package countinghouse.trace;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import countinghouse.lake.Lake;
import countinghouse.lake.Manifest;
import countinghouse.lake.RunKind;
import countinghouse.lake.StoredFile;
import countinghouse.taskkit.TaskFailure;
import countinghouse.warehouse.LakeFile;
import countinghouse.warehouse.LoadedRuns;
import countinghouse.warehouse.StagedHead;
import countinghouse.warehouse.Warehouse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Looks into the files of the lake's committed runs. */
final class LakeRecords {
  private static final String VIEW = "trace_lake";
  private static final List<Field<?>> WANTED =
      List.of(
          DSL.field(DSL.name("id"), SQLDataType.VARCHAR),
          DSL.field(DSL.name("record_number"), SQLDataType.BIGINT));

  private final Warehouse warehouse;
  private final Lake lake;
  private final List<Manifest> manifests;
  private final LoadedRuns loaded;

  /**
   * What stands in the lake now.
   *
   * @param unreadable is told of each run that cannot be looked into, since its manifest is damaged
   */
  LakeRecords(Warehouse warehouse, Lake lake, Consumer<TaskFailure> unreadable) {
    this.warehouse = warehouse;
    this.lake = lake;
    manifests = lake.readableManifests(unreadable);
    loaded = LoadedRuns.of(warehouse.dsl());
  }

  int runs() {
    return manifests.size();
  }

  /** The records with this id in runs that staging has not folded yet. */
  List<RecordId> findNotLoaded(Question question) {
    Map<String, List<Manifest>> runs =
        manifests.stream()
            .filter(run -> !isLoaded(run) && question.asks(run.sourceName()))
            .filter(run -> head(run).filter(question::asks).isPresent())
            .collect(
                groupingBy(
                    run -> run.sourceName() + "/" + run.head(), LinkedHashMap::new, toList()));
    return runs.values().stream()
        .filter(waiting -> !copies(waiting, question.id()).isEmpty())
        .map(List::getFirst)
        .map(run -> new RecordId(run.sourceName(), head(run).orElseThrow(), question.id()))
        .toList();
  }

  /** Every place where a record stands, in the order of reading. */
  List<Way.LakeCopy> copies(RecordId record) {
    return copies(
        manifests.stream()
            .filter(run -> run.sourceName().equals(record.source()))
            .filter(run -> run.head().equals(record.head().name()))
            .toList(),
        record.id());
  }

  /** The files of ids runs have other columns, so they are read apart. */
  private List<Way.LakeCopy> copies(List<Manifest> runs, String id) {
    Map<Integer, Long> rows = new TreeMap<>(rows(runs, false, id));
    rows.putAll(rows(runs, true, id));
    return rows.entrySet().stream()
        .map(found -> copy(runs.get(found.getKey()), found.getValue()))
        .toList();
  }

  private Map<Integer, Long> rows(List<Manifest> runs, boolean isIds, String id) {
    Map<Integer, LakeFile> files = new TreeMap<>();
    for (int number = 0; number < runs.size(); number++) {
      Manifest run = runs.get(number);
      if ((run.kind() == RunKind.IDS) == isIds) {
        StoredFile file = lake.file(run, run.headFile());
        files.put(number, new LakeFile(file.key(), file::localPath));
      }
    }
    if (files.isEmpty()) {
      return Map.of();
    }
    warehouse.engine().stage(warehouse.dsl(), VIEW, files, WANTED);
    Map<Integer, Long> rows = new TreeMap<>();
    warehouse
        .dsl()
        .fetch(
            "select file_number, record_number from %s where cast(id as varchar) = ?"
                .formatted(VIEW),
            id)
        .forEach(row -> rows.put(row.get(0, Integer.class), row.get(1, Long.class)));
    return rows;
  }

  private Way.LakeCopy copy(Manifest run, long row) {
    return new Way.LakeCopy(
        run.runId(),
        run.kind().name().toLowerCase(Locale.ROOT),
        run.from() == null ? null : run.from().toString(),
        run.to().toString(),
        run.extractedAt().toString(),
        run.folder() + "/" + run.headFile().path(),
        row,
        isLoaded(run),
        run.replaces().isEmpty() ? null : run.replaces().getLast());
  }

  private boolean isLoaded(Manifest run) {
    return loaded.contains(run.sourceName(), run.head(), run.runId());
  }

  private static Optional<StagedHead> head(Manifest run) {
    return StagedHead.of(run.sourceKind(), run.head());
  }
}
