package countinghouse.staging;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import countinghouse.taskkit.TaskFailure;
import countinghouse.warehouse.CurrentVersions;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * Decides which versions there are. It works on narrow temporary tables: ids, hashes, times, and
 * where the content stands; {@link Versions} then writes the rows.
 *
 * <pre>
 * load_run       the runs of the plan, by number
 * load_record    what was read: one row per record and run, the last when a run read it twice
 * load_presence  the ids that an ids run has listed
 * load_version   the versions: first the current ones of staging (run_number -1), then what the
 *                fold adds; content_file is the run that holds the content, -1 when staging does
 * </pre>
 */
final class Fold {
  /** The versions that are current at this point of the fold, by the number of their run. */
  private static final String IS_LAST =
      "row_number() over (partition by id order by run_number desc) = 1";

  private static final Table<Record> RUN = table("load_run");
  private static final Field<Integer> RUN_NUMBER = field("run_number", SQLDataType.INTEGER);
  private static final Field<String> RUN_ID = field("run_id", SQLDataType.VARCHAR);
  private static final Field<LocalDateTime> EXTRACTED_AT =
      field("extracted_at", SQLDataType.LOCALDATETIME);

  private final DSLContext dsl;
  private final Plan plan;
  private final StagingTable head;

  Fold(DSLContext dsl, Plan plan, StagingTable head) {
    this.dsl = dsl;
    this.plan = plan;
    this.head = head;
  }

  /** Makes the temporary tables and fills those that do not depend on staging. */
  void prepare(StagedRuns staged) {
    makeTables();
    nameRuns();
    Optional.ofNullable(staged.entities().get(plan.head().head())).ifPresent(this::readRecords);
    if (staged.hasIds()) {
      dsl.execute("insert into load_presence select distinct file_number, id from load_ids");
    }
  }

  /** In one batch: a rebuild folds thousands of runs. */
  private void nameRuns() {
    BatchBindStep runs =
        dsl.batch(
            dsl.insertInto(RUN)
                .columns(RUN_NUMBER, RUN_ID, EXTRACTED_AT)
                .values((Integer) null, (String) null, (LocalDateTime) null));
    for (int number = 0; number < plan.runs().size(); number++) {
      Run run = plan.runs().get(number);
      runs = runs.bind(number, run.id(), run.extractedAt());
    }
    runs.execute();
  }

  private void makeTables() {
    dsl.execute(
        """
        create or replace temporary table load_run
          (run_number integer, run_id varchar, extracted_at timestamp)
        """);
    make(
        "load_record",
        "cast(0 as integer) as run_number, id, record_number, content_hash, %s as created"
            .formatted(created()));
    make("load_presence", "cast(0 as integer) as run_number, id");
    make(
        "load_version",
        """
        cast(0 as integer) as run_number, id, content_hash, %s as created, is_deleted,
        extracted_at, cast(0 as integer) as content_file, content_run_id, record_number
        """
            .formatted(created()));
  }

  /** A bare 0 would make a column of one digit on Snowflake. */
  private void make(String name, String columns) {
    dsl.execute(
        "create or replace temporary table %s as select %s from %s where false"
            .formatted(name, columns, head.name(dsl)));
  }

  private void readRecords(StagedRuns.Entity entity) {
    if (!entity.columns().containsAll(List.of("id", "content_hash"))) {
      throw TaskFailure.data(
          "The lake holds records without id or content_hash",
          plan.head().toString(),
          "Extract them again with a release that writes both");
    }
    String created = head.creationTime().filter(entity.columns()::contains).orElse("null");
    dsl.execute(
        """
        insert into load_record
        select file_number, id, record_number, content_hash, %s
        from %s
        qualify row_number() over (partition by file_number, id order by record_number desc) = 1
        """
            .formatted(created, entity.view()));
  }

  private String created() {
    return head.creationTime().orElse("cast(null as timestamp)");
  }

  /** Folds everything, inside the transaction. */
  void run() {
    dsl.execute(
        """
        insert into load_version
        select -1, id, content_hash, %s, is_deleted, extracted_at, -1, content_run_id, record_number
        from %s
        where source_name = ?
        qualify %s
        """
            .formatted(created(), head.name(dsl), CurrentVersions.IS_CURRENT),
        plan.head().source());
    for (Plan.Step step : plan.steps()) {
      switch (step) {
        case Plan.Step.Content content -> foldContent(content);
        case Plan.Step.Snapshot snapshot -> foldSnapshot(snapshot.run());
      }
    }
  }

  /** A version for each record that is new, differs from the version before, or is back. */
  private void foldContent(Plan.Step.Content step) {
    dsl.execute(
        """
        insert into load_version
        select run_number, id, content_hash, created, false, extracted_at, run_number, run_id,
          record_number
        from (
          select event.*,
            lag(content_hash) over (partition by id order by run_number) as hash_before,
            lag(is_deleted) over (partition by id order by run_number) as deleted_before
          from (
            select record.run_number, record.id, record.content_hash, record.created,
              false as is_deleted, run.extracted_at, run.run_id, record.record_number
            from load_record record
            join load_run run on run.run_number = record.run_number
            where record.run_number between ? and ?
            union all
            select run_number, id, content_hash, created, is_deleted, extracted_at, content_run_id,
              record_number
            from load_version
            where id in (select id from load_record where run_number between ? and ?)
            qualify %s
          ) event
        ) compared
        where run_number between ? and ?
          and (hash_before is null or hash_before <> content_hash or deleted_before)
        """
            .formatted(IS_LAST),
        step.first(),
        step.last(),
        step.first(),
        step.last(),
        step.first(),
        step.last());
  }

  /** A tombstone for what is absent, and the end of one for what is there again. */
  private void foldSnapshot(int number) {
    Run run = plan.runs().get(number);
    if (run.isIds() && head.creationTime().isEmpty()) {
      throw TaskFailure.data(
          "An ids snapshot of records without a creation time says nothing about what is gone",
          run.manifest().folder(),
          "Extract this head in full instead");
    }
    dsl.execute(
        """
        insert into load_version
        select ?, version.id, content_hash, created, not is_deleted, ?, content_file,
          content_run_id, version.record_number
        from (select * from load_version qualify %s) version
        left join (select id as present from %s where run_number = ?) seen
          on seen.present = version.id
        where case when seen.present is not null then is_deleted
          else not is_deleted and extracted_at < ?
            and (? or (created >= ? and created < ?)) end
        """
            .formatted(IS_LAST, run.isIds() ? "load_presence" : "load_record"),
        number,
        run.extractedAt(),
        number,
        run.extractedAt(),
        !run.isIds(),
        run.from(),
        run.to());
  }
}
