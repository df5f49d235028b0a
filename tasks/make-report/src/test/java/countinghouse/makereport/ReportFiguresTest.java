package countinghouse.makereport;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.warehouse.Warehouse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures of the report against SQL straight from the facts. */
class ReportFiguresTest {
  @TempDir Path folder;

  private String sql(String select) {
    try (Warehouse warehouse =
        Warehouse.open("jdbc:duckdb:" + folder.resolve("warehouse.duckdb"))) {
      BigDecimal sum = warehouse.dsl().resultQuery(select).fetchSingle().get(0, BigDecimal.class);
      return String.format(Locale.ROOT, "%,.2f", sum.setScale(2, RoundingMode.HALF_UP));
    }
  }

  /** Net sales straight from the facts, not from the view that the report reads. */
  private String net(String condition) {
    return sql(
        """
        select coalesce(sum(amount), 0) from (
          select net_amount as amount, date_key, channel_key, product_key, source_name as source
          from marts.fct_sales_line where is_counted
          union all
          select -net_amount, date_key, channel_key, product_key, source_name
          from marts.fct_refund_line where is_counted
        ) line
        join marts.dim_product using (product_key)
        join marts.dim_channel using (channel_key)
        where\
        """
            + " "
            + condition);
  }

  @Test
  void everyHeadlineIsWhatTheFactsSay() {
    ReportPage page = ReportPage.of(Samples.usual(), folder);
    assertThat(page.document().select("#headline-month-to-date .figure").text())
        .isEqualTo(net("date_key between 20260601 and 20260614") + " USD");
    assertThat(page.document().select("#headline-month .figure").text())
        .isEqualTo(net("date_key between 20260501 and 20260531") + " USD");
    assertThat(page.document().select("#headline-year .figure").text())
        .isEqualTo(net("date_key between 20250601 and 20260531") + " USD");
    assertThat(page.document().select("#headline-month .against").text())
        .contains("May 2025", net("date_key between 20250501 and 20250531"));
    assertThat(page.document().select("#headline-year .against").text())
        .contains("history starts on");
  }

  @Test
  void netSalesByProductLineLastMonthTillOnlyCanBeNamed() {
    ReportPage page = ReportPage.of(Samples.usual(), folder);
    assertThat(page.cell("lines-2026-05", "Bread", "Till only"))
        .isEqualTo(
            net(
                "product_line = 'Bread' and source = 'square' and date_key between 20260501 and"
                    + " 20260531"));
    assertThat(page.document().expectFirst("#lines-2026-05").closest("details[open]")).isNotNull();
  }

  @Test
  void everyCellOfProductLineByChannelIsWhatTheFactsSay() {
    ReportPage page = ReportPage.of(Samples.usual(), folder);
    for (String line : List.of("Pottery", "Bread", "Unassigned")) {
      for (String channel : List.of("Online", "In person", "Wholesale")) {
        assertThat(page.cell("lines-2026-05", line, channel))
            .as(line + " " + channel)
            .isEqualTo(
                net(
                    "product_line = '%s' and channel_group = '%s' and date_key between 20260501 and 20260531"
                        .formatted(line, channel)));
      }
    }
    assertThat(page.cell("lines-2026-05", "All product lines", "All channels"))
        .isEqualTo(net("date_key between 20260501 and 20260531"));
  }

  @Test
  void monthsQuartersAndDaysAddUpToTheirYear() {
    ReportPage page = ReportPage.of(Samples.usual(), folder);
    assertThat(page.document().select("#tree > details > summary").eachText())
        .anySatisfy(year ->
            assertThat(year)
                .startsWith("2026 so far")
                .contains(net("date_key between 20260101 and 20260614")));
    assertThat(page.document().select("#tree details details summary").eachText())
        .anySatisfy(quarter ->
            assertThat(quarter)
                .startsWith("Q2 2026 so far")
                .contains(net("date_key between 20260401 and 20260614")));
    assertThat(page.cell("tree-2026-05-days", "Sun 10", "All"))
        .isEqualTo(net("date_key = 20260510"));
    assertThat(page.cell("tree-2026-05-days", "Sun 10", "Pottery"))
        .isEqualTo(net("date_key = 20260510 and product_line = 'Pottery'"));
    assertThat(page.cell("tree-2026-05-days", "Sat 2", "Unassigned")).isEqualTo("12.34");
  }

  @Test
  void channelsCustomersAndRefundsAreWhatTheFactsSay() {
    ReportPage page = ReportPage.of(Samples.usual(), folder);
    String may = "date_key between 20260501 and 20260531";
    assertThat(page.cell("channels-figures", "May 2026", "Retail together"))
        .isEqualTo(net("channel_group <> 'Wholesale' and " + may));
    assertThat(page.cell("channels-figures", "May 2026", "Till only"))
        .isEqualTo(net("source = 'square' and " + may));
    assertThat(page.cell("refunds-figures", "May 2026", "Given back")).isEqualTo("30.25");
    assertThat(page.cell("customers-figures", "May 2026", "Returning")).isEqualTo("2");
    assertThat(page.cell("customers-figures", "May 2026", "to returning"))
        .isEqualTo(
            sql(
                "select sum(net_amount) from marts.fct_sales_line where customer_durable_key > 0"
                    + " and "
                    + may));
    assertThat(page.cell("customers-repeat", "January 2026", "Customers")).isEqualTo("1");
    assertThat(page.cell("customers-repeat", "January 2026", "Again within 90 days"))
        .isEqualTo("1");
  }

  @Test
  void ordersByHourAreCounted() {
    ReportPage page = ReportPage.of(Samples.usual(), folder);
    assertThat(page.cell("hours-online-figures", "20:00", "Sunday")).isEqualTo("52");
    assertThat(page.document().select("#hours .lead").text())
        .contains("in person on Sunday from 09:00");
  }
}
