package countinghouse.checkmarts;

import countinghouse.star.Rules;
import countinghouse.warehouse.Stamp;
import countinghouse.warehouse.Warehouse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The audit of one build: every rule, then the reconciliation.
 *
 * @param warehouse that holds the build
 * @param candidate the stamp of the build
 * @param lake what the lake says
 * @param rules of the business
 * @param clock of the business, for freshness
 * @param serviceLevel how old what is known of a source may be
 * @param kindsInUse the kinds of sources of which something is expected
 */
record Check(
    Warehouse warehouse,
    Stamp candidate,
    LakeHeads lake,
    Rules rules,
    Clock clock,
    Duration serviceLevel,
    Set<String> kindsInUse) {

  /** Asks everything. */
  Verdict run() {
    List<CheckResult> results = new ArrayList<>();
    warehouse
        .engine()
        .inSchema(
            warehouse.dsl(),
            warehouse.schemas().of(candidate.build()),
            () -> {
              LateRuns late = lake.late(candidate.stagingAsOf());
              Rule.all().stream()
                  .filter(rule -> !late.concern(rule))
                  .forEach(rule -> results.addAll(ruleRun().ask(rule)));
              results.addAll(late.results());
              Reconciliation reconciliation = new Reconciliation(warehouse, candidate, lake, late);
              Reconcile.all().forEach(it -> results.addAll(reconciliation.run(it)));
            });
    return new Verdict(results);
  }

  private RuleRun ruleRun() {
    return new RuleRun(
        warehouse,
        new Subjects(warehouse, kindsInUse),
        Parameters.of(warehouse, candidate, rules, clock, serviceLevel));
  }
}
