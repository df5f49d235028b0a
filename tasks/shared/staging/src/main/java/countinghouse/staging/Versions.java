package countinghouse.staging;

import static java.util.stream.Collectors.joining;

import countinghouse.taskkit.TaskFailure;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/** Writes the rows of the versions that {@link Fold} has decided on. */
final class Versions {
  private final DSLContext dsl;
  private final Plan plan;
  private final StagedRuns staged;

  Versions(DSLContext dsl, Plan plan, StagedRuns staged) {
    this.dsl = dsl;
    this.plan = plan;
    this.staged = staged;
  }

  /** Removes everything of the head, children included. */
  void removeAll() {
    Stream.concat(Stream.of(staged.head()), children().map(StagedRuns.Entity::table))
        .forEach(table ->
            dsl.execute(
                "delete from " + table.name(dsl) + " where source_name = ?", plan.head().source()));
  }

  /**
   * Appends the new versions and the children of new content.
   *
   * @param expected how many versions there are to be
   * @throws TaskFailure (65) when not all of them could be written
   */
  void append(long expected) {
    long appended = appendKnownContent();
    StagedRuns.Entity head = staged.entities().get(plan.head().head());
    if (head != null) {
      appended += appendNewContent(head);
      children().forEach(this::appendChildren);
    }
    if (appended != expected) {
      throw TaskFailure.data(
          "%d versions were to be written, but %d were".formatted(expected, appended),
          plan.head().toString(),
          "Nothing was loaded of this head; look for a record number that a file has twice");
    }
  }

  /** Versions whose content is in the files of this plan. */
  private int appendNewContent(StagedRuns.Entity head) {
    return dsl.execute(
        """
        insert into %s
          (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, %s)
        select ?, run.run_id, version.content_run_id, version.extracted_at, version.is_deleted,
          version.record_number, %s
        from load_version version
        join load_run run on run.run_number = version.run_number
        join %s content
          on content.file_number = version.content_file
          and content.record_number = version.record_number
        """
            .formatted(
                head.table().name(dsl),
                names(head.columns()),
                qualified(head.columns()),
                head.view()),
        plan.head().source());
  }

  /** Versions that only say that a record is gone or back: its content is in staging. */
  private int appendKnownContent() {
    StagingTable head = staged.head();
    return dsl.execute(
        """
        insert into %s
          (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, %s)
        select content.source_name, run.run_id, content.run_id, version.extracted_at,
          version.is_deleted, content.record_number, %s
        from load_version version
        join load_run run on run.run_number = version.run_number
        join %s content
          on content.source_name = ? and content.id = version.id
          and content.run_id = version.content_run_id
        where version.content_file = -1
        """
            .formatted(
                head.name(dsl), names(head.content()), qualified(head.content()), head.name(dsl)),
        plan.head().source());
  }

  private void appendChildren(StagedRuns.Entity child) {
    dsl.execute(
        """
        insert into %s (source_name, run_id, record_number, %s)
        select ?, run.run_id, content.record_number, %s
        from load_version version
        join load_run run on run.run_number = version.run_number
        join %s content
          on content.file_number = version.run_number
          and content.record_number = version.record_number
        where version.content_file = version.run_number
        """
            .formatted(
                child.table().name(dsl),
                names(child.columns()),
                qualified(child.columns()),
                child.view()),
        plan.head().source());
  }

  private Stream<StagedRuns.Entity> children() {
    return staged.entities().entrySet().stream()
        .filter(entity -> !entity.getKey().equals(plan.head().head()))
        .map(entity -> entity.getValue());
  }

  private static String names(Collection<String> columns) {
    return String.join(", ", columns);
  }

  private static String qualified(List<String> columns) {
    return columns.stream().map(column -> "content." + column).collect(joining(", "));
  }
}
