package countinghouse.truthaudit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthAuditTest {
  @TempDir private Path folder;
  private Path truth = Path.of("");

  private record Run(int exitCode, String out, String err) {}

  @BeforeEach
  void writeTruth() throws IOException {
    truth = SampleMarts.truth(folder);
  }

  @Test
  void trueMartsExitZeroWithTheSumsOfEverySource() throws Exception {
    Run run = audit(SampleMarts.make(folder));

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("woocommerce, USD         truth  marts  difference")
        .contains("net sales after refunds  10.50  10.50        0.00")
        .contains("Seen twice, in the shop and at the till: 1 sales, 1 of them counted once")
        .contains("100.0 % of the joins are right")
        .contains(
            "TRUE: difference 0.00 in every figure of 2 days, of 4 products' days and of 9 groups of"
                + " orders (build b1)");
  }

  @Test
  void aFewRowsOfTheMartsAreShown() throws Exception {
    Run run = audit(SampleMarts.make(folder));

    assertThat(run.out())
        .contains("Bread            10.50      15.75       0.00         26.25")
        .contains("2026-06-02  Tuesday       1  20.00       20.00       0.00");
  }

  @Test
  void oneCentTooMuchIsFoundOnItsDay() throws Exception {
    assertThat(foundAfter("update fct_sales_line set tax_amount = 0.01 where line_id = 'u2'"))
        .contains("Days that differ: 1")
        .containsPattern("2026-06-02 square USD +tax +0\\.00 +0\\.01 +0\\.01")
        .contains("NOT TRUE");
  }

  @Test
  void salesOfTheWrongProductAreFoundThoughTheDayIsRight() throws Exception {
    assertThat(foundAfter("update fct_sales_line set product_key = 1 where product_key = 2"))
        .contains("Products and days that differ: 2")
        .contains("2026-06-01 woocommerce 21")
        .doesNotContain("Days that differ");
  }

  @Test
  void aPromotionThatTookOffTooMuchIsFound() throws Exception {
    assertThat(
            foundAfter(
                "update bridge_order_promotion set discount_amount = 2.01 where order_key = 1"))
        .contains("Groups of orders that differ: 1")
        .containsPattern("woocommerce promotion: spring +discount +2\\.00 +2\\.01 +0\\.01");
  }

  @Test
  void anOrderThatIsPaidInTheMartsOnlyIsFound() throws Exception {
    assertThat(foundAfter("update fct_order set paid_date_key = 20260602 where order_key = 2"))
        .contains("Groups of orders that differ: 1")
        .contains("milestone: paid");
  }

  @Test
  void anOrderInTheWrongChannelIsFound() throws Exception {
    assertThat(foundAfter("update fct_order set channel_key = 1 where source_name = 'square'"))
        .contains("Groups of orders that differ: 2")
        .contains("square channel: In person")
        .contains("square channel: Online");
  }

  @Test
  void aDayThatTheTruthDoesNotHaveIsFound() throws Exception {
    assertThat(foundAfter("update fct_sales_line set date_key = 20260601 where order_id = 'A'"))
        .contains("Days that differ: 2")
        .contains("2026-06-01 square USD");
  }

  @Test
  void anUnnoticedRepetitionIsFound() throws Exception {
    assertThat(
            foundAfter(
                "update fct_sales_line set is_mirror = false, is_counted = true where is_mirror"))
        .contains("Till orders that repeat a shop order unnoticed: 1\n  M");
  }

  @Test
  void aSaleTakenForARepetitionIsFound() throws Exception {
    assertThat(foundAfter("update fct_sales_line set is_mirror = true where order_id = 'A'"))
        .contains("Till orders wrongly taken for a repetition: 1\n  A");
  }

  @Test
  void noMoreThanTenDifferingRowsAreListed() throws Exception {
    Path marts = SampleMarts.make(folder);
    List<String> lines =
        new ArrayList<>(Files.readAllLines(truth.resolve("sales_by_product_day.csv")));
    for (int day = 10; day < 22; day++) {
      lines.add("woocommerce,2026-05-" + day + ",,99,Ghost,1,1.00");
    }
    Files.write(truth.resolve("sales_by_product_day.csv"), lines);

    Run run = audit(marts);

    assertThat(run.out()).contains("Products and days that differ: 12").contains("2026-05-19");
    assertThat(run.out()).doesNotContain("2026-05-20");
  }

  @Test
  void theSummaryHasTheAgreedShape() throws Exception {
    Path report = folder.resolve("check.json");
    Files.writeString(report, "{\"details\": {\"passed\": 60, \"warned\": 2, \"failed\": 0}}");
    Path summary = folder.resolve("demo/summary.json");

    Run run =
        audit(
            SampleMarts.make(folder),
            "--summary",
            summary.toString(),
            "--checks",
            report.toString(),
            "--seconds",
            "build=12.5",
            "--seconds",
            "history=60");

    JsonNode expected =
        new ObjectMapper()
            .readTree(
                """
                {"sources": {
                   "square": {"orders": 1, "order_lines": 2, "refunds": 0,
                              "net_sales": "20.00", "truth_net_sales": "20.00"},
                   "woocommerce": {"orders": 1, "order_lines": 2, "refunds": 1,
                                   "net_sales": "10.50", "truth_net_sales": "10.50"}},
                 "checks": {"passed": 60, "warned": 2, "failed": 0},
                 "seconds": {"build": 12.5, "history": 60}}
                """);
    assertThat(run.exitCode()).isZero();
    assertThat(new ObjectMapper().readTree(summary.toFile())).isEqualTo(expected);
  }

  @Test
  void missingMartsAreSaidInOneSentence() {
    Run run = audit(folder.resolve("marts.duckdb"));

    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.err()).startsWith("There are no published marts: ").hasLineCount(1);
  }

  @Test
  void aTruthThatIsNotAsAgreedIsNamed() throws IOException, SQLException {
    Path marts = SampleMarts.make(folder);
    Files.writeString(truth.resolve("mirrors.csv"), "a,b\n1,2\n");

    Run run = audit(marts);

    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.err()).contains("mirrors.csv");
  }

  /** What the audit says of the marts after a change that it must not let pass. */
  private String foundAfter(String change) throws IOException, SQLException {
    Run run = audit(SampleMarts.make(folder, change));
    assertThat(run.exitCode()).isEqualTo(65);
    return run.out();
  }

  private Run audit(Path marts, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("--truth", truth.toString(), "--marts", marts.toString()));
    arguments.addAll(List.of(more));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode =
        Main.run(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            arguments.toArray(String[]::new));
    return new Run(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
