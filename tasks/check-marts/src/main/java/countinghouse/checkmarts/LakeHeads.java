package countinghouse.checkmarts;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.partitioningBy;

import countinghouse.lake.Lake;
import countinghouse.lake.Manifest;
import countinghouse.lake.RunKind;
import countinghouse.lake.StoredFile;
import countinghouse.taskkit.TaskFailure;
import countinghouse.warehouse.LakeFile;
import countinghouse.warehouse.LoadedRuns;
import countinghouse.warehouse.Warehouse;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Field;

/**
 * What the lake itself says of a head, found without the help of load-staging: of every record the
 * last observation in any committed run that the build has seen. Deletions are not looked at: a
 * record that is gone counts with what was last seen of it, on all three sides.
 *
 * @param warehouse reads the files
 * @param lake holds them
 * @param manifests all committed runs; those with a damaged manifest count as not committed
 * @param seen by the build: only these count
 */
record LakeHeads(Warehouse warehouse, Lake lake, List<Manifest> manifests, LoadedRuns seen) {

  /**
   * Reads every manifest, also those that load-staging need not read again.
   *
   * @param unreadable is told of each run whose manifest is damaged
   */
  static LakeHeads of(
      Warehouse warehouse, Lake lake, LoadedRuns seen, Consumer<TaskFailure> unreadable) {
    return new LakeHeads(warehouse, lake, lake.readableManifests(unreadable), seen);
  }

  /** Those that were read before the build, and not seen by it. */
  LateRuns late(LocalDateTime stagingAsOf) {
    LoadedRuns loaded = LoadedRuns.of(warehouse.dsl());
    return new LateRuns(
        manifests.stream()
            .filter(run -> !extractedAt(run).isAfter(stagingAsOf) && !isIn(seen, run))
            .collect(partitioningBy(run -> isIn(loaded, run))));
  }

  private static boolean isIn(LoadedRuns runs, Manifest run) {
    return runs.contains(run.sourceName(), run.head(), run.runId());
  }

  /** The names of the sources of one kind, as a list of literals. */
  String sources(String sourceKind) {
    return Stream.concat(
            Stream.of(""),
            manifests.stream()
                .filter(manifest -> manifest.sourceKind().equals(sourceKind))
                .map(Manifest::sourceName))
        .distinct()
        .map(this::literal)
        .collect(joining(", "));
  }

  /** The last observation of every record, as a table in brackets. */
  String lastObservations(Reconcile reconcile) {
    String wanted = String.join(", ", reconcile.columns());
    List<Manifest> runs = runs(reconcile);
    if (runs.isEmpty()) {
      return "(select source_name, %s from %s where 1 = 0)"
          .formatted(wanted, warehouse.dsl().render(reconcile.staged().table()));
    }
    String table = "lake_" + reconcile.sourceKind() + "_" + reconcile.head();
    warehouse.engine().stage(warehouse.dsl(), table, files(runs), wanted(reconcile));
    return """
    (
      select run.source_name, %s
      from %s record
      join (values %s) run(file_number, source_name, run_id, extracted_at)
        on run.file_number = record.file_number
      qualify row_number() over (
        partition by run.source_name, record.id
        order by run.extracted_at desc, run.run_id desc, record.record_number desc) = 1
    )\
    """
        .formatted(wanted, table, stamps(runs));
  }

  private List<Manifest> runs(Reconcile reconcile) {
    return manifests.stream()
        .filter(run -> run.kind() != RunKind.IDS)
        .filter(run -> run.sourceKind().equals(reconcile.sourceKind()))
        .filter(run -> run.head().equals(reconcile.head()))
        .filter(run -> isIn(seen, run))
        .toList();
  }

  /** What the reconciliation compares, and what says which observation is the last. */
  private static List<Field<?>> wanted(Reconcile reconcile) {
    return reconcile
        .staged()
        .table()
        .fieldStream()
        .filter(field ->
            reconcile.columns().contains(field.getName())
                || Set.of("id", "record_number").contains(field.getName()))
        .toList();
  }

  private Map<Integer, LakeFile> files(List<Manifest> runs) {
    Map<Integer, LakeFile> files = new TreeMap<>();
    for (Manifest run : runs) {
      StoredFile file = lake.file(run, run.headFile());
      files.put(files.size(), new LakeFile(file.key(), file::localPath));
    }
    return files;
  }

  private static LocalDateTime extractedAt(Manifest run) {
    return LocalDateTime.ofInstant(run.extractedAt(), ZoneOffset.UTC);
  }

  private String stamps(List<Manifest> runs) {
    return IntStream.range(0, runs.size())
        .mapToObj(number ->
            "(%d, %s, %s, %s)"
                .formatted(
                    number,
                    literal(runs.get(number).sourceName()),
                    literal(runs.get(number).runId()),
                    literal(Parameters.text(extractedAt(runs.get(number))))))
        .collect(joining(", "));
  }

  private String literal(String text) {
    return Parameters.literal(warehouse, text);
  }
}
