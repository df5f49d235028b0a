package countinghouse.makereport.block;

import countinghouse.makereport.figures.ChangedMonth;
import countinghouse.makereport.figures.Comparison;
import countinghouse.makereport.markup.Markup;
import countinghouse.makereport.markup.Tag;
import countinghouse.makereport.marts.Facts;
import countinghouse.makereport.page.Table;
import countinghouse.makereport.text.Changes;
import countinghouse.makereport.text.Counts;
import countinghouse.makereport.text.Days;
import countinghouse.makereport.text.Money;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which closed months became others, when, and by how many lines: what check-marts told of the
 * publications of the last 35 days.
 *
 * @param facts of the report
 */
record ClosedMonths(Facts facts) {
  private static final int DAYS = 35;
  private static final int SHOWN = 40;

  Markup drawn() {
    Markup heading = Tag.of("h3", "Closed months that changed");
    List<List<String>> rows = rows();
    if (rows.isEmpty()) {
      return Markup.of(
          heading,
          Tag.of("p", "No month that was over has changed in publications of the last 35 days."));
    }
    return Markup.of(
        heading,
        Tag.of(
            "p",
            "A month that was over has other net sales now, because orders were paid late, edited,"
                + " cancelled or deleted at the source. A refund is not among the causes: it counts"
                + " on its own day. To see why, follow the first and the last of the orders: "
                + "countinghouse trace ORDER."),
        Table.of(
                "closed-months",
                "Closed months that changed, the newest publication first",
                List.of(
                    "Month", "Source", "Before", "Now", "Change", "Cause", "Orders", "Published"),
                rows.stream().limit(SHOWN).toList())
            .drawn());
  }

  private List<List<String>> rows() {
    LocalDateTime since = facts.build().builtAt().minusDays(DAYS).truncatedTo(ChronoUnit.SECONDS);
    List<List<String>> rows = new ArrayList<>();
    facts
        .questions()
        .ask("closed-months", Map.of("since", since.toString().replace('T', ' ')))
        .forEach(row ->
            ChangedMonth.in(row.get(2, String.class)).stream()
                .map(it -> row(it, row.get(0, LocalDateTime.class)))
                .forEach(rows::add));
    return rows;
  }

  private List<String> row(ChangedMonth changed, LocalDateTime published) {
    Money money = Money.of(changed.currency());
    return List.of(
        Days.month(changed.month()),
        facts.sourceLabels().getOrDefault(changed.source(), changed.source()),
        money.full(changed.before()),
        money.full(changed.now()),
        Changes.brief(Comparison.of(changed.now(), changed.before())),
        cause(changed),
        changed.firstOrder().equals(changed.lastOrder())
            ? changed.firstOrder()
            : changed.firstOrder() + " to " + changed.lastOrder(),
        Days.day(
            published
                .atOffset(ZoneOffset.UTC)
                .atZoneSameInstant(facts.build().zone())
                .toLocalDate()));
  }

  private static String cause(ChangedMonth changed) {
    return "%s, %s gone, %s changed"
        .formatted(
            Counts.of(changed.linesNew(), "line new", "lines new"),
            Counts.count(changed.linesGone()),
            Counts.count(changed.linesChanged()));
  }
}
