package countinghouse.storefront.woocommerce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.storefront.http.Request;
import countinghouse.storefront.http.Response;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * One collection of the API: its common filters, sorting, paging and headers.
 *
 * @param <T> what is listed
 */
final class Listing<T> {
  /**
   * What kind of collection it is.
   *
   * @param orderings what {@code orderby} accepts
   * @param ordering its default
   * @param direction the default of {@code order}
   * @param dated whether bounds of time are heard
   * @param forgetful whether totals are 0 beyond the end
   */
  private record Style(
      List<String> orderings,
      String ordering,
      String direction,
      boolean dated,
      boolean forgetful) {}

  private static final List<String> DATED_ORDERINGS =
      List.of("date", "id", "include", "title", "slug", "modified");
  private static final Style HPOS = new Style(DATED_ORDERINGS, "date", "desc", true, true);
  private static final Style POSTS =
      new Style(
          Stream.concat(
                  DATED_ORDERINGS.stream(),
                  Stream.of("price", "popularity", "rating", "menu_order"))
              .toList(),
          "date",
          "desc",
          true,
          false);
  private static final Style USERS =
      new Style(List.of("id", "include", "name", "registered_date"), "name", "asc", false, false);
  private static final Style TERMS =
      new Style(
          List.of("id", "include", "name", "slug", "order", "priority"),
          "name",
          "asc",
          false,
          false);

  private final Style style;
  private final ToLongFunction<T> id;
  private final Function<T, Instant> created;
  private final Function<T, Instant> modified;

  private Listing(
      Style style,
      ToLongFunction<T> id,
      Function<T, Instant> created,
      Function<T, Instant> modified) {
    this.style = style;
    this.id = id;
    this.created = created;
    this.modified = modified;
  }

  /** Orders and refunds as HPOS lists them. */
  static <T> Listing<T> hpos(
      ToLongFunction<T> id, Function<T, Instant> created, Function<T, Instant> modified) {
    return new Listing<>(HPOS, id, created, modified);
  }

  /** Products, variations and coupons. */
  static <T> Listing<T> posts(
      ToLongFunction<T> id, Function<T, Instant> created, Function<T, Instant> modified) {
    return new Listing<>(POSTS, id, created, modified);
  }

  /** Customers. */
  static <T> Listing<T> users(ToLongFunction<T> id, Function<T, Instant> created) {
    return new Listing<>(USERS, id, created, created);
  }

  /** Categories, taxes and other lists without dates. */
  static <T> Listing<T> terms(ToLongFunction<T> id) {
    return new Listing<>(TERMS, id, row -> Instant.EPOCH, row -> Instant.EPOCH);
  }

  /**
   * The answer to a list request.
   *
   * @param rows what passed the collection's own filters
   * @param problems parameters already found invalid
   * @param echo what the {@code Link} header adds to the parameters sent
   */
  Response answer(
      Request request,
      Stream<T> rows,
      Problems problems,
      Echo echo,
      Function<T, ObjectNode> render) {
    Query query = new Query(request.query());
    Page page = Page.of(query, problems);
    String orderBy = orderBy(query, problems);
    String order = order(query, problems);
    Predicate<T> dates = style.dated() ? dates(query, problems) : row -> true;
    if (problems.any()) {
      return problems.answer();
    }
    List<T> all = rows.filter(dates).filter(ids(query)).sorted(sorting(orderBy, order)).toList();
    List<T> shown = all.stream().skip(page.skip()).limit(page.perPage()).toList();
    Fields fields = new Fields(query);
    ArrayNode body = JsonNodeFactory.instance.arrayNode();
    shown.forEach(row -> body.add(fields.ofListed(render.apply(row))));
    boolean lost = style.forgetful() && shown.isEmpty();
    return page.headers(request, query, Response.json(200, body), lost ? 0 : all.size(), echo);
  }

  private String orderBy(Query query, Problems problems) {
    String value = query.one("orderby").orElse(style.ordering());
    if (!style.orderings().contains(value)) {
      problems.invalid(
          "orderby", "rest_not_in_enum", "orderby is not one of " + join(style.orderings()) + ".");
    }
    return value;
  }

  private String order(Query query, Problems problems) {
    String value = query.one("order").orElse(style.direction());
    if (!value.equals("asc") && !value.equals("desc")) {
      problems.invalid("order", "rest_not_in_enum", "order is not one of asc and desc.");
    }
    return value;
  }

  /** Words joined as in an English sentence: a, b, and c. */
  static String join(List<String> words) {
    return words.size() == 2
        ? words.getFirst() + " and " + words.getLast()
        : String.join(", ", words.subList(0, words.size() - 1)) + ", and " + words.getLast();
  }

  private Predicate<T> dates(Query query, Problems problems) {
    return bound(query, problems, "after", created, true)
        .and(bound(query, problems, "before", created, false))
        .and(bound(query, problems, "modified_after", modified, true))
        .and(bound(query, problems, "modified_before", modified, false));
  }

  /** Both ends exclude their own second. */
  private Predicate<T> bound(
      Query query, Problems problems, String name, Function<T, Instant> column, boolean after) {
    Optional<String> text = query.one(name);
    if (text.isEmpty()) {
      return row -> true;
    }
    Optional<LocalDateTime> bound = Times.bound(text.get(), query.flag("dates_are_gmt"));
    if (bound.isEmpty()) {
      problems.invalid(name, "rest_invalid_date", "Invalid date.");
      return row -> true;
    }
    LocalDateTime limit = bound.get();
    return row -> {
      LocalDateTime value = Times.gmt(column.apply(row));
      return after ? value.isAfter(limit) : value.isBefore(limit);
    };
  }

  private Predicate<T> ids(Query query) {
    Set<String> included = new HashSet<>(query.all("include"));
    Set<String> excluded = new HashSet<>(query.all("exclude"));
    return row -> {
      String text = Long.toString(id.applyAsLong(row));
      return (included.isEmpty() || included.contains(text)) && !excluded.contains(text);
    };
  }

  /** Rows of the same second come in no useful order, as on a real database. */
  private Comparator<T> sorting(String orderBy, String order) {
    Comparator<T> byId = Comparator.comparingLong(id);
    Comparator<T> scrambled =
        Comparator.comparingLong(row -> id.applyAsLong(row) * 0x9E3779B97F4A7C15L);
    Comparator<T> ascending =
        switch (orderBy) {
          case "date" -> Comparator.comparing(created).thenComparing(scrambled);
          case "modified" -> Comparator.comparing(modified).thenComparing(scrambled);
          default -> byId;
        };
    return order.equals("asc") ? ascending : ascending.reversed();
  }
}
