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
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * Which closed months became others, when, and by how many lines: what check-marts found in the
 * publications of the last 35 days.
 *
 * @param facts of the report
 */
record ClosedMonths(Facts facts) {
  private static final int DAYS = 35;
  private static final int SHOWN = 40;

  Markup drawn() {
    Markup heading = Tag.of("h3", "Closed months that changed");
    List<ChangedMonth> changes = changes();
    if (changes.isEmpty()) {
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
                changes.stream().map(this::row).toList())
            .first(SHOWN)
            .drawn());
  }

  private List<ChangedMonth> changes() {
    LocalDateTime since = facts.build().builtAt().minusDays(DAYS).truncatedTo(ChronoUnit.SECONDS);
    return facts
        .questions()
        .ask("closed-months", Map.of("since", since.toString().replace('T', ' ')))
        .stream()
        .map(ClosedMonths::change)
        .toList();
  }

  private static ChangedMonth change(Record row) {
    return new ChangedMonth(
        row.get(0, LocalDateTime.class),
        row.get(1, String.class),
        row.get(2, String.class),
        YearMonth.from(row.get(3, LocalDate.class)),
        row.get(4, BigDecimal.class),
        row.get(5, BigDecimal.class),
        row.get(6, Long.class),
        row.get(7, Long.class),
        row.get(8, Long.class),
        row.get(9, String.class),
        row.get(10, String.class));
  }

  private List<String> row(ChangedMonth changed) {
    Money money = Money.of(changed.currency());
    return List.of(
        Days.month(changed.month()),
        facts.sourceLabels().getOrDefault(changed.source(), changed.source()),
        money.full(changed.before()),
        money.full(changed.now()),
        Changes.brief(Comparison.of(changed.now(), changed.before())),
        cause(changed),
        orders(changed.firstOrder(), changed.lastOrder()),
        Days.day(
            changed
                .published()
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

  private static String orders(@Nullable String first, @Nullable String last) {
    if (first == null || last == null) {
      return Days.NONE;
    }
    return first.equals(last) ? first : first + " to " + last;
  }
}
