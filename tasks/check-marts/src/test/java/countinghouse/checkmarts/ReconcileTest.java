package countinghouse.checkmarts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a file of sql/reconcile says, and what it must not. */
final class ReconcileTest {
  private static final String SOUND =
      """
      -- rule: square-sales
      -- source kind: square
      -- head: orders
      -- columns: closed_at, total_money
      -- says: sales agree
      -- means: Some may be missing.
      -- do: Look.
      select 1
      """;

  @Test
  void aFileSaysEverythingAboutItsReconciliation() {
    Reconcile reconcile = Reconcile.parse("square-sales.sql", SOUND);

    assertThat(reconcile)
        .isEqualTo(
            new Reconcile(
                "square-sales",
                "square",
                "orders",
                List.of("closed_at", "total_money"),
                "sales agree",
                "Some may be missing.",
                reconcile.whatToDo(),
                "select 1"));
    assertThat(reconcile.whatToDo())
        .startsWith("Look. Where staging alone differs, ")
        .contains("Where the lake alone has less, ");
    assertThat(reconcile.rule()).isEqualTo("reconcile-square-sales");
    assertThat(reconcile.staged().table().getName()).isEqualTo("square_orders");
  }

  @Test
  void whatBreaksTheContractIsNamedWithFileAndLine() {
    assertThatThrownBy(
            () -> Reconcile.parse("square-sales.sql", SOUND.replace("-- head", "-- level")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("sql/reconcile/square-sales.sql:3: a header is one of [columns,");
  }

  @Test
  void everyReconciliationReadsColumnsThatItsHeadHas() {
    assertThat(Reconcile.all())
        .hasSize(6)
        .allSatisfy(it -> assertThat(it.staged().content()).containsAll(it.columns()));
  }
}
