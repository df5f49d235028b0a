package countinghouse.makereport;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.warehouse.Warehouse;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/** The page as markup: well-formed, whole, obeying nothing that came from outside. */
class ReportMarkupTest {
  @TempDir Path folder;

  @Test
  void theSameMartsAtTheSameInstantGiveTheSameBytes() {
    String url = Samples.usual().published(folder);
    try (Warehouse warehouse = Warehouse.open(url)) {
      assertThat(Report.of(warehouse, Samples.NOW).html())
          .isEqualTo(Report.of(warehouse, Samples.NOW).html());
    }
  }

  @Test
  void thePageIsWellFormedAndWhole() throws Exception {
    ReportPage page = ReportPage.of(Samples.usual(), folder);
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(page.html())));
    assertThat(page.document().select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    page.document()
        .select("[aria-labelledby]")
        .eachAttr("aria-labelledby")
        .forEach(ids ->
            List.of(ids.split(" "))
                .forEach(id -> assertThat(page.document().getElementById(id)).isNotNull()));
    page.document()
        .select("a[href]")
        .eachAttr("href")
        .forEach(link ->
            assertThat(page.document().getElementById(link.substring(1))).as(link).isNotNull());
    assertThat(page.document().select("script, link, img, iframe, [src], [style], [onclick]"))
        .isEmpty();
    assertThat(page.html()).doesNotContain("http://", "https://", "url(", "@import");
  }

  @Test
  void thePolicyAllowsThisStyleSheetAndNothingElse() throws Exception {
    ReportPage page = ReportPage.of(Samples.usual(), folder);
    byte[] digest =
        MessageDigest.getInstance("SHA-256")
            .digest(page.document().expectFirst("style").data().getBytes(StandardCharsets.UTF_8));
    assertThat(page.document().select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .isEqualTo(
            "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'"
                .formatted(Base64.getEncoder().encodeToString(digest)));
  }

  @Test
  void everyChartHasATitleADescriptionAndItsFigures() {
    ReportPage page = ReportPage.of(Samples.usual(), folder);
    assertThat(page.document().select("figure")).hasSizeGreaterThan(7);
    page.document()
        .select("figure")
        .forEach(figure -> {
          assertThat(figure.select("svg[role=img]")).hasSize(2);
          assertThat(figure.select("svg > title, svg > desc")).hasSize(4);
          assertThat(figure.select("details table tbody tr")).isNotEmpty();
        });
  }

  @Test
  void namesThatAreMarkupAreShownAndNotObeyed() {
    String evil = "</title><script>alert('x')</script>\u0007 & \"Söhne\" <b>";
    LocalDate day = LocalDate.of(2026, 6, 14);
    ReportPage page =
        ReportPage.of(
            new SampleMarts()
                .days(day, day, day)
                .product(evil, "<i>Line</i> & \"more\"")
                .sale("2026-06-14", "Online", evil, "25"),
            folder);
    assertThat(page.document().select("script, i, b")).isEmpty();
    assertThat(page.cell("products-top", evil.replace('\u0007', '\uFFFD'), "Net sales"))
        .isEqualTo("25.00");
    assertThat(page.document().expectFirst("#lines-figures").text())
        .contains("<i>Line</i> & \"more\"");
  }
}
