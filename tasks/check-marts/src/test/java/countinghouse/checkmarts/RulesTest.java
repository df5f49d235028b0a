package countinghouse.checkmarts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import countinghouse.star.Rules;
import countinghouse.warehouse.Stamp;
import countinghouse.warehouse.Warehouse;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every rule finds the fault that is planted for it, and only that rule does. The fault of a rule
 * is the file of its name in the folder {@code planted}.
 */
class RulesTest extends OnSampleWarehouse {

  private Set<String> kindsInUse = Set.of("woocommerce", "square");

  static Stream<Rule> rules() {
    return Rule.all().stream();
  }

  @Test
  void everyRuleHasAPlantedFault() {
    assertThat(SqlFiles.in("/planted").keySet())
        .containsExactlyElementsOf(SqlFiles.in("/sql/checks").keySet());
  }

  @Test
  void aCleanStarPassesEveryRule() {
    List<CheckResult> results = ask("select 1");

    assertThat(results).allSatisfy(result -> assertThat(result.failures()).isZero());
    assertThat(results.stream().map(CheckResult::rule).distinct()).hasSameSizeAs(Rule.all());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void aPlantedFaultIsFoundByItsRuleOnly(Rule rule) {
    List<CheckResult> found =
        ask(SampleWarehouse.resource("/planted/" + rule.name() + ".sql")).stream()
            .filter(result -> result.failures() > 0)
            .toList();

    assertThat(found).isNotEmpty().extracting(CheckResult::rule).containsOnly(rule.name());
    assertThat(found.getFirst().message()).startsWith("expected that ").contains("; found 1: (");
    assertThat(found.getFirst().whatToDo()).isNotBlank().doesNotContain("${");
    assertThat(found.getFirst().amounts().isEmpty()).isEqualTo(rule.money().isEmpty());
  }

  /** The owner reads it: no names of tables, columns or tasks. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void whatARuleMeansIsSaidInWordsAndSaysWhetherTheMoneyIsInTheFigures(Rule rule) {
    assertThat(rule.means())
        .contains("in the figures")
        .endsWith(".")
        .doesNotContain("_", "${", "marts.", ".csv", "staging");
  }

  @Test
  void theMoneyOfAFindingIsSummedByCurrency() {
    List<CheckResult> results =
        ask(
            """
            update dim_product set product_line = 'Unassigned' where product_key in (1, 2);
            update fct_refund_line set currency = 'EUR' where refund_id = '500'
            """);

    assertThat(results)
        .filteredOn(result -> result.rule().equals("product-line-unassigned"))
        .singleElement()
        .satisfies(result ->
            assertThat(result.amounts())
                .containsExactly(
                    entry("EUR", new BigDecimal("-20.0000")),
                    entry("USD", new BigDecimal("38.5000"))));
  }

  @Test
  void nothingPublishedYetIsNothingToCompareWith() {
    List<CheckResult> results = ask("drop schema marts cascade");

    assertThat(results).allSatisfy(result -> assertThat(result.failures()).isZero());
    assertThat(results).extracting(CheckResult::rule).doesNotContain("volume-fell");
  }

  @Test
  void whatChangesInTheMonthThatGoesOnIsNoChangeOfAClosedMonth() {
    List<CheckResult> results =
        ask(
            """
            update marts.dim_date set is_complete = true;
            update marts.fct_sales_line set net_amount = net_amount - 1 where date_key >= 20260601
            """);

    assertThat(results).allSatisfy(result -> assertThat(result.failures()).isZero());
  }

  @Test
  void aPartThatIsKnownOnlyFromABackfillOrAnIdsSnapshotIsLost() {
    List<CheckResult> results = ask("update ops.load set kind = 'created' where head = 'payments'");

    assertThat(results)
        .filteredOn(result -> result.failures() > 0)
        .singleElement()
        .satisfies(result -> assertThat(result.rule()).isEqualTo("freshness-lost"))
        .satisfies(result -> assertThat(result.message()).contains("head payments"));
  }

  @Test
  void aPartThatWasNeverReadIsLost() {
    List<CheckResult> results = ask("delete from ops.load where head = 'payments'");

    assertThat(results)
        .filteredOn(result -> result.failures() > 0)
        .singleElement()
        .satisfies(result -> assertThat(result.rule()).isEqualTo("freshness-lost"))
        .satisfies(result -> assertThat(result.message()).contains("head payments, read_to null"));
  }

  @Test
  void aPartThatALaterReleaseAddedIsMissedOnlyAfterItsFirstRun() {
    assertThat(ask("delete from ops.load where head = 'customer_groups'"))
        .allSatisfy(result -> assertThat(result.failures()).isZero());
    assertThat(
            ask(
                """
                insert into ops.load by name
                select * replace ('customer_groups' as head, timestamp '2020-01-01' as extracted_at)
                from ops.load where head = 'customers' and source_name = 'square'
                """))
        .filteredOn(result -> result.failures() > 0)
        .singleElement()
        .satisfies(result -> assertThat(result.rule()).isEqualTo("freshness-lost"))
        .satisfies(result -> assertThat(result.message()).contains("head customer_groups"));
  }

  @Test
  void aSourceInUseOfWhichNothingEverCameIsLostByTheNameOfItsKind() {
    List<CheckResult> results = ask("delete from ops.load where source_kind = 'square'");

    assertThat(results)
        .filteredOn(result -> result.failures() > 0)
        .singleElement()
        .satisfies(result -> assertThat(result.rule()).isEqualTo("freshness-lost"))
        .satisfies(result -> assertThat(result.subject()).isEqualTo("square"))
        .satisfies(result -> assertThat(result.failures()).isEqualTo(8));
  }

  @Test
  void nothingIsExpectedOfASourceThatIsNotInUseAnyMore() {
    kindsInUse = Set.of("woocommerce");

    List<CheckResult> results =
        ask(
            "update ops.load set range_to = null, extracted_at = '2020-01-01' where source_kind = 'square'");

    assertThat(results).allSatisfy(result -> assertThat(result.failures()).isZero());
  }

  private List<CheckResult> ask(String fault) {
    try (Warehouse warehouse = Warehouse.open(url)) {
      SampleWarehouse.inBuild(warehouse, fault);
      Stamp candidate = Stamp.of(warehouse, SampleWarehouse.BUILD);
      Clock clock = Clock.fixed(SampleWarehouse.NOW, ZoneOffset.UTC);
      RuleRun run =
          new RuleRun(
              warehouse,
              new Subjects(warehouse, kindsInUse),
              Parameters.of(
                  warehouse, candidate, Rules.load(Optional.empty()), clock, Duration.ofHours(36)));
      List<CheckResult> results = new ArrayList<>();
      warehouse
          .engine()
          .inSchema(
              warehouse.dsl(),
              "marts_" + SampleWarehouse.BUILD.text(),
              () -> Rule.all().forEach(rule -> results.addAll(run.ask(rule))));
      return results;
    }
  }
}
