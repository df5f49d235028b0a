package countinghouse.truthaudit;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

/**
 * One value for each measure; what is not known is zero.
 *
 * @param values never changed
 */
record Figures(Map<Measure, BigDecimal> values) {
  /** Nothing at all. */
  static final Figures NONE = new Figures(Map.of());

  Figures {
    values = Map.copyOf(values);
  }

  BigDecimal get(Measure measure) {
    return values.getOrDefault(measure, BigDecimal.ZERO);
  }

  Figures plus(Figures other) {
    EnumMap<Measure, BigDecimal> sum = new EnumMap<>(Measure.class);
    for (Measure measure : Measure.values()) {
      sum.put(measure, get(measure).add(other.get(measure)));
    }
    return new Figures(sum);
  }

  Figures minus(Figures other) {
    EnumMap<Measure, BigDecimal> difference = new EnumMap<>(Measure.class);
    for (Measure measure : Measure.values()) {
      difference.put(measure, get(measure).subtract(other.get(measure)));
    }
    return new Figures(difference);
  }

  boolean isZero() {
    return values.values().stream().allMatch(value -> value.signum() == 0);
  }
}
