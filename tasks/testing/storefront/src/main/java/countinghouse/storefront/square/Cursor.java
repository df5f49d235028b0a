package countinghouse.storefront.square;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Square's paging: the rows after the last one sent, for the very same request. The cursor holds a
 * hash of that request and the sort key of that row.
 */
final class Cursor {
  private Cursor() {}

  /** What a row is sorted by, unique in its list: a time in milliseconds and then a text. */
  record Key(long millis, String text) implements Comparable<Key> {
    static Key of(Instant time, String id) {
      return new Key(time.toEpochMilli(), id);
    }

    @Override
    public int compareTo(Key other) {
      int byTime = Long.compare(millis, other.millis);
      return byTime == 0 ? text.compareTo(other.text) : byTime;
    }
  }

  /** A row with its key. */
  record Keyed<T>(Key key, T row) {}

  /** A page, and the cursor to the next one; empty at the end. */
  record Page<T>(List<T> rows, String next) {}

  /** The way a list runs. */
  enum Direction {
    ASC,
    DESC;

    static Direction of(String text) {
      return text.equals("ASC") ? ASC : DESC;
    }
  }

  /**
   * Cuts a page.
   *
   * @param rows all that match, in any order
   * @param request the request without its cursor
   * @param sent the cursor sent, empty for the first page
   */
  static <T> Page<T> page(
      Stream<Keyed<T>> rows, Direction direction, String request, String sent, int limit) {
    String hash = hash(request);
    Comparator<Key> order =
        direction == Direction.ASC ? Comparator.naturalOrder() : Comparator.reverseOrder();
    Key after = sent.isEmpty() ? null : keyOf(sent, hash);
    List<Keyed<T>> left =
        rows.filter(row -> after == null || order.compare(row.key(), after) > 0)
            .sorted(Comparator.comparing(Keyed::key, order))
            .limit(limit + 1L)
            .toList();
    List<Keyed<T>> shown = left.subList(0, Math.min(limit, left.size()));
    String next = left.size() > limit ? encode(hash, shown.getLast().key()) : "";
    return new Page<>(shown.stream().map(Keyed::row).toList(), next);
  }

  private static Key keyOf(String cursor, String hash) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      int comma = text.indexOf(',');
      if (text.startsWith(hash) && comma > 0) {
        long millis = Long.parseLong(text.substring(hash.length(), comma));
        return new Key(millis, text.substring(comma + 1));
      }
    } catch (IllegalArgumentException e) {
      throw invalid(e);
    }
    throw invalid(null);
  }

  private static SquareError invalid(@Nullable IllegalArgumentException cause) {
    SquareError error =
        SquareError.badRequest(
            "INVALID_CURSOR", "The pagination cursor is invalid or has expired.", "cursor");
    if (cause != null) {
      error.initCause(cause);
    }
    return error;
  }

  private static String encode(String hash, Key key) {
    String text = hash + key.millis() + "," + key.text();
    return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
