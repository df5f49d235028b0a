package countinghouse.trace;

import countinghouse.warehouse.Warehouse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** Finds the records that are meant, and follows each. */
final class Tracer {
  private final Warehouse warehouse;
  private final Marts marts;
  private final boolean withPersonalData;
  private final StagedRecords staged;
  private final LakeRecords laid;

  /**
   * A tracer.
   *
   * @param laid the lake
   * @param marts the build whose rows are shown
   * @param withPersonalData whether values that tell of people are shown
   */
  Tracer(Warehouse warehouse, LakeRecords laid, Marts marts, boolean withPersonalData) {
    this.warehouse = warehouse;
    this.laid = laid;
    this.marts = marts;
    this.withPersonalData = withPersonalData;
    staged = new StagedRecords(warehouse, withPersonalData);
  }

  /**
   * Answers.
   *
   * @throws countinghouse.taskkit.TaskFailure (64) when nothing is known of it, saying where it
   *     looked
   */
  Answer answer(Question question) {
    SequencedSet<RecordId> found = new LinkedHashSet<>(staged.find(question));
    found.addAll(laid.findNotLoaded(question));
    marts.recordsOfKey(question).stream().filter(staged::has).forEach(found::add);
    if (found.isEmpty()) {
      throw Trace.unknown(question, laid, warehouse, marts);
    }
    return new Answer(
        question.toString(),
        marts.build().orElse(null),
        withPersonalData,
        found.stream().map(this::way).toList());
  }

  private Way way(RecordId record) {
    List<Way.Version> versions = staged.versions(record);
    return new Way(
        record.source(),
        record.head().name(),
        record.id(),
        laid.copies(record),
        versions,
        new RelatedRecords(warehouse).of(record),
        marts.rows(record),
        marts.findings(record));
  }
}
