package countinghouse.makereport;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page tells of the audit: freshness, findings, closed months that changed. */
class ReportTrustTest {
  @TempDir Path folder;

  @Test
  void theBannerTellsWhatTheAuditFoundAndWhatWasAccepted() {
    String url = Samples.usual().published(folder);
    try (Warehouse warehouse = Warehouse.open(url)) {
      warehouse
          .dsl()
          .execute(
              """
              insert into ops.check_result values
                ('%1$s', 'product-inferred', 'marts', 'warn', 'warned', 3, 'expected <b>all</b>; found 3',
                  timestamp '2026-06-15 07:06', timestamp '%2$s', 'Products are gone. Their money is in the figures.', 'Nothing.'),
                ('%1$s', 'grain-unique', 'dim_date', 'fail', 'passed', 0, 'unique',
                  timestamp '2026-06-15 07:06', timestamp '%2$s', 'Twice in the figures.', 'Look.');
              insert into ops.check_amount values
                ('%1$s', timestamp '%2$s', 'product-inferred', 'marts', 'USD', 241.15),
                ('%1$s', timestamp '2026-06-14 07:05', 'product-inferred', 'marts', 'USD', 1)
              """
                  .formatted(SampleMarts.BUILD, SampleMarts.BUILT));
      ReportPage sound = ReportPage.of(warehouse);
      assertThat(sound.document().select(".verdict").text())
          .startsWith("Sound. 40 checks passed, 1 warned");
      assertThat(sound.document().select(".findings > div")).hasSize(1);
      assertThat(sound.document().expectFirst("#finding-1").children().eachText())
          .containsExactly(
              "Products are gone. Their money is in the figures.",
              "241.15 USD, 3 found",
              "What to do: Nothing.",
              "Found by the check product-inferred expected <b>all</b>; found 3");
      assertThat(sound.cell("sources", "Till", "Read until")).isEqualTo("15 Jun 2026, 02:58");
      warehouse
          .dsl()
          .execute(
              "insert into ops.check_acceptance values ('grain-unique', date '2026-07-01', 'asked"
                  + " Anna', timestamp '2026-06-01')");
      ReportPage doubt = ReportPage.of(warehouse);
      assertThat(doubt.document().select(".verdict").text()).startsWith("Read with care.");
      assertThat(doubt.cell("acceptances", "grain-unique", "Reason")).isEqualTo("asked Anna");
    }
  }

  @Test
  void aSourceThatIsLateIsNamed() {
    String url = Samples.usual().published(folder);
    try (Warehouse warehouse = Warehouse.open(url)) {
      warehouse
          .dsl()
          .execute(
              "update ops.load set range_to = timestamp '2026-06-13 06:00' where source_name ="
                  + " 'square'");
      ReportPage page = ReportPage.of(warehouse);
      assertThat(page.document().select(".verdict").text())
          .contains("Read with care.", "Not read for 36 hours or more: Till.");
    }
  }

  @Test
  void closedMonthsThatChangedAreToldWithTheirCause() {
    assertThat(closedMonths("timestamp '%s'".formatted(SampleMarts.BUILT)))
        .containsExactly(
            "March 2026",
            "Shop",
            "41,332.68 USD",
            "40,356.73 USD",
            "−2.4 %",
            "13 lines new, 7 gone, 0 changed",
            "1277 to 1519",
            "15 Jun 2026");
  }

  @Test
  void closedMonthsOfAReleaseThatDidNotNoteTheMakingAreTold() {
    assertThat(closedMonths("null")).startsWith("March 2026", "Shop");
  }

  /** The one line; another making of the build, which was not published, has found more. */
  private List<String> closedMonths(String builtAt) {
    ReportPage page =
        ReportPage.of(
            Samples.usual()
                .recorded(
                    """
                    insert into ops.closed_month_change values
                      ('%1$s', 'woocommerce', 'USD', date '2026-03-01',
                        41332.68, 40356.73, 13, 7, 0, '1277', '1519', %2$s),
                      ('%1$s', 'woocommerce', 'USD', date '2026-04-01',
                        41332.68, 40356.73, 13, 7, 0, '1277', '1519', timestamp '2026-06-15 06:00')
                    """
                        .formatted(SampleMarts.BUILD, builtAt))
                .recorded(
                    "insert into ops.publication values ('%s', timestamp '2026-06-15 07:07', %s)"
                        .formatted(SampleMarts.BUILD, builtAt)),
            folder);
    Elements lines = page.document().expectFirst("#closed-months").select("tbody tr");
    assertThat(lines).hasSize(1);
    return lines.getFirst().children().eachText();
  }
}
