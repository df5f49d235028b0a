package countinghouse.storefront.woocommerce;

import countinghouse.storefront.http.Request;
import countinghouse.storefront.http.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which part of a collection is asked for, and the headers that tell about the rest. */
record Page(int number, int perPage, Optional<Integer> offset) {
  private static final int DEFAULT_SIZE = 10;
  private static final int MOST = 100;

  static Page of(Query query, Problems problems) {
    int number = integer(query, problems, "page", 1);
    if (number < 1) {
      problems.invalid("page", "rest_out_of_bounds", "page must be greater than or equal to 1");
    }
    int perPage = integer(query, problems, "per_page", DEFAULT_SIZE);
    if (perPage < 1 || perPage > MOST) {
      problems.invalid(
          "per_page",
          "rest_out_of_bounds",
          "per_page must be between 1 (inclusive) and 100 (inclusive)");
    }
    Optional<Integer> offset =
        query.one("offset").map(text -> integer(query, problems, "offset", 0));
    return new Page(number, perPage, offset);
  }

  long skip() {
    return offset.map(Integer::longValue).orElse((number - 1L) * perPage);
  }

  /** The answer with its totals and its links to the pages before and after. */
  Response headers(Request request, Query query, Response answer, int total, Echo echo) {
    int pages = (total + perPage - 1) / perPage;
    StringBuilder links = new StringBuilder();
    if (number > 1) {
      links.append(link(request, query, echo.of(total), Math.min(number - 1, pages), "prev"));
    }
    if (number < pages) {
      links.append(links.isEmpty() ? "" : ", ");
      links.append(link(request, query, echo.of(total), number + 1, "next"));
    }
    Response counted =
        answer
            .with("X-WP-Total", Integer.toString(total))
            .with("X-WP-TotalPages", Integer.toString(pages));
    return links.isEmpty() ? counted : counted.with("Link", links.toString());
  }

  private static String link(Request request, Query query, String echo, int page, String relation) {
    Map<String, String> sent = new LinkedHashMap<>(query.flat());
    sent.remove("status");
    sent.computeIfPresent("dates_are_gmt", (name, value) -> value.equals("true") ? "1" : value);
    boolean inPlace = sent.containsKey("page");
    sent.computeIfPresent("page", (name, value) -> Integer.toString(page));
    StringBuilder url =
        new StringBuilder("<http://" + request.host() + trimmed(request.path()) + "?");
    sent.forEach((name, value) -> url.append(name + "=" + Query.encode(value) + "&"));
    url.append(echo);
    url.append(inPlace ? "" : "page=" + page + "&");
    url.setLength(url.length() - 1);
    return url + ">; rel=\"" + relation + "\"";
  }

  private static String trimmed(String path) {
    String single = path.replaceAll("/+", "/");
    return single.endsWith("/") ? single.substring(0, single.length() - 1) : single;
  }

  private static int integer(Query query, Problems problems, String name, int otherwise) {
    String text = query.one(name).orElse(Integer.toString(otherwise));
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      problems.invalid(name, "rest_invalid_type", name + " is not of type integer.");
      return 1;
    }
  }
}
