package countinghouse.trace;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import countinghouse.warehouse.PersonalData;
import countinghouse.warehouse.StagedHead;
import countinghouse.warehouse.Warehouse;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Reads versions of records from staging.
 *
 * @param warehouse to read
 * @param withPersonalData whether values that tell of people are shown
 */
record StagedRecords(Warehouse warehouse, boolean withPersonalData) {
  static final String HIDDEN = "(hidden)";
  private static final Field<String> SOURCE = field(name("source_name"), SQLDataType.VARCHAR);
  private static final Field<String> RUN = field(name("run_id"), SQLDataType.VARCHAR);
  private static final Field<LocalDateTime> EXTRACTED =
      field(name("extracted_at"), SQLDataType.LOCALDATETIME);

  /** A column as text, whatever its type. */
  static Condition is(String column, String value) {
    return field(name(column)).cast(SQLDataType.VARCHAR).eq(value);
  }

  /** The records of staging that have this id, and orders that have this number. */
  List<RecordId> find(Question question) {
    List<RecordId> found = new ArrayList<>();
    StagedHead.all().stream()
        .filter(question::asks)
        .forEach(head ->
            warehouse
                .dsl()
                .selectDistinct(SOURCE, field(name("id")).cast(SQLDataType.VARCHAR))
                .from(head.table())
                .where(meant(head, question.id()))
                .orderBy(1, 2)
                .fetch()
                .stream()
                .filter(row -> question.asks(row.value1()))
                .map(row -> new RecordId(row.value1(), head, row.value2()))
                .forEach(found::add));
    return found;
  }

  private static Condition meant(StagedHead head, String id) {
    Condition byId = is("id", id);
    return head.table().field("number") == null ? byId : byId.or(is("number", id));
  }

  /** Whether there is such a record. */
  boolean has(RecordId record) {
    return warehouse
        .dsl()
        .fetchExists(record.head().table(), SOURCE.eq(record.source()), is("id", record.id()));
  }

  /** All versions of a record, oldest first. */
  List<Way.Version> versions(RecordId record) {
    List<Record> rows =
        warehouse
            .dsl()
            .select(record.head().table().fields())
            .from(record.head().table())
            .where(SOURCE.eq(record.source()), is("id", record.id()))
            .orderBy(EXTRACTED, RUN)
            .fetch()
            .map(row -> row);
    List<Way.Version> versions = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      versions.add(
          version(record, i == 0 ? null : rows.get(i - 1), rows.get(i), i + 1 == rows.size()));
    }
    return versions;
  }

  private Way.Version version(
      RecordId record, @Nullable Record before, Record row, boolean isCurrent) {
    return new Way.Version(
        row.get(RUN),
        row.get(EXTRACTED).toString(),
        event(before, row),
        isCurrent,
        before == null ? List.of() : changes(record.head(), before, row),
        children(record, row),
        isCurrent ? values(record.head(), row) : Map.of());
  }

  private static String event(@Nullable Record before, Record row) {
    if (before == null) {
      return isDeleted(row) ? "gone" : "first seen";
    }
    return isDeleted(row) ? "gone" : isDeleted(before) ? "back" : "changed";
  }

  private static boolean isDeleted(Record row) {
    return row.get("is_deleted", Boolean.class);
  }

  private List<Way.Change> changes(StagedHead head, Record before, Record row) {
    List<Way.Change> changes = new ArrayList<>();
    for (String column : head.content()) {
      @Nullable String old = text(before, column);
      @Nullable String now = text(row, column);
      if (String.valueOf(old).equals(String.valueOf(now)) || column.equals("content_hash")) {
        continue;
      }
      if (PersonalData.of(head.table().getName(), column) == PersonalData.Kind.PAYLOAD
          || column.equals("payload")) {
        changes.addAll(PayloadChanges.between(old, now, withPersonalData));
      } else {
        changes.add(new Way.Change(column, shown(head, column, old), shown(head, column, now)));
      }
    }
    return changes;
  }

  private Map<String, Long> children(RecordId record, Record row) {
    Map<String, Long> children = new LinkedHashMap<>();
    for (Table<?> child : record.head().children()) {
      long rows =
          warehouse
              .dsl()
              .fetchCount(
                  child,
                  SOURCE.eq(record.source()),
                  RUN.eq(row.get("content_run_id", String.class)),
                  field(name("record_number"), SQLDataType.BIGINT)
                      .eq(row.get("record_number", Long.class)));
      if (rows > 0) {
        children.put(child.getName().split("_", 2)[1], rows);
      }
    }
    return children;
  }

  private Map<String, String> values(StagedHead head, Record row) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String column : head.content()) {
      @Nullable String value = text(row, column);
      if (value != null && (withPersonalData || !column.equals("payload"))) {
        values.put(column, String.valueOf(shown(head, column, value)));
      }
    }
    return values;
  }

  private @Nullable String shown(StagedHead head, String column, @Nullable String value) {
    boolean isPersonal = PersonalData.of(head.table().getName(), column) == PersonalData.Kind.YES;
    return value == null || withPersonalData || !isPersonal ? value : HIDDEN;
  }

  private static @Nullable String text(Record row, String column) {
    return row.get(column, String.class);
  }
}
