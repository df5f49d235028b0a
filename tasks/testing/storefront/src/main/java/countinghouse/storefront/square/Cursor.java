package countinghouse.storefront.square;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Square's paging: the rows after the last one sent, for the very same request. The cursor holds a
 * hash of that request and the sort key of that row.
 */
final class Cursor {
  private Cursor() {}

  /** A row with the text it is sorted by, unique in its list. */
  record Keyed<T>(String key, T row) {}

  /** A page, and the cursor to the next one; empty at the end. */
  record Page<T>(List<T> rows, String next) {}

  /**
   * Cuts a page.
   *
   * @param rows all that match, sorted; {@code ascending} tells which way
   * @param request the request without its cursor
   * @param sent the cursor sent, empty for the first page
   */
  static <T> Page<T> page(
      List<Keyed<T>> rows, boolean ascending, String request, String sent, int limit) {
    String hash = hash(request);
    String after = sent.isEmpty() ? "" : keyOf(sent, hash);
    List<Keyed<T>> left =
        after.isEmpty()
            ? rows
            : rows.stream()
                .filter(row -> Integer.signum(row.key().compareTo(after)) == (ascending ? 1 : -1))
                .toList();
    List<Keyed<T>> shown = left.subList(0, Math.min(limit, left.size()));
    String next = left.size() > limit ? encode(hash + shown.getLast().key()) : "";
    return new Page<>(shown.stream().map(Keyed::row).toList(), next);
  }

  private static String keyOf(String cursor, String hash) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      if (text.startsWith(hash)) {
        return text.substring(hash.length());
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

  private static String encode(String text) {
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
