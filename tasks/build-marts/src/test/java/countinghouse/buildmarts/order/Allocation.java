package countinghouse.buildmarts.order;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rule of allocation in Java, as a second opinion on the SQL of {@link AllocatedAmount}. */
final class Allocation {
  private Allocation() {}

  /** A line that takes part. */
  record Line(String id, BigDecimal net) {}

  /** The share of every line by id. */
  static Map<String, BigDecimal> of(BigDecimal amount, List<Line> lines, int digits) {
    BigInteger units = units(amount.abs(), digits);
    BigDecimal crumb = amount.abs().subtract(new BigDecimal(units, digits));
    boolean equally = lines.stream().allMatch(line -> weight(line, digits).signum() == 0);
    BigInteger whole =
        equally
            ? BigInteger.valueOf(lines.size())
            : lines.stream()
                .map(line -> weight(line, digits))
                .reduce(BigInteger.ZERO, BigInteger::add);
    Comparator<Line> largestFirst =
        Comparator.<Line, BigInteger>comparing(
                line -> equally ? BigInteger.ONE : weight(line, digits))
            .reversed()
            .thenComparing(Line::id);
    List<Line> inOrder = lines.stream().sorted(largestFirst).toList();
    Map<String, BigInteger> shares = new TreeMap<>();
    for (Line line : inOrder) {
      BigInteger weight = equally ? BigInteger.ONE : weight(line, digits);
      shares.put(line.id(), units.multiply(weight).divide(whole));
    }
    BigInteger given = shares.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
    int left = units.subtract(given).intValueExact();
    inOrder.stream()
        .limit(left)
        .forEach(line -> shares.merge(line.id(), BigInteger.ONE, BigInteger::add));
    Map<String, BigDecimal> amounts = new TreeMap<>();
    shares.forEach((id, share) -> amounts.put(id, new BigDecimal(share, digits)));
    amounts.merge(inOrder.getFirst().id(), crumb, BigDecimal::add);
    BigDecimal sign = amount.signum() < 0 ? BigDecimal.ONE.negate() : BigDecimal.ONE;
    amounts.replaceAll((id, share) -> share.multiply(sign));
    return amounts;
  }

  private static BigInteger weight(Line line, int digits) {
    return units(line.net().max(BigDecimal.ZERO), digits);
  }

  private static BigInteger units(BigDecimal amount, int digits) {
    return amount.movePointRight(digits).setScale(0, RoundingMode.FLOOR).toBigIntegerExact();
  }
}
