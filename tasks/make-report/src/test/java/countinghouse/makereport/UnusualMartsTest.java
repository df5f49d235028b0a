package countinghouse.makereport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Marts that lack something, or have too much of it. */
class UnusualMartsTest {
  @TempDir Path folder;

  @Test
  void aBusinessThatHasNotBegunHasAPageThatSaysSo() {
    ReportPage page = ReportPage.of(new SampleMarts(), folder);
    assertThat(page.document().select("h2").eachText()).contains("No complete day yet");
    assertThat(page.document().select(".verdict").text()).contains("40 checks passed");
    assertThat(page.document().select("figure")).isEmpty();
  }

  @Test
  void oneDayOfOneSaleIsShownWithoutComparisons() {
    ReportPage page = ReportPage.of(Samples.oneSale(), folder);
    assertThat(page.document().select("#headline-month-to-date .figure").text())
        .isEqualTo("25.00 USD");
    assertThat(page.document().select("#headline-month")).isEmpty();
    assertThat(page.cell("months-figures", "14 Jun 2026 (so far)", "Year before")).isEqualTo("–");
    assertThat(page.cell("new-products", "Mug", "Net sales")).isEqualTo("25.00");
    assertThat(page.document().text()).doesNotContain("NaN", "null", "Infinity");
  }

  @Test
  void aShopThatBeganLastWeekIsToldThatNoMonthIsCompleteYet() {
    ReportPage page = ReportPage.of(Samples.tenDays(), folder);
    assertThat(page.document().select("#headlines .lead").text())
        .startsWith("No month is complete yet: history starts on 25 May 2026.");
    assertThat(page.document().select("#headlines h3").eachText())
        .containsExactly("This month so far", "Since history starts");
    assertThat(page.document().select("#headlines .when").eachText())
        .containsExactly("1 to 3 June 2026", "25 May 2026 to 3 Jun 2026");
    assertThat(page.cell("months-figures", "25 to 31 May 2026", "Net sales")).isEqualTo("31.50");
    assertThat(page.cell("yesterday-figures", "All net sales", "Usual Wednesday")).isEqualTo("–");
    assertThat(page.document().select("#products .lead").text())
        .startsWith("In the 10 days up to 3 Jun 2026,");
    assertThat(page.document().expectFirst("#products-top").select("thead th").eachText())
        .containsExactly("Product", "Units", "Net sales");
    assertThat(page.document().expectFirst("details[open] > summary").text())
        .isEqualTo("1 to 3 June 2026 (so far)");
    assertThat(page.document().select("#figures").text())
        .doesNotContain("28 days up to", "best of these months")
        .doesNotContain("In May 2026", "Last complete month", "12 complete months");
  }

  @Test
  void channelAgainstSourceAddsUpBothWays() {
    ReportPage page = ReportPage.of(Samples.usual(), folder);
    String table = "channel-sources-2026-05";
    assertThat(page.document().expectFirst("#" + table).select("thead th").eachText())
        .containsExactly("Channel", "Shop", "Till", "All sources");
    assertThat(page.document().expectFirst("#" + table).select("tr th:first-child").eachText())
        .containsExactly("Channel", "Online", "In person", "Wholesale", "All channels");
    assertThat(page.cell(table, "In person", "Shop")).isEqualTo("0.00");
    assertThat(page.cell(table, "In person", "Till")).isEqualTo("50.74");
    assertThat(page.cell(table, "All channels", "All sources"))
        .isEqualTo(page.document().select("#headline-month .figure").text().replace(" USD", ""));
  }

  @Test
  void aDayOnWhichNothingIsSoldIsNoTrouble() {
    LocalDate day = LocalDate.of(2026, 6, 14);
    ReportPage page = ReportPage.of(new SampleMarts().days(day.minusDays(60), day, day), folder);
    assertThat(page.document().select("#headline-month .figure").text()).isEqualTo("0.00 USD");
    assertThat(page.document().select("#hours").text()).contains("No order has a time of day.");
  }

