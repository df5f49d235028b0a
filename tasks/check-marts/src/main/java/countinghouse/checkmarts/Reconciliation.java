package countinghouse.checkmarts;

import countinghouse.taskkit.TaskFailure;
import countinghouse.warehouse.StagedHead;
import countinghouse.warehouse.Stamp;
import countinghouse.warehouse.Warehouse;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Compares lake, staging and marts. The money is the source's own: totals that stand in the headers
 * of orders and refunds, while the marts add up lines.
 *
 * @param warehouse whose unqualified names mean the build
 * @param candidate the stamp of the build
 * @param lake what the lake says
 * @param late of the lake's runs, those that the build has not seen
 */
record Reconciliation(Warehouse warehouse, Stamp candidate, LakeHeads lake, LateRuns late) {
  private static final String NO_DAY = "cast('1900-01-01' as date)";
  private static final Field<String> SIDE = DSL.field("side", SQLDataType.VARCHAR);
  private static final Field<String> SOURCE_NAME = DSL.field("source_name", SQLDataType.VARCHAR);
  private static final Field<LocalDate> DAY = DSL.field("day", SQLDataType.LOCALDATE);
  private static final Field<Long> RECORDS = DSL.field("records", SQLDataType.BIGINT);
  private static final Field<BigDecimal> AMOUNT = DSL.field("amount", SQLDataType.DECIMAL(38, 4));
  private static final Field<Long> NOT_COUNTED = DSL.field("not_counted", SQLDataType.BIGINT);
  private static final Field<Long> HEADER_ONLY = DSL.field("header_only", SQLDataType.BIGINT);
  private static final Field<Long> WAITING = DSL.field("waiting", SQLDataType.BIGINT);

  /** In the order in which every file of sql/reconcile has them. */
  private static final Field<?>[] COLUMNS = {
    SIDE, SOURCE_NAME, DAY, RECORDS, AMOUNT, NOT_COUNTED, HEADER_ONLY, WAITING
  };

  /** One result for every source that any of the three knows. */
  List<CheckResult> run(Reconcile reconcile) {
    String sql = Template.fill(reconcile.sql(), values(reconcile));
    Map<String, SourceDays> sources = new TreeMap<>();
    for (Record row : rows(reconcile, sql)) {
      String source = row.get(SOURCE_NAME);
      sources
          .computeIfAbsent(source, name -> days(reconcile, name))
          .add(row.get(SIDE), row.get(DAY), figures(row));
    }
    List<CheckResult> results = new ArrayList<>();
    sources.forEach((source, days) -> results.add(result(reconcile, source, days)));
    return results;
  }

  private SourceDays days(Reconcile reconcile, String source) {
    return late.foldedAgain(source, reconcile.head())
        ? SourceDays.withoutStaging()
        : SourceDays.ofAllSides();
  }

  private List<Record> rows(Reconcile reconcile, String sql) {
    try {
      return warehouse.onConnection(connection -> {
        try (Statement statement = connection.createStatement();
            ResultSet rows = statement.executeQuery(sql)) {
          return List.copyOf(warehouse.dsl().fetch(rows, COLUMNS));
        }
      });
    } catch (TaskFailure e) {
      throw e;
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "sql/reconcile/" + reconcile.name() + ".sql cannot be run", e);
    }
  }

  private static SourceDays.Figures figures(Record row) {
    return new SourceDays.Figures(
        row.get(RECORDS),
        row.get(AMOUNT),
        row.get(NOT_COUNTED),
        row.get(HEADER_ONLY),
        row.get(WAITING));
  }

  private static CheckResult result(Reconcile reconcile, String source, SourceDays days) {
    List<String> differing = days.differing();
    return new CheckResult(
        reconcile.rule(),
        source,
        Level.FAIL,
        differing.size(),
        differing.isEmpty()
            ? reconcile.says() + ": " + days.summary()
            : Found.of(differing).insteadOf(reconcile.says()),
        reconcile.means(),
        reconcile.whatToDo());
  }

  private Map<String, String> values(Reconcile reconcile) {
    Map<String, String> values = new HashMap<>(Parameters.schemas(warehouse.schemas()));
    values.put("lake", lake.lastObservations(reconcile));
    values.put("staging", current(reconcile.staged()));
    for (StagedHead head : StagedHead.all()) {
      values.put("seen(" + head.table().getName() + ")", seen(head));
    }
    values.put("sources", lake.sources(reconcile.sourceKind()));
    for (String column : reconcile.columns()) {
      values.put("day(" + column + ")", day(column));
      values.put("day(found." + column + ")", day("found." + column));
    }
    return values;
  }

  private String current(StagedHead head) {
    return SeenVersions.of(warehouse, head);
  }

  /** What the build has seen of a head, as far as staging still tells. */
  private String seen(StagedHead head) {
    return late.concern(head.table().getName())
        ? warehouse.dsl().render(head.table())
        : current(head);
  }

  private String day(String column) {
    String day =
        warehouse
            .dsl()
            .renderInlined(
                warehouse
                    .engine()
                    .businessDay(DSL.field(column, SQLDataType.LOCALDATETIME), candidate.zone()));
    return "coalesce(" + day + ", " + NO_DAY + ")";
  }
}
