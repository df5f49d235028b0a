package countinghouse.makereport.marts;

import countinghouse.makereport.figures.DaySales;
import countinghouse.makereport.figures.History;
import countinghouse.makereport.figures.NetSales;
import countinghouse.makereport.figures.Orders;
import countinghouse.makereport.text.Money;
import countinghouse.warehouse.Stamp;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Record;

/**
 * What every block may use: the days there are, net sales of each, and a way to ask more.
 *
 * @param questions to the marts
 * @param build that is published
 * @param sources that it has seen
 * @param history the complete days
 * @param netSales of all of them
 * @param orders of all of them
 */
public record Facts(
    Questions questions,
    Stamp build,
    List<SourceRead> sources,
    History history,
    NetSales netSales,
    Orders orders) {

  /** Reads them; nothing when no day is complete yet. */
  public static Optional<Facts> of(Questions questions, Stamp build, List<SourceRead> sources) {
    Record calendar = questions.ask("calendar").getFirst();
    LocalDate first = calendar.get(0, LocalDate.class);
    LocalDate last = calendar.get(1, LocalDate.class);
    if (first == null || last == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Facts(
            questions,
            build,
            sources,
            new History(first, last),
            new NetSales(questions.ask("net-sales-by-day").stream().map(Facts::daySales).toList()),
            new Orders(
                questions.ask("orders-by-day").stream()
                    .map(row ->
                        new Orders.Day(
                            row.get(0, LocalDate.class),
                            row.get(1, String.class),
                            row.get(2, Long.class)))
                    .toList())));
  }

  private static DaySales daySales(Record row) {
    return new DaySales(
        row.get(0, LocalDate.class),
        row.get(1, String.class),
        row.get(2, String.class),
        row.get(3, String.class),
        row.get(4, BigDecimal.class),
        row.get(5, BigDecimal.class));
  }

  /** Amounts in the reporting currency. */
  public Money money() {
    return new Money(build.currency());
  }

  /** What people call each source, by its name. */
  public Map<String, String> sourceLabels() {
    return sources.stream()
        .collect(Collectors.toMap(SourceRead::name, Function.identity(), (one, other) -> one))
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().label(sources)));
  }
}
