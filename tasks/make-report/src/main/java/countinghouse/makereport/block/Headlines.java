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
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** How is the business doing? This month so far, the last complete month, twelve months. */
public final class Headlines implements Block {

  @Override
  public Section section(Facts facts) {
    History history = facts.history();
    List<Markup> cards =
        new ArrayList<>(
            history
                .lastCompleteMonth()
                .map(month -> months(facts, month))
                .orElse(List.of(soFar(facts))));
    if (!history.lastTwelveMonths().equals(history.monthToDate())) {
      cards.add(card(facts, yearTitle(history), "year", history.lastTwelveMonths()));
    }
    return Section.of(
        "headlines", "Net sales", lead(history), Tag.of("div", cards).classed("cards"));
  }

  /** Whether figures of a month can be shown at all. */
  private static String lead(History history) {
    return history.lastCompleteMonth().isPresent()
        ? ""
        : ("No month is complete yet: history starts on %s. Until one is, this month as far as it"
                + " has come stands in its place, and a dash wherever there is nothing to compare"
                + " with.")
            .formatted(Days.day(history.first()));
  }

  private static List<Markup> months(Facts facts, YearMonth last) {
    if (facts.history().isUnderWay(YearMonth.from(facts.history().last()))) {
      return List.of(soFar(facts), card(facts, "Last complete month", "month", Period.of(last)));
    }
    Period before = Period.of(last.minusMonths(1));
    Markup ended = card(facts, "The month that just ended", "month", Period.of(last));
    return facts.history().covers(before)
        ? List.of(ended, card(facts, "The month before it", "month-before", before))
        : List.of(ended);
  }

  private static Markup soFar(Facts facts) {
    return card(facts, "This month so far", "month-to-date", facts.history().monthToDate());
  }

  private static String yearTitle(History history) {
    if (history.lastCompleteMonth().isEmpty()) {
      return "Since history starts";
    }
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
