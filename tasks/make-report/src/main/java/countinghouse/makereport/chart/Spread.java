package countinghouse.makereport.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Moves labels apart that would stand on each other. */
final class Spread {
  private Spread() {}

  /**
   * Places as near as may be to those that are wanted.
   *
   * @param wanted in any order; the answer is in the same
   * @param gap least distance
   * @param last the largest place there is
   */
  static List<Double> apart(List<Double> wanted, double gap, double last) {
    List<Integer> order =
        IntStream.range(0, wanted.size())
            .boxed()
            .sorted(Comparator.comparing(wanted::get))
            .toList();
    List<Double> placed = new ArrayList<>(wanted);
    double least = Double.NEGATIVE_INFINITY;
    for (int index : order) {
      placed.set(index, Math.max(wanted.get(index), least));
      least = placed.get(index) + gap;
    }
    double most = last;
    for (int index : order.reversed()) {
      placed.set(index, Math.min(placed.get(index), most));
      most = placed.get(index) - gap;
    }
    return List.copyOf(placed);
  }
}
