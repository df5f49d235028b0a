package countinghouse.storefront.woocommerce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.storefront.business.BusinessTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** WooCommerce's two clocks: site-local wall time and its GMT twin, both without an offset. */
final class Times {
  private static final DateTimeFormatter WALL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");
  private static final Pattern ACCEPTED =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}[Tt ]\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}(:\\d{2})?)?");
  private static final int WALL_LENGTH = 19;

  private Times() {}

  /** Puts {@code name} (local) and {@code name_gmt}; both null when there is no instant. */
  static void put(ObjectNode node, String name, @Nullable Instant instant) {
    if (instant == null) {
      node.putNull(name).putNull(name + "_gmt");
    } else {
      node.put(name, WALL.format(instant.atZone(BusinessTime.ZONE)));
      node.put(name + "_gmt", WALL.format(instant.atOffset(ZoneOffset.UTC)));
    }
  }

  /**
   * An order's modification time as HPOS stores it: written through local time, so that in the hour
   * that the clock repeats it is one hour early.
   */
  static Instant throughLocalTime(Instant instant) {
    return LocalDateTime.ofInstant(instant, BusinessTime.ZONE)
        .atZone(BusinessTime.ZONE)
        .toInstant();
  }

  /** The GMT wall time of an instant. */
  static LocalDateTime gmt(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  /**
   * The bound a parameter means, to be compared with GMT wall times; empty when WordPress refuses
   * it.
   *
   * <p>Without {@code gmt} the value is site-local unless it has an offset. With {@code gmt} it is
   * GMT, but one with an offset is first turned into site-local wall time and then taken for GMT:
   * the trap of WP_Date_Query. Fractions are cut.
   */
  static Optional<LocalDateTime> bound(String text, boolean gmt) {
    if (!ACCEPTED.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      LocalDateTime wall = LocalDateTime.parse(text.substring(0, WALL_LENGTH).replace(' ', 'T'));
      String offset = offset(text);
      if (offset.isEmpty()) {
        return Optional.of(gmt ? wall : gmt(wall.atZone(BusinessTime.ZONE).toInstant()));
      }
      Instant instant = OffsetDateTime.of(wall, ZoneOffset.of(offset)).toInstant();
      return Optional.of(gmt ? LocalDateTime.ofInstant(instant, BusinessTime.ZONE) : gmt(instant));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String offset(String text) {
    String rest = text.substring(WALL_LENGTH);
    int start = 0;
    while (start < rest.length() && "Z+-".indexOf(rest.charAt(start)) < 0) {
      start++;
    }
    return rest.substring(start);
  }
}
