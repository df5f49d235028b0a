package countinghouse.apiclient;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header {@code Retry-After}: seconds or an HTTP date (RFC 9110, 10.2.3). */
final class RetryAfter {
  private RetryAfter() {}

  /** How long the source asks us to wait; nothing when the header is absent or unreadable. */
  static Optional<Duration> wanted(Optional<String> header, Instant now) {
    return header.flatMap(
        text -> text.strip().matches("\\d{1,9}") ? seconds(text) : date(text, now));
  }

  private static Optional<Duration> seconds(String text) {
    return Optional.of(Duration.ofSeconds(Long.parseLong(text.strip())));
  }

  private static Optional<Duration> date(String text, Instant now) {
    try {
      Instant until =
          ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
