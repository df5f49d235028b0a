package countinghouse.makereport;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.warehouse.Warehouse;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class ReportTest {
  static final Instant NOW = Instant.parse("2026-06-15T07:10:00Z");

  @TempDir Path folder;

  /**
   * Two and a half months of a year and the same of the year before, every channel, both sources.
   */
  static SampleMarts usual() {
    SampleMarts marts =
        new SampleMarts()
            .days(LocalDate.of(2025, 4, 1), LocalDate.of(2026, 6, 14), LocalDate.of(2026, 6, 15))
            .product("Mug", "Pottery")
            .product("Rye Loaf", "Bread")
            .customer("Anna", "US", "NY")
            .customer("Ben", "US", "NJ")
            .customer("Cleo", "US", "NJ");
    for (int week = 0; week < 63; week++) {
      String day = LocalDate.of(2025, 4, 6).plusWeeks(week).toString();
      marts.sale(day, 9, "In person", "Rye Loaf", "Anna", "7." + (week + 10));
      marts.sale(day, 20, "Online", "Mug", week % 3 == 0 ? "Ben" : "", (week + 20) + ".50");
      marts.sale(day, 14, "Wholesale", "Mug", "", "100");
    }
    return marts
        .refund("2026-05-13", "Online", "Mug", "30.25")
        .refund("2025-05-20", "In person", "Rye Loaf", "5")
        .sale("2026-05-02", "In person", "", "12.34")
        .sale("2026-01-10", 8, "Online", "Mug", "Cleo", "15")
        .sale("2026-02-20", 8, "Online", "Mug", "Cleo", "15")
        .sale("2026-06-15", "Online", "Mug", "999");
  }

  private String html(SampleMarts marts) {
    try (Warehouse warehouse = Warehouse.open(marts.published(folder))) {
      return Report.of(warehouse, NOW).html();
    }
  }

  private static Document parsed(String html) {
    Parser parser = Parser.htmlParser().setTrackErrors(100);
    Document page = Jsoup.parse(html, "", parser);
    assertThat(parser.getErrors()).isEmpty();
    return page;
  }

  /** The cell of a table by the name of its row and its column. */
  private static String cell(Document page, String table, String row, String column) {
    Element found = page.expectFirst("#" + table);
    List<String> columns = found.select("thead th").eachText();
    assertThat(columns).contains(column);
    return found.select("tbody tr, tfoot tr").stream()
        .filter(it -> it.child(0).text().equals(row))
        .map(it -> it.child(columns.indexOf(column)).text())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row " + row + " in " + found.text()));
  }

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
    Document page = parsed(html(usual()));
    assertThat(page.select("#headline-month-to-date .figure").text())
        .isEqualTo(net("date_key between 20260601 and 20260614") + " USD");
    assertThat(page.select("#headline-month .figure").text())
        .isEqualTo(net("date_key between 20260501 and 20260531") + " USD");
    assertThat(page.select("#headline-year .figure").text())
        .isEqualTo(net("date_key between 20250601 and 20260531") + " USD");
    assertThat(page.select("#headline-month .against").text())
        .contains("May 2025", net("date_key between 20250501 and 20250531"));
    assertThat(page.select("#headline-year .against").text()).contains("history starts on");
  }

  @Test
  void netSalesByProductLineLastMonthTillOnlyCanBeNamed() {
    Document page = parsed(html(usual()));
    assertThat(cell(page, "lines-2026-05", "Bread", "Till only"))
        .isEqualTo(
            net(
                "product_line = 'Bread' and source = 'square' and date_key between 20260501 and"
                    + " 20260531"));
    assertThat(page.expectFirst("#lines-2026-05").closest("details[open]")).isNotNull();
  }

  @Test
  void everyCellOfProductLineByChannelIsWhatTheFactsSay() {
    Document page = parsed(html(usual()));
    for (String line : List.of("Pottery", "Bread", "Unassigned")) {
      for (String channel : List.of("Online", "In person", "Wholesale")) {
        assertThat(cell(page, "lines-2026-05", line, channel))
            .as(line + " " + channel)
            .isEqualTo(
                net(
                    "product_line = '%s' and channel_group = '%s' and date_key between 20260501 and 20260531"
                        .formatted(line, channel)));
      }
    }
    assertThat(cell(page, "lines-2026-05", "All product lines", "All channels"))
        .isEqualTo(net("date_key between 20260501 and 20260531"));
  }

  @Test
  void monthsQuartersAndDaysAddUpToTheirYear() {
    Document page = parsed(html(usual()));
    assertThat(page.select("#tree > details > summary").eachText())
        .anySatisfy(year ->
            assertThat(year)
                .startsWith("2026 so far")
                .contains(net("date_key between 20260101 and 20260614")));
    assertThat(page.select("#tree details details summary").eachText())
        .anySatisfy(quarter ->
            assertThat(quarter)
                .startsWith("Q2 2026 so far")
                .contains(net("date_key between 20260401 and 20260614")));
    assertThat(cell(page, "tree-2026-05-days", "Sun 10", "All"))
        .isEqualTo(net("date_key = 20260510"));
    assertThat(cell(page, "tree-2026-05-days", "Sun 10", "Pottery"))
        .isEqualTo(net("date_key = 20260510 and product_line = 'Pottery'"));
    assertThat(cell(page, "tree-2026-05-days", "Sat 2", "Unassigned")).isEqualTo("12.34");
  }

  @Test
  void channelsCustomersAndRefundsAreWhatTheFactsSay() {
    Document page = parsed(html(usual()));
    String may = "date_key between 20260501 and 20260531";
    assertThat(cell(page, "channels-figures", "May 2026", "Retail together"))
        .isEqualTo(net("channel_group <> 'Wholesale' and " + may));
    assertThat(cell(page, "channels-figures", "May 2026", "Till only"))
        .isEqualTo(net("source = 'square' and " + may));
    assertThat(cell(page, "refunds-figures", "May 2026", "Given back")).isEqualTo("30.25");
    assertThat(cell(page, "customers-figures", "May 2026", "Returning")).isEqualTo("2");
    assertThat(cell(page, "customers-figures", "May 2026", "to returning"))
        .isEqualTo(
            sql(
                "select sum(net_amount) from marts.fct_sales_line where customer_durable_key > 0 and "
                    + may));
    assertThat(cell(page, "customers-repeat", "January 2026", "Customers")).isEqualTo("1");
    assertThat(cell(page, "customers-repeat", "January 2026", "Again within 90 days"))
        .isEqualTo("1");
  }

  @Test
  void ordersByHourAreCounted() {
    Document page = parsed(html(usual()));
    assertThat(cell(page, "hours-online-figures", "20:00", "Sunday")).isEqualTo("52");
    assertThat(page.select("#hours .lead").text()).contains("in person on Sunday from 09:00");
  }

  @Test
  void theSameMartsAtTheSameInstantGiveTheSameBytes() {
    String url = usual().published(folder);
    try (Warehouse warehouse = Warehouse.open(url)) {
      assertThat(Report.of(warehouse, NOW).html()).isEqualTo(Report.of(warehouse, NOW).html());
    }
  }

  @Test
  void thePageIsWellFormedAndWhole() throws Exception {
    String html = html(usual());
    Document page = parsed(html);
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(html)));
    assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    page.select("[aria-labelledby]")
        .eachAttr("aria-labelledby")
        .forEach(ids ->
            List.of(ids.split(" ")).forEach(id -> assertThat(page.getElementById(id)).isNotNull()));
    page.select("a[href]")
        .eachAttr("href")
        .forEach(link -> assertThat(page.getElementById(link.substring(1))).as(link).isNotNull());
    assertThat(page.select("script, link, img, iframe, [src], [style], [onclick]")).isEmpty();
    assertThat(html).doesNotContain("http://", "https://", "url(", "@import");
  }

  @Test
  void thePolicyAllowsThisStyleSheetAndNothingElse() throws Exception {
    Document page = parsed(html(usual()));
    byte[] digest =
        MessageDigest.getInstance("SHA-256")
            .digest(page.expectFirst("style").data().getBytes(StandardCharsets.UTF_8));
    assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .isEqualTo(
            "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'"
                .formatted(Base64.getEncoder().encodeToString(digest)));
  }

  @Test
  void everyChartHasATitleADescriptionAndItsFigures() {
    Document page = parsed(html(usual()));
    assertThat(page.select("figure")).hasSizeGreaterThan(7);
    page.select("figure")
        .forEach(figure -> {
          assertThat(figure.select("svg[role=img]")).hasSize(2);
          assertThat(figure.select("svg > title, svg > desc")).hasSize(4);
          assertThat(figure.select("details table tbody tr")).isNotEmpty();
        });
  }

  @Test
  void theBannerTellsWhatTheAuditFoundAndWhatWasAccepted() {
    String url = usual().published(folder);
    try (Warehouse warehouse = Warehouse.open(url)) {
      warehouse
          .dsl()
          .execute(
              """
              insert into ops.check_result values
                (?, 'product-inferred', 'marts', 'warn', 'warned', 3, 'expected <b>all</b>; found 3', timestamp '2026-06-15 07:06'),
                (?, 'grain-unique', 'dim_date', 'fail', 'passed', 0, 'unique', timestamp '2026-06-15 07:06')
              """,
              SampleMarts.BUILD,
              SampleMarts.BUILD);
      Document sound = parsed(Report.of(warehouse, NOW).html());
      assertThat(sound.select(".verdict").text()).startsWith("Sound. 40 checks passed, 1 warned");
      assertThat(cell(sound, "findings", "product-inferred", "Found"))
          .isEqualTo("expected <b>all</b>; found 3");
      assertThat(sound.expectFirst("#findings").select("tbody tr")).hasSize(1);
      assertThat(cell(sound, "sources", "Till", "Read until")).isEqualTo("15 Jun 2026, 02:58");
      warehouse
          .dsl()
          .execute(
              "insert into ops.check_acceptance values ('grain-unique', date '2026-07-01', 'asked"
                  + " Anna', timestamp '2026-06-01')");
      Document doubt = parsed(Report.of(warehouse, NOW).html());
      assertThat(doubt.select(".verdict").text()).startsWith("Read with care.");
      assertThat(cell(doubt, "acceptances", "grain-unique", "Reason")).isEqualTo("asked Anna");
    }
  }

  @Test
  void aSourceThatIsLateIsNamed() {
    String url = usual().published(folder);
    try (Warehouse warehouse = Warehouse.open(url)) {
      warehouse
          .dsl()
          .execute(
              "update ops.load set range_to = timestamp '2026-06-13 06:00' where source_name ="
                  + " 'square'");
      Document page = parsed(Report.of(warehouse, NOW).html());
      assertThat(page.select(".verdict").text())
          .contains("Read with care.", "Not read for 36 hours or more: Till.");
    }
  }

  @Test
  void closedMonthsThatChangedAreToldWithTheirCause() {
    String url = usual().published(folder);
    try (Warehouse warehouse = Warehouse.open(url)) {
      warehouse
          .dsl()
          .execute(
              """
              insert into ops.check_result values (?, 'closed-month-changed', 'marts', 'warn', 'warned', 1,
                'expected that net sales of months are unchanged; found 1: (source_name woocommerce, currency USD, month_start 2026-03-01, net_sales_before 41332.68, net_sales_now 40356.73, lines_new 13, lines_gone 7, lines_changed 0, first_order 1277, last_order 1519)',
                timestamp '2026-06-15 07:06')
              """,
              SampleMarts.BUILD);
      warehouse
          .dsl()
          .execute(
              "insert into ops.publication values (?, timestamp '2026-06-15 07:07')",
              SampleMarts.BUILD);
      Document page = parsed(Report.of(warehouse, NOW).html());
      assertThat(page.expectFirst("#closed-months").expectFirst("tbody tr").children().eachText())
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
  }

  @Test
  void aBusinessThatHasNotBegunHasAPageThatSaysSo() {
    Document page = parsed(html(new SampleMarts()));
    assertThat(page.select("h2").eachText()).contains("No complete day yet");
    assertThat(page.select(".verdict").text()).contains("40 checks passed");
    assertThat(page.select("figure")).isEmpty();
  }

  @Test
  void oneDayOfOneSaleIsShownWithoutComparisons() {
    LocalDate day = LocalDate.of(2026, 6, 14);
    Document page =
        parsed(
            html(
                new SampleMarts()
                    .days(day, day, day)
                    .product("Mug", "Pottery")
                    .sale("2026-06-14", "Online", "Mug", "25")));
    assertThat(page.select("#headline-month-to-date .figure").text()).isEqualTo("25.00 USD");
    assertThat(page.select("#headline-month .figure").text()).isEqualTo("–");
    assertThat(cell(page, "months-figures", "1 to 14 June 2026 (so far)", "Year before"))
        .isEqualTo("–");
    assertThat(cell(page, "new-products", "Mug", "Net sales")).isEqualTo("25.00");
    assertThat(page.text()).doesNotContain("NaN", "null", "Infinity");
  }

  @Test
  void aDayOnWhichNothingIsSoldIsNoTrouble() {
    LocalDate day = LocalDate.of(2026, 6, 14);
    Document page = parsed(html(new SampleMarts().days(day.minusDays(40), day, day)));
    assertThat(page.select("#headline-month .figure").text()).isEqualTo("0.00 USD");
    assertThat(page.select("#hours").text()).contains("No order has a time of day.");
  }

  @Test
  void oneSourceAloneHasNoColumnForTheOther() {
    LocalDate day = LocalDate.of(2026, 6, 14);
    Document page =
        parsed(
            html(
                new SampleMarts()
                    .days(day.minusDays(60), day, day)
                    .product("Mug", "Pottery")
                    .sale("2026-05-14", "Online", "Mug", "25")));
    assertThat(page.expectFirst("#lines-2026-05").select("thead th").eachText())
        .containsExactly("Product line", "Online", "All channels", "Shop only");
  }

  @Test
  void twoCurrenciesAreNeverAdded() {
    LocalDate day = LocalDate.of(2026, 6, 14);
    Document page =
        parsed(
            html(
                new SampleMarts()
                    .days(day.minusDays(60), day, day)
                    .product("Mug", "Pottery")
                    .sale("2026-05-14", "Online", "Mug", "25")
                    .in("JPY")
                    .sale("2026-05-15", "Online", "Mug", "3000")));
    assertThat(page.select("#headline-month .figure").text()).isEqualTo("25.00 USD");
    assertThat(cell(page, "currencies", "JPY", "In that currency")).isEqualTo("3,000");
    assertThat(cell(page, "currencies", "JPY", "Lines without a rate")).isEqualTo("1");
    assertThat(cell(page, "left-out", "JPY", "Why")).isEqualTo("no exchange rate");
    assertThat(cell(page, "left-out", "JPY", "Net sales")).isEqualTo("3,000 JPY");
  }

  @Test
  void whatIsNotCompleteIsLeftOutAndSaidSo() {
    Document page = parsed(html(usual()));
    assertThat(cell(page, "left-out", "USD", "Why")).isEqualTo("day not complete");
    assertThat(cell(page, "left-out", "USD", "Net sales")).isEqualTo("999.00 USD");
  }

  @Test
  void namesThatAreMarkupAreShownAndNotObeyed() {
    String evil = "</title><script>alert('x')</script>\u0007 & \"Söhne\" <b>";
    LocalDate day = LocalDate.of(2026, 6, 14);
    Document page =
        parsed(
            html(
                new SampleMarts()
                    .days(day, day, day)
                    .product(evil, "<i>Line</i> & \"more\"")
                    .sale("2026-06-14", "Online", evil, "25")));
    assertThat(page.select("script, i, b")).isEmpty();
    assertThat(cell(page, "products-top", evil.replace('\u0007', '\uFFFD'), "Net sales"))
        .isEqualTo("25.00");
    assertThat(page.expectFirst("#lines-figures").text()).contains("<i>Line</i> & \"more\"");
  }

  @Test
  void fiveThousandProductsBecomeTheLargestAndTheOthersTogether() {
    LocalDate day = LocalDate.of(2026, 6, 14);
    SampleMarts marts = new SampleMarts().days(day.minusDays(60), day, day);
    for (int number = 1; number <= 5_000; number++) {
      String name = "Product " + number;
      marts.product(name, "Line " + number % 40).sale("2026-06-10", "Online", name, number + ".01");
    }
    String html = html(marts);
    Document page = parsed(html);
    assertThat(page.select("#products-top tbody tr")).hasSize(10);
    assertThat(page.select("#products-top-caption").text())
        .isEqualTo("Top products of 28 days, 10 of 5,000 sold");
    assertThat(page.select("#products details summary").eachText())
        .contains("Line 0, 125 products");
    assertThat(page.select("#products tbody th").eachText()).contains("105 other products");
    assertThat(page.select("#lines svg.wide rect")).hasSizeLessThanOrEqualTo(12);
    assertThat(html.length()).isLessThan(3_000_000);
  }
}
