package countinghouse.makereport.block;

import countinghouse.makereport.chart.Series;
import countinghouse.makereport.figures.DaySales;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The channels in the order in which people think of them, and what is retail. */
final class Channels {
  static final String ONLINE = "Online";
  static final String IN_PERSON = "In person";
  static final String WHOLESALE = "Wholesale";

  private static final List<String> KNOWN = List.of(ONLINE, IN_PERSON, WHOLESALE);

  private Channels() {}

  /** The known ones first, then the others by name. */
  static List<String> ordered(Collection<String> channels) {
    return Stream.concat(
            KNOWN.stream().filter(channels::contains),
            channels.stream().filter(channel -> !KNOWN.contains(channel)).sorted())
        .toList();
  }

  /** What is sold to who uses it: everything but wholesale. */
  static boolean isRetail(DaySales row) {
    return !row.channel().equals(WHOLESALE);
  }

  static Predicate<DaySales> is(String channel) {
    return row -> row.channel().equals(channel);
  }

  static Series series(String channel) {
    String styleClass =
        switch (channel) {
          case ONLINE -> "online";
          case IN_PERSON -> "in-person";
          case WHOLESALE -> "wholesale";
          default -> "other";
        };
    return new Series(channel, styleClass);
  }
}
