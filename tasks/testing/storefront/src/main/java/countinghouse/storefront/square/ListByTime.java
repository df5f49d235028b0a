package countinghouse.storefront.square;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * {@code GET /v2/payments} and {@code GET /v2/refunds}: the last year unless {@code begin_time}
 * says otherwise, also when a range of update times is given.
 *
 * @param <T> what is listed
 */
final class ListByTime<T> {
  private static final int MOST = 100;

  private final String name;
  private final String defaultLocation;
  private final Columns<T> columns;
  private final Function<T, ObjectNode> render;

  /** How to read a row. */
  record Columns<T>(
      Function<T, String> id,
      Function<T, String> location,
      Function<T, Instant> created,
      Function<T, Instant> updated) {}

  /**
   * A list.
   *
   * @param defaultLocation the location when none is asked for; empty for all
   */
  ListByTime(
      String name, String defaultLocation, Columns<T> columns, Function<T, ObjectNode> render) {
    this.name = name;
    this.defaultLocation = defaultLocation;
    this.columns = columns;
    this.render = render;
  }

  ObjectNode answer(String rawQuery, Stream<T> rows, Instant now) {
    Map<String, String> query = Parameters.of(rawQuery);
    String location = query.getOrDefault("location_id", defaultLocation);
    Span created =
        span(
            query,
            "begin_time",
            "end_time",
            now.atOffset(ZoneOffset.UTC).minusYears(1).toInstant());
    Span updated = span(query, "updated_at_begin_time", "updated_at_end_time", Instant.MIN);
    Function<T, Instant> sortedBy = sortedBy(query);
    Stream<Cursor.Keyed<T>> matching =
        rows.filter(row -> location.isEmpty() || columns.location().apply(row).equals(location))
            .filter(row -> created.holds(columns.created().apply(row)))
            .filter(row -> updated.holds(columns.updated().apply(row)))
            .map(row -> new Cursor.Keyed<>(key(row, sortedBy), row));
    return page(query, matching);
  }

  private ObjectNode page(Map<String, String> query, Stream<Cursor.Keyed<T>> matching) {
    Cursor.Direction direction = Cursor.Direction.of(query.getOrDefault("sort_order", "DESC"));
    String cursor = Optional.ofNullable(query.remove("cursor")).orElse("");
    Cursor.Page<T> page = Cursor.page(matching, direction, name + query, cursor, limit(query));
    ObjectNode node = Json.object();
    if (!page.rows().isEmpty()) {
      ArrayNode shown = node.putArray(name);
      page.rows().forEach(row -> shown.add(render.apply(row)));
    }
    if (!page.next().isEmpty()) {
      node.put("cursor", page.next());
    }
    return node;
  }

  /** More than the most is taken for the most. */
  private static int limit(Map<String, String> query) {
    return Math.clamp(Limit.number(query, MOST), 1, MOST);
  }

  private Cursor.Key key(T row, Function<T, Instant> sortedBy) {
    return Cursor.Key.of(sortedBy.apply(row), columns.id().apply(row));
  }

  private Function<T, Instant> sortedBy(Map<String, String> query) {
    String field = query.getOrDefault("sort_field", "CREATED_AT");
    return switch (field) {
      case "CREATED_AT", "OFFLINE_CREATED_AT" -> columns.created();
      case "UPDATED_AT" -> columns.updated();
      default ->
          throw SquareError.badRequest(
              "INVALID_ENUM_VALUE",
              "`" + field + "` is not a valid enum value for `sort_field`.",
              "sort_field");
    };
  }

  private static Span span(Map<String, String> query, String from, String to, Instant otherwise) {
    String begin = query.get(from);
    String end = query.get(to);
    return new Span(
        begin == null ? otherwise : Span.parse(begin, from),
        end == null ? Instant.MAX : Span.parse(end, to));
  }
}
