package countinghouse.makereport.marts;

import countinghouse.warehouse.Stamp;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * A source, and until when all its parts have been read.
 *
 * @param name of the source
 * @param kind woocommerce, square …
 * @param readTo until then (UTC); nothing when a part was never read by window or whole
 */
public record SourceRead(String name, String kind, @Nullable LocalDateTime readTo) {

  /** All sources that the build has seen. */
  public static List<SourceRead> all(Questions questions, Stamp build) {
    return questions.ask("sources", Map.of("as_of", sql(build.stagingAsOf()))).stream()
        .map(SourceRead::of)
        .toList();
  }

  static String sql(LocalDateTime instant) {
    return instant.toString().replace('T', ' ');
  }

  private static SourceRead of(Record row) {
    return new SourceRead(
        row.get(0, String.class), row.get(1, String.class), row.get(2, LocalDateTime.class));
  }

  /** What people call it: the shop, the till; by its name where there are several of a kind. */
  public String label(List<SourceRead> all) {
    String word =
        switch (kind) {
          case "woocommerce" -> "Shop";
          case "square" -> "Till";
          default -> name;
        };
    boolean alone = all.stream().filter(other -> other.kind.equals(kind)).count() == 1;
    return alone ? word : word + " " + name;
  }
}
