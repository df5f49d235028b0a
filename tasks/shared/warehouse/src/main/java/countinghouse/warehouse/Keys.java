package countinghouse.warehouse;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Surrogate keys in Java, equal to those that {@link Engine#key} computes in SQL: the parts of the
 * natural key joined by {@link #SEPARATOR}, null as {@link #NULL}, of that the last 64 bits of the
 * MD5 (big endian), of those the lower 63. Keys are therefore the same in every build and on every
 * engine, and never negative.
 */
public final class Keys {
  /** Between two parts: U+001F, the unit separator, which no id of a source contains. */
  public static final char SEPARATOR = '\u001f';

  /** Stands for a part that is null: U+001E, the record separator. */
  static final char NULL = '\u001e';

  /** Member of every dimension for a reference that is there but not known to us. */
  public static final long UNKNOWN = -1;

  /** Member of every dimension for a reference that makes no sense for the row. */
  public static final long NOT_APPLICABLE = -2;

  private Keys() {}

  /**
   * The key of a natural key.
   *
   * @param parts text, {@link Long}, {@link Integer} or null; an instant goes in as {@link
   *     #micros}, so that no engine's way of writing times gets into a key
   * @throws IllegalArgumentException for a part of another type
   */
  public static long of(@Nullable Object... parts) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      (i == 0 ? text : text.append(SEPARATOR)).append(text(parts[i]));
    }
    return lastEightBytes(md5(text.toString())) & Long.MAX_VALUE;
  }

  /** The key of a day in {@code dim_date}: yyyymmdd, so that readers may filter on it. */
  public static int ofDay(LocalDate day) {
    return day.getYear() * 10_000 + day.getMonthValue() * 100 + day.getDayOfMonth();
  }

  /** An instant (UTC) as microseconds since 1970, the form in which it may be part of a key. */
  public static long micros(LocalDateTime utc) {
    return ChronoUnit.MICROS.between(LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC), utc);
  }

  private static String text(@Nullable Object part) {
    return switch (part) {
      case null -> String.valueOf(NULL);
      case String text -> text;
      case Long number -> number.toString();
      case Integer number -> number.toString();
      default ->
          throw new IllegalArgumentException(
              "a part of a key is text or an integer, not " + part.getClass().getSimpleName());
    };
  }

  private static byte[] md5(String text) {
    try {
      return MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }

  private static long lastEightBytes(byte[] digest) {
    long number = 0;
    for (int i = 8; i < 16; i++) {
      number = (number << Byte.SIZE) | (digest[i] & 0xff);
    }
    return number;
  }
}
