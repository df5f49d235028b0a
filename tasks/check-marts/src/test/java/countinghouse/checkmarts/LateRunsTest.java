package countinghouse.checkmarts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import countinghouse.lake.Manifest;
import countinghouse.lake.RunKind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is not asked of a build because runs came beside it. */
final class LateRunsTest {
  private static final Instant READ = Instant.parse("2026-06-02T03:00:00Z");

  private final LateRuns late =
      new LateRuns(
          Map.of(
              true, List.of(run("shop", "orders", "r1")),
              false,
                  List.of(
                      run("shop", "refunds", "r2"),
                      run("other", "orders", "r3"),
                      run("shop", "orders", "r4"))));

  @Test
  void aHeadIsFoldedAgainWhereARunOfItWasLoadedMeanwhile() {
    assertThat(late.foldedAgain("shop", "orders")).isTrue();
    assertThat(late.foldedAgain("shop", "refunds")).isFalse();
    assertThat(late.foldedAgain("other", "orders")).isFalse();
  }

  @Test
  void aRuleIsConcernedWhenItReadsTheCurrentVersionsOfSuchAHead() {
    assertThat(late.concern("woocommerce_orders")).isTrue();
    assertThat(late.concern("woocommerce_refunds")).isFalse();
    assertThat(late.concern(rule("select * from ${current(woocommerce_orders)}"))).isTrue();
    assertThat(late.concern(rule("select * from ${current(woocommerce_order)}"))).isFalse();
    assertThat(late.concern(rule("select * from ${current(woocommerce_refunds)}"))).isFalse();
  }

  @Test
  void everySourceIsWarnedOfOnceForThoseThatWaitAndOnceForThoseThatWereLoaded() {
    assertThat(late.results())
        .extracting(CheckResult::rule, CheckResult::subject, CheckResult::failures)
        .containsExactly(
            tuple("run-waits-for-load", "other", 1L),
            tuple("run-waits-for-load", "shop", 2L),
            tuple("run-loaded-since", "shop", 1L));
    assertThat(late.results())
        .allSatisfy(result -> assertThat(result.level()).isEqualTo(Level.WARN))
        .allSatisfy(result -> assertThat(result.whatToDo()).startsWith("Nothing: "));
    assertThat(late.results().get(1).message()).contains("refunds").contains("r2").contains("r4");
  }

  @Test
  void withoutSuchRunsThereIsNothingToSay() {
    assertThat(new LateRuns(Map.of(true, List.of(), false, List.of())).results()).isEmpty();
  }

  private static Rule rule(String sql) {
    return Rule.parse(
        "r.sql", "-- rule: r\n-- level: fail\n-- says: s\n-- means: m\n-- do: Look.\n" + sql);
  }

  private static Manifest run(String source, String head, String id) {
    return new Manifest(
        1,
        id,
        source,
        "woocommerce",
        head,
        RunKind.WINDOW,
        READ,
        READ,
        READ,
        true,
        ZoneOffset.UTC,
        "USD",
        "",
        "",
        List.of(),
        List.of());
  }
}
