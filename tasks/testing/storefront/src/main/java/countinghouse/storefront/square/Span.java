package countinghouse.storefront.square;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** A range of time with both ends included. */
record Span(Instant from, Instant to) {
  static final Span EVER = new Span(Instant.MIN, Instant.MAX);

  boolean holds(Instant instant) {
    return !instant.isBefore(from) && !instant.isAfter(to);
  }

  /** A TimeRange of a request body; a missing end is open. */
  static Span of(JsonNode range, String field) {
    return new Span(
        range.hasNonNull("start_at")
            ? parse(range.get("start_at").asText(), field + ".start_at")
            : Instant.MIN,
        range.hasNonNull("end_at")
            ? parse(range.get("end_at").asText(), field + ".end_at")
            : Instant.MAX);
  }

  static Instant parse(String text, String field) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      SquareError error =
          SquareError.badRequest("INVALID_TIME", "Invalid RFC 3339 time: `" + text + "`.", field);
      error.initCause(e);
      throw error;
    }
  }
}
