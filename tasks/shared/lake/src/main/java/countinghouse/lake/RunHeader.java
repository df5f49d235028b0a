package countinghouse.lake;

import java.time.Instant;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a run before its first row.
 *
 * @param sourceName which shop or till, such as {@code square}; the first folder of the lake
 * @param head what is read
 * @param kind what {@code from} and {@code to} mean
 * @param from the first instant of the range; null for {@link RunKind#FULL} only
 * @param to the end of the range, not inside; the run's id begins with it
 * @param extractedAt when reading began
 * @param zone the source's own time zone
 * @param currency the source's own currency, ISO 4217
 * @param sourceVersion the version of the source or of its API; empty when unknown
 */
public record RunHeader(
    String sourceName,
    Head head,
    RunKind kind,
    @Nullable Instant from,
    Instant to,
    Instant extractedAt,
    ZoneId zone,
    String currency,
    String sourceVersion) {
  private static final Pattern SOURCE_NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

  /** Checks the source's name and the range. */
  public RunHeader {
    checkSourceName(sourceName);
    if ((from == null) != (kind == RunKind.FULL)) {
      throw new IllegalArgumentException("a run of kind " + kind + " with from " + from);
    }
    if (from != null && from.isAfter(to)) {
      throw new IllegalArgumentException("a run from " + from + ", after its end " + to);
    }
  }

  /**
   * Checks a source's name, which becomes a folder of the lake.
   *
   * @throws IllegalArgumentException when it is not lower-case letters, digits, {@code _}, {@code
   *     -}
   */
  public static void checkSourceName(String name) {
    if (!SOURCE_NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "source name \"" + name + "\" must match " + SOURCE_NAME.pattern());
    }
  }
}
