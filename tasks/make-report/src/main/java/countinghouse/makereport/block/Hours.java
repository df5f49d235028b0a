package countinghouse.makereport.block;

import countinghouse.makereport.chart.HeatMap;
import countinghouse.makereport.figures.Period;
import countinghouse.makereport.markup.Markup;
import countinghouse.makereport.markup.Tag;
import countinghouse.makereport.marts.Facts;
import countinghouse.makereport.page.Figure;
import countinghouse.makereport.page.Section;
import countinghouse.makereport.page.Table;
import countinghouse.makereport.text.Counts;
import countinghouse.makereport.text.Days;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** On which weekdays and at what hours do people buy? */
public final class Hours implements Block {
  private static final int DAYS = 364;
  private static final String ALL = "All channels";

  private record Cell(String channel, DayOfWeek day, int hour, long orders) {}

  @Override
  public Section section(Facts facts) {
    Period days = shownDays(facts);
    List<Cell> cells = cells(facts, days);
    List<String> channels =
        Channels.ordered(cells.stream().map(Cell::channel).collect(Collectors.toSet()));
    List<Markup> parts = new ArrayList<>();
    if (channels.size() > 1) {
      parts.add(figure(ALL, together(cells), days));
    }
    channels.forEach(channel -> parts.add(figure(channel, of(cells, channel), days)));
    if (channels.isEmpty()) {
      parts.add(Tag.of("p", "No order has a time of day."));
    }
    parts.add(
        Tag.of(
                "p",
                "Orders by the hour in which they were placed, by the clocks of %s."
                    .formatted(facts.build().zone().getId()))
            .classed("note"));
    return new Section("hours", "When people buy", lead(cells, channels), parts);
  }

  /** Whole weeks, of a year at most. */
  private static Period shownDays(Facts facts) {
    Period year = Period.ending(facts.history().last(), DAYS);
    return facts.history().covers(year) ? year : facts.history().all();
  }

  private static List<Cell> cells(Facts facts, Period days) {
    return facts.questions().ask("orders-by-hour", days).stream()
        .map(row ->
            new Cell(
                row.get(0, String.class),
                DayOfWeek.of(row.get(1, Integer.class)),
                row.get(2, Integer.class),
                row.get(3, Long.class)))
        .toList();
  }

  private static List<Cell> of(List<Cell> cells, String channel) {
    return cells.stream().filter(cell -> cell.channel().equals(channel)).toList();
  }

  /** Of all channels: an order came by one of them. */
  private static List<Cell> together(List<Cell> cells) {
    return cells.stream()
        .collect(
            Collectors.toMap(
                cell -> new Cell(ALL, cell.day(), cell.hour(), 0),
                Cell::orders,
                Long::sum,
                LinkedHashMap::new))
        .entrySet()
        .stream()
        .map(it -> new Cell(ALL, it.getKey().day(), it.getKey().hour(), it.getValue()))
        .toList();
  }

  private static String lead(List<Cell> cells, List<String> channels) {
    if (channels.isEmpty()) {
      return "";
    }
    Stream<String> all =
        channels.size() > 1 ? Stream.of(busiest(ALL, together(cells))) : Stream.of();
    Stream<String> each = channels.stream().map(channel -> busiest(channel, of(cells, channel)));
    return "Busiest hours: " + Stream.concat(all, each).collect(Collectors.joining("; ")) + ".";
  }

  private static String busiest(String channel, List<Cell> cells) {
    Cell most =
        cells.stream()
            .max(
                Comparator.comparingLong(Cell::orders)
                    .thenComparing(Cell::day, Comparator.reverseOrder())
                    .thenComparing(Cell::hour, Comparator.reverseOrder()))
            .orElseThrow();
    return "%s on %s from %s"
        .formatted(channel.toLowerCase(Locale.ROOT), name(most.day()), clock(most.hour()));
  }

  private static String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  private static String clock(int hour) {
    return String.format(Locale.ROOT, "%02d:00", hour);
  }

  private static Markup figure(String channel, List<Cell> cells, Period days) {
    List<Integer> hours = hours(cells);
    Map<DayOfWeek, Map<Integer, Long>> orders =
        cells.stream()
            .collect(
                Collectors.groupingBy(
                    Cell::day, Collectors.toMap(Cell::hour, Cell::orders, Long::sum)));
    String id = "hours-" + channel.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String caption = "%s: orders by weekday and hour, %s".formatted(channel, Days.period(days));
    return new Figure(id, caption, map(caption, orders, hours), table(id, caption, orders, hours))
        .drawn();
  }

  /** From the first to the last hour with an order. */
  private static List<Integer> hours(List<Cell> cells) {
    int first = cells.stream().mapToInt(Cell::hour).min().orElse(0);
    int last = cells.stream().mapToInt(Cell::hour).max().orElse(0);
    return IntStream.rangeClosed(first, last).boxed().toList();
  }

  private static long at(Map<DayOfWeek, Map<Integer, Long>> orders, DayOfWeek day, int hour) {
    return orders.getOrDefault(day, Map.of()).getOrDefault(hour, 0L);
  }

  private static HeatMap map(
      String title, Map<DayOfWeek, Map<Integer, Long>> orders, List<Integer> hours) {
    return new HeatMap(
        title,
        "A field of weekdays by hours, the darker the more orders; the number stands in each cell.",
        Arrays.stream(DayOfWeek.values())
            .map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
            .toList(),
        hours.stream().map(hour -> String.format(Locale.ROOT, "%02d", hour)).toList(),
        Arrays.stream(DayOfWeek.values())
            .map(day -> hours.stream().map(hour -> cell(orders, day, hour)).toList())
            .toList());
  }

  private static HeatMap.Cell cell(
      Map<DayOfWeek, Map<Integer, Long>> orders, DayOfWeek day, int hour) {
    long count = at(orders, day, hour);
    return new HeatMap.Cell(
        count,
        count == 0 ? "" : brief(count),
        "%s, %s to %s: %s"
            .formatted(
                name(day), clock(hour), clock(hour + 1), Counts.of(count, "order", "orders")));
  }

  private static String brief(long count) {
    return count < 10_000 ? String.valueOf(count) : count / 1_000 + "k";
  }

  private static Table table(
      String id, String caption, Map<DayOfWeek, Map<Integer, Long>> orders, List<Integer> hours) {
    List<String> columns = new ArrayList<>(List.of("Hour"));
    Arrays.stream(DayOfWeek.values()).map(Hours::name).forEach(columns::add);
    return Table.of(
        id + "-figures",
        caption,
        columns,
        hours.stream()
            .map(hour -> {
              List<String> row = new ArrayList<>(List.of(clock(hour)));
              Arrays.stream(DayOfWeek.values())
                  .forEach(day -> row.add(Counts.count(at(orders, day, hour))));
              return List.copyOf(row);
            })
            .toList());
  }
}
