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
  /** What a collection accepts for {@code orderby}, the first being the default. */
  enum Style {
    /** Orders and refunds under HPOS: totals are 0 beyond the end. */
    HPOS(List.of("date", "id", "include", "title", "slug", "modified"), "desc", true),
    /** Products, variations, coupons. */
    POSTS(
        List.of(
            "date",
            "id",
            "include",
            "title",
            "slug",
            "modified",
            "price",
            "popularity",
            "rating",
            "menu_order"),
        "desc",
        true),
    /** Customers. */
    USERS(List.of("name", "id", "include", "registered_date"), "asc", false),
    /** Categories, taxes and other lists without dates. */
    TERMS(List.of("name", "id", "include", "slug", "order", "priority"), "asc", false);

    private final List<String> orderings;
    private final String direction;
    private final boolean dated;

    Style(List<String> orderings, String direction, boolean dated) {
      this.orderings = orderings;
      this.direction = direction;
      this.dated = dated;
    }
  }

  private final Style style;
  private final ToLongFunction<T> id;
  private final Function<T, Instant> created;
  private final Function<T, Instant> modified;

  Listing(
      Style style,
      ToLongFunction<T> id,
      Function<T, Instant> created,
      Function<T, Instant> modified) {
    this.style = style;
    this.id = id;
    this.created = created;
    this.modified = modified;
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
      String echo,
      Function<T, ObjectNode> render) {
    Query query = new Query(request.query());
    Page page = Page.of(query, problems);
    String orderBy = choice(query, problems, "orderby", style.orderings);
    String order = order(query, problems);
    Predicate<T> dates = style.dated ? dates(query, problems) : row -> true;
    if (problems.any()) {
      return problems.answer();
    }
    List<T> all = rows.filter(dates).filter(ids(query)).sorted(sorting(orderBy, order)).toList();
    List<T> shown = all.stream().skip(page.skip()).limit(page.perPage()).toList();
    Fields fields = new Fields(query);
    ArrayNode body = JsonNodeFactory.instance.arrayNode();
    shown.forEach(row -> body.add(fields.ofListed(render.apply(row))));
    boolean lost = style == Style.HPOS && shown.isEmpty();
    return page.headers(request, query, Response.json(200, body), lost ? 0 : all.size(), echo);
  }

  private static String choice(Query query, Problems problems, String name, List<String> allowed) {
    String value = query.one(name).orElse(allowed.getFirst());
    if (!allowed.contains(value)) {
      problems.invalid(name, "rest_not_in_enum", name + " is not one of " + join(allowed) + ".");
    }
    return value;
  }

  private String order(Query query, Problems problems) {
    String value = query.one("order").orElse(style.direction);
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
