package countinghouse.makereport.block;

import countinghouse.makereport.figures.DaySales;
import countinghouse.makereport.figures.Period;
import countinghouse.makereport.marts.Facts;
import java.util.List;

/** The sources by what people call them: the shop, the till. */
final class Sources {
  private Sources() {}

  /** Those that sold or gave back on these days, by their labels. */
  static List<Part> in(Facts facts, Period period) {
    return facts.netSales().by(period, DaySales::source).keySet().stream()
        .map(source -> label(facts, source))
        .distinct()
        .sorted()
        .map(label -> new Part(label, row -> label(facts, row.source()).equals(label)))
        .toList();
  }

  private static String label(Facts facts, String source) {
    return facts.sourceLabels().getOrDefault(source, source);
  }
}
