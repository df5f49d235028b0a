package countinghouse.trace;

import static countinghouse.warehouse.tables.ops.Tables.CHECK_RESULT;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import countinghouse.star.Star;
import countinghouse.star.StarTable;
import countinghouse.taskkit.TaskFailure;
import countinghouse.warehouse.BuildId;
import countinghouse.warehouse.Stamp;
import countinghouse.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one build, and what its audit found. */
final class Marts {
  private final Warehouse warehouse;
  private final String schema;
  private final List<StarTable> tables;

  private Marts(Warehouse warehouse, String schema) {
    this.warehouse = warehouse;
    this.schema = schema;
    tables =
        Star.TABLES.stream()
            .filter(table -> !table.isView() && table.kind() != StarTable.Kind.STAMP)
            .filter(table -> warehouse.engine().hasTable(warehouse.dsl(), schema, table.name()))
            .toList();
  }

  /**
   * The published marts, or a build; there may be none published.
   *
   * @throws TaskFailure (65) when there is no such build
   */
  static Marts open(Warehouse warehouse, @Nullable BuildId build) {
    Marts marts =
        new Marts(
            warehouse, build == null ? warehouse.schemas().marts() : warehouse.schemas().of(build));
    if (build != null && marts.build().isEmpty()) {
      throw TaskFailure.data(
          "There is no finished build of this name",
          "build " + build.text() + " in " + warehouse.address(),
          "Leave --build out to see the published marts");
    }
    return marts;
  }

  /** The build that is shown. */
  Optional<String> build() {
    return stamp().map(it -> it.build().text());
  }

  private Optional<Stamp> stamp() {
    return Stamp.in(warehouse, schema);
  }

  /** For messages. */
  String describe() {
    return build().map(id -> "the marts of build " + id).orElse("no marts, as none are published");
  }

  /** The rows that a record became. */
  List<Way.MartRow> rows(RecordId record) {
    List<Way.MartRow> rows = new ArrayList<>();
    for (StarTable table : tables) {
      MartLinks.of(table, record)
          .ifPresent(
              condition -> select(table, condition).forEach(row -> rows.add(row(table, row))));
    }
    rows.addAll(versionsOfCustomers(rows));
    return rows;
  }

  /** A profile leads to its customer, whose rows do not know the profile. */
  private List<Way.MartRow> versionsOfCustomers(List<Way.MartRow> rows) {
    List<Object> durableKeys =
        rows.stream()
            .filter(row -> row.table().equals("bridge_customer_identity"))
            .flatMap(row -> Optional.ofNullable(row.columns().get("customer_durable_key")).stream())
            .distinct()
            .toList();
    List<Way.MartRow> versions = new ArrayList<>();
    for (StarTable table : tables) {
      if (table.name().equals("dim_customer") && !durableKeys.isEmpty()) {
        select(table, field(name("customer_durable_key")).in(durableKeys))
            .forEach(row -> versions.add(row(table, row)));
      }
    }
    return versions;
  }

  /** The records whose rows have this key. */
  List<RecordId> recordsOfKey(Question question) {
    if (!question.id().matches("-?\\d{1,19}")) {
      return List.of();
    }
    List<RecordId> records = new ArrayList<>();
    for (StarTable table : tables) {
      for (Record row : select(table, hasKey(table, question.id()))) {
        MartLinks.recordsOf(table, withoutNulls(row)).stream()
            .filter(record -> question.asks(record.source()) && question.asks(record.head()))
            .forEach(records::add);
      }
    }
    return records;
  }

  private static Condition hasKey(StarTable table, String key) {
    List<Field<?>> keys = new ArrayList<>(table.key());
    table.versions().ifPresent(history -> keys.add(history.durableKey()));
    if (table.kind() == StarTable.Kind.BRIDGE) {
      table.references().forEach(reference -> keys.add(reference.column()));
    }
    return DSL.or(
        keys.stream()
            .filter(column -> column.getType() == Long.class)
            .map(column -> StagedRecords.is(column.getName(), key))
            .toList());
  }

  private List<Record> select(StarTable table, Condition condition) {
    return warehouse
        .dsl()
        .select(DSL.asterisk())
        .from(table(name(schema, table.name())))
        .where(condition)
        .orderBy(table.key().stream().map(key -> field(name(key.getName()))).toList())
        .fetch()
        .map(row -> row);
  }

  private Way.MartRow row(StarTable table, Record row) {
    Map<String, Object> columns = withoutNulls(row);
    return new Way.MartRow(table.name(), Counted.of(columns), columns);
  }

  private Map<String, Object> withoutNulls(Record row) {
    Map<String, Object> columns = new LinkedHashMap<>();
    for (Field<?> column : row.fields()) {
      @Nullable Object value = row.get(column);
      if (value != null) {
        columns.put(
            warehouse.engine().asWritten(column.getName()),
            value instanceof Number || value instanceof Boolean ? value : value.toString());
      }
    }
    return columns;
  }

  /** Results of the build's audit whose message names the record; a message shows the first few. */
  List<Way.Finding> findings(RecordId record) {
    Pattern named = Pattern.compile("(?<![\\w.-])" + Pattern.quote(record.id()) + "(?![\\w-])");
    return warehouse
        .dsl()
        .select(CHECK_RESULT.RULE, CHECK_RESULT.SUBJECT, CHECK_RESULT.STATUS, CHECK_RESULT.MESSAGE)
        .from(CHECK_RESULT)
        .where(audited())
        .and(CHECK_RESULT.STATUS.ne(DSL.inline("passed", SQLDataType.VARCHAR)))
        .orderBy(CHECK_RESULT.RULE, CHECK_RESULT.SUBJECT)
        .fetch(row -> new Way.Finding(row.value1(), row.value2(), row.value3(), row.value4()))
        .stream()
        .filter(finding -> named.matcher(finding.message()).find())
        .toList();
  }

  /** Rows of the audit of what is shown. */
  private Condition audited() {
    return stamp()
        .map(stamp -> stamp.isMeantBy(CHECK_RESULT.BUILD_ID, CHECK_RESULT.BUILT_AT))
        .orElse(DSL.falseCondition());
  }
}
