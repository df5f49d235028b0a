package countinghouse.makereport.block;

import countinghouse.makereport.figures.Comparison;
import countinghouse.makereport.figures.History;
import countinghouse.makereport.figures.Period;
import countinghouse.makereport.markup.Markup;
import countinghouse.makereport.markup.Tag;
import countinghouse.makereport.markup.Text;
import countinghouse.makereport.marts.Facts;
import countinghouse.makereport.page.Section;
import countinghouse.makereport.text.Changes;
import countinghouse.makereport.text.Counts;
import countinghouse.makereport.text.Days;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** How is the business doing? This month so far, the last complete month, twelve months. */
public final class Headlines implements Block {

  @Override
  public Section section(Facts facts) {
    Period soFar = facts.history().monthToDate();
    Period month = Period.of(facts.history().lastCompleteMonth());
    Period before = Period.of(facts.history().lastCompleteMonth().minusMonths(1));
    List<Markup> cards =
        soFar.isWholeMonth()
            ? List.of(
                card(facts, "The month that just ended", "month", month),
                card(facts, "The month before it", "month-before", before))
            : List.of(
                card(facts, "This month so far", "month-to-date", soFar),
                card(facts, "Last complete month", "month", month));
    return Section.of(
        "headlines",
        "Net sales",
        "",
        Tag.of(
                "div",
                Markup.of(cards),
                card(facts, yearTitle(facts.history()), "year", facts.history().lastTwelveMonths()))
            .classed("cards"));
  }

  private static String yearTitle(History history) {
    return history.lastTwelveMonths().isWholeMonths()
        ? "Last 12 complete months"
        : "Since history starts, to the last month that is over";
  }

  private static Markup card(Facts facts, String title, String id, Period period) {
    return Tag.of(
            "div",
            Tag.of("h3", title),
            Tag.of("p", Days.period(period)).classed("when"),
            figure(facts, period),
            Tag.of("p", Text.of(against(facts, period))).classed("against"),
            Tag.of("p", Text.of(orders(facts, period))).classed("minor"))
        .classed("card")
        .with("id", "headline-" + id);
  }

  private static Markup figure(Facts facts, Period period) {
    if (period.last().isBefore(facts.history().first())) {
      return Tag.of("p", Days.NONE).classed("figure");
    }
    return Tag.of(
            "p",
            Text.of(facts.money().amount(facts.netSales().total(period))),
            Text.of(" "),
            Tag.of("span", facts.money().code()).classed("unit"))
        .classed("figure");
  }

  private static String against(Facts facts, Period period) {
    Comparison year = facts.netSales().againstYearBefore(period, facts.history(), row -> true);
    String then = Days.period(period.yearBefore());
    if (period.last().isBefore(facts.history().first())) {
      return "History starts later, on " + Days.day(facts.history().first()) + ".";
    }
    if (year.before().isEmpty()) {
      return "Nothing to compare with: history starts on %s."
          .formatted(Days.day(facts.history().first()));
    }
    String base = facts.money().full(year.before().get());
    return Changes.words(year)
        .map(words -> "%s in %s (%s).".formatted(capital(words), then, base))
        .orElse("It was %s in %s.".formatted(base, then));
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
  }

  private static String orders(Facts facts, Period period) {
    long orders = facts.orders().in(period);
    if (orders == 0) {
      return "No orders";
    }
    BigDecimal each =
        facts
            .netSales()
            .sold(period, row -> true)
            .divide(BigDecimal.valueOf(orders), 6, RoundingMode.HALF_UP);
    return "%s, %s each before refunds"
        .formatted(Counts.of(orders, "order", "orders"), facts.money().full(each));
  }
}
