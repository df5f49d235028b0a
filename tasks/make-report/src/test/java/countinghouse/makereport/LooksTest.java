package countinghouse.makereport;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.makereport.markup.Tag;
import countinghouse.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The report as a browser lays it out, on a phone and on a desktop, everything in it opened. */
class LooksTest {
  /** Writes what is wrong, one finding a line, into an element that is not there otherwise. */
  private static final String MEASURE =
      """
      <script>
      const found = [];
      document.querySelectorAll('details').forEach(it => { it.removeAttribute('name'); it.open = true; });
      const wide = document.documentElement.scrollWidth;
      if (wide > innerWidth) found.push('the page is ' + wide + ' wide in a window of ' + innerWidth);
      const shown = it => it.getClientRects().length > 0;
      document.querySelectorAll('svg.chart').forEach(svg => {
        if (!shown(svg)) return;
        const frame = svg.getBoundingClientRect();
        const texts = [...svg.querySelectorAll('text')].filter(it => it.textContent)
          .map(it => [it.textContent, it.getBoundingClientRect()]);
        texts.forEach(([words, box], index) => {
          if (box.left < frame.left - 3 || box.right > frame.right + 3 || box.bottom > frame.bottom + 2)
            found.push(svg.id + ': "' + words + '" leaves the chart');
          texts.slice(index + 1).forEach(([other, second]) => {
            const across = Math.min(box.right, second.right) - Math.max(box.left, second.left);
            const down = Math.min(box.bottom, second.bottom) - Math.max(box.top, second.top);
            if (across > 1 && down > 4)
              found.push(svg.id + ': "' + words + '" stands on "' + other + '"');
          });
        });
      });
      document.querySelectorAll('.tree span, .card p, .card h3, h1, h2, figcaption, .caption, summary')
        .forEach(it => {
          if (shown(it) && !it.classList.contains('unseen') && it.scrollWidth > it.clientWidth + 1
              && getComputedStyle(it).display !== 'inline')
            found.push('cut: ' + it.textContent.slice(0, 60));
        });
      const measured = document.createElement('pre');
      measured.id = 'measured';
      measured.textContent = innerWidth + '\\n' + found.join('\\n');
      parent.document.body.appendChild(measured);
      </script>
      """;

  @TempDir Path folder;

  private List<String> measured(SampleMarts marts, int width) throws Exception {
    Browser browser = Browser.onThisMachine(folder);
    String html;
    try (Warehouse warehouse = Warehouse.open(marts.published(folder))) {
      html = Report.of(warehouse, Samples.NOW).html();
    }
    String withScript =
        html.replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*/>", "")
            .replace("</body>", MEASURE + "</body>");
    Document page = browser.shown(framed(withScript, width));
    List<String> lines = page.expectFirst("#measured").wholeText().lines().toList();
    assertThat(lines.getFirst()).isEqualTo(String.valueOf(width));
    return lines.subList(1, lines.size()).stream().filter(it -> !it.isBlank()).toList();
  }

  /** A window cannot be as narrow as a phone; a frame in it can. */
  private static String framed(String html, int width) {
    return "<!DOCTYPE html>\n<html><body>"
        + Tag.of("iframe")
            .with("style", "border: 0; height: 2000px; width: " + width + "px")
            .with("srcdoc", html)
            .written()
        + "</body></html>";
  }

  @ParameterizedTest
  @ValueSource(ints = {390, 1280})
  void nothingIsCutAndNothingStandsOnSomethingElse(int width) throws Exception {
    assertThat(measured(Samples.usual(), width)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {390, 1280})
  void longNamesAndLargeAmountsHaveRoom(int width) throws Exception {
    LocalDate day = LocalDate.of(2026, 6, 14);
    String name = "Uncommonly-long-name-without-a-place-to-break-it ".repeat(5);
    SampleMarts marts = new SampleMarts().days(day.minusDays(500), day, day);
    for (int number = 0; number < 20; number++) {
      marts
          .product(number + name, "Line " + number + " " + name)
          .sale("2026-05-10", "Online", number + name, "987654321.99")
          .sale("2025-05-10", "In person", number + name, "123456789.01")
          .refund("2026-05-12", "Online", number + name, "23456789.50");
    }
    assertThat(measured(marts, width)).isEmpty();
  }
}