  @Test
  void oneSourceAloneHasNoColumnForTheOther() {
    LocalDate day = LocalDate.of(2026, 6, 14);
    ReportPage page =
        ReportPage.of(
            new SampleMarts()
                .days(day.minusDays(60), day, day)
                .product("Mug", "Pottery")
                .sale("2026-05-14", "Online", "Mug", "25"),
            folder);
    assertThat(page.document().expectFirst("#lines-2026-05").select("thead th").eachText())
        .containsExactly("Product line", "Online", "All channels", "Shop only");
  }

  @Test
  void twoCurrenciesAreNeverAdded() {
    LocalDate day = LocalDate.of(2026, 6, 14);
    ReportPage page =
        ReportPage.of(
            new SampleMarts()
                .days(day.minusDays(60), day, day)
                .product("Mug", "Pottery")
                .sale("2026-05-14", "Online", "Mug", "25")
                .in("JPY")
                .sale("2026-05-15", "Online", "Mug", "3000"),
            folder);
    assertThat(page.document().select("#headline-month .figure").text()).isEqualTo("25.00 USD");
    assertThat(page.cell("currencies", "JPY", "In that currency")).isEqualTo("3,000");
    assertThat(page.cell("currencies", "JPY", "Lines without a rate")).isEqualTo("1");
    assertThat(page.cell("left-out", "JPY, no exchange rate", "Net sales")).isEqualTo("3,000 JPY");
  }

  @Test
  void whatIsNotCompleteIsLeftOutAndSaidSo() {
    ReportPage page = ReportPage.of(Samples.usual(), folder);
    assertThat(page.cell("left-out", "USD, day not complete", "Net sales")).isEqualTo("999.00 USD");
  }

  @Test
  void whatIsTooLongATableSaysOfHowManyItShowsTheFirst() {
    LocalDate day = LocalDate.of(2026, 6, 14);
    SampleMarts marts = new SampleMarts().days(day.minusDays(60), day, day);
    for (int number = 1; number <= 21; number++) {
      marts
          .product("Mug " + number, "Pottery")
          .sale(day.toString(), "Online", "Mug " + number, "9");
    }
    ReportPage page =
        ReportPage.of(
            marts
                .recorded(
                    """
                    insert into ops.closed_month_change by name
                    select '%s' as build_id, 'square' as source_name, 'USD' as currency,
                      date '2026-05-01' - to_months(month::int) as month_start, 1 as net_sales_before,
                      2 as net_sales_now, 1 as lines_new, 0 as lines_gone, 0 as lines_changed,
                      '1' as first_order, '2' as last_order
                    from range(41) months(month)
                    """
                        .formatted(SampleMarts.BUILD))
                .recorded(
                    "insert into ops.publication (build_id, published_at) values ('%s', timestamp '2026-06-15 07:07')"
                        .formatted(SampleMarts.BUILD)),
            folder);
    assertThat(page.document().select("#new-products tbody tr")).hasSize(20);
    assertThat(page.document().select("#new-products-caption").text())
        .isEqualTo("Sold for the first time that day, 20 of 21");
    assertThat(page.document().select("#closed-months tbody tr")).hasSize(40);
    assertThat(page.document().select("#closed-months-caption").text())
        .isEqualTo("Closed months that changed, the newest publication first, 40 of 41");
  }

  @Test
  void fiveThousandProductsBecomeTheLargestAndTheOthersTogether() {
    LocalDate day = LocalDate.of(2026, 6, 14);
    SampleMarts marts = new SampleMarts().days(day.minusDays(60), day, day);
    for (int number = 1; number <= 5_000; number++) {
      String name = "Product " + number;
      marts.product(name, "Line " + number % 40).sale("2026-06-10", "Online", name, number + ".01");
    }
    ReportPage page = ReportPage.of(marts, folder);
    assertThat(page.document().select("#products-top tbody tr")).hasSize(10);
    assertThat(page.document().select("#products-top-caption").text())
        .isEqualTo("Top products of 28 days, 10 of 5,000 sold");
    assertThat(page.document().select("#products details summary").eachText())
        .contains("Line 0, 125 products");
    assertThat(page.document().select("#products tbody th").eachText())
        .contains("105 other products");
    assertThat(page.document().select("#lines svg.wide rect")).hasSizeLessThanOrEqualTo(12);
    assertThat(page.html().length()).isLessThan(3_000_000);
  }
}
