package countinghouse.checkmarts;

import countinghouse.warehouse.Warehouse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Compares lake, staging and marts. The money is the source's own: totals that stand in the headers
 * of orders and refunds, while the marts add up lines.
 *
 * @param warehouse whose unqualified names mean the build
 * @param candidate the build
 * @param lake what the lake says
 */
record Reconciliation(Warehouse warehouse, Candidate candidate, LakeHeads lake) {
  private static final String NO_DAY = "cast('1900-01-01' as date)";

  /** One result for every source that any of the three knows. */
  List<CheckResult> run(Reconcile reconcile) {
    String sql = Template.fill(reconcile.sql(), values(reconcile));
    Map<String, SourceDays> sources = new TreeMap<>();
    for (Record row : rows(reconcile, sql)) {
      String source = row.get("source_name", String.class);
      sources
          .computeIfAbsent(source, name -> new SourceDays())
          .add(row.get("side", String.class), row.get("day", LocalDate.class), figures(row));
    }
    List<CheckResult> results = new ArrayList<>();
    sources.forEach((source, days) -> results.add(result(reconcile, source, days)));
    return results;
  }

  private List<Record> rows(Reconcile reconcile, String sql) {
    try {
      return warehouse
          .dsl()
          .connectionResult(connection -> {
            try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
              return List.copyOf(warehouse.dsl().fetch(rows));
            }
          });
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "sql/reconcile/" + reconcile.name() + ".sql cannot be run", e);
    }
  }

  private static SourceDays.Figures figures(Record row) {
    return new SourceDays.Figures(
        row.get("records", Long.class),
        row.get("amount", BigDecimal.class),
        row.get("not_counted", Long.class),
        row.get("header_only", Long.class),
        row.get("waiting", Long.class));
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
        reconcile.whatToDo());
  }

  private Map<String, String> values(Reconcile reconcile) {
    Map<String, String> values = new HashMap<>();
    values.put("lake", lake.lastObservations(reconcile));
    values.put("staging", candidate.currentVersions(reconcile.stagingTable()));
    values.put("sources", lake.sources(reconcile.sourceKind()));
    for (String column : reconcile.columns()) {
      values.put("day(" + column + ")", day(column));
      values.put("day(found." + column + ")", day("found." + column));
    }
    return values;
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
