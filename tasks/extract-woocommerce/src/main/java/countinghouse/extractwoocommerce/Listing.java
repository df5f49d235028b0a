package countinghouse.extractwoocommerce;

import countinghouse.apiclient.Request;
import countinghouse.lake.RunKind;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * A list at the shop, in ascending order of ids.
 *
 * @param request path and filters
 */
record Listing(Request request) {
  private static final String BASE = "/wp-json/wc/v3";

  /** Zone-less: with {@code dates_are_gmt} an offset or a Z moves the bound by the site's zone. */
  private static final DateTimeFormatter GMT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  /** No shop is older, and some databases dislike dates before 1970: no bound at all is sent. */
  private static final Instant BEFORE_ALL_SHOPS = Instant.parse("2000-01-01T00:00:00Z");

  private static final Instant AFTER_ALL_SHOPS = Instant.parse("2100-01-01T00:00:00Z");

  static Listing of(String path) {
    return new Listing(Request.get(BASE + path).with("orderby", "id").with("order", "asc"));
  }

  Listing with(String name, Object value) {
    return new Listing(request.with(name, value));
  }

  /** Leaves out the costly parts of each record. */
  Listing fields(String names) {
    return with("_fields", names);
  }

  /**
   * The part of the list that lies within a scope. The source's bounds are exclusive and in whole
   * seconds, ours half-open: {@code from <= t < to} becomes {@code from - 1 s < t < to}.
   */
  Listing within(Scope scope) {
    if (scope.from() == null) {
      return this;
    }
    String prefix = scope.kind() == RunKind.WINDOW ? "modified_" : "";
    Listing bounded = with("dates_are_gmt", "true");
    if (scope.from().isAfter(BEFORE_ALL_SHOPS)) {
      bounded = bounded.with(prefix + "after", text(wholeSecond(scope.from()).minusSeconds(1)));
    }
    if (scope.to().isBefore(AFTER_ALL_SHOPS)) {
      bounded = bounded.with(prefix + "before", text(wholeSecond(scope.to())));
    }
    return bounded;
  }

  /** A filter that no record can pass, to find out whether the source heeds it. */
  Listing inTheFarFuture(RunKind kind) {
    String prefix = kind == RunKind.WINDOW ? "modified_" : "";
    return with("dates_are_gmt", "true").with(prefix + "after", text(AFTER_ALL_SHOPS));
  }

  /** The request for one part of the list. */
  Request page(long offset, int size) {
    return request.with("per_page", size).with("offset", offset);
  }

  /** Rounded up: a record of second s lies before t exactly when s is before t rounded up. */
  private static Instant wholeSecond(Instant instant) {
    Instant second = instant.truncatedTo(ChronoUnit.SECONDS);
    return second.equals(instant) ? second : second.plusSeconds(1);
  }

  private static String text(Instant instant) {
    return GMT.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
  }
}
