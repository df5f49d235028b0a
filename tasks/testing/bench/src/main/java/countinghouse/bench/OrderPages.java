package countinghouse.bench;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The list of orders of a shop of any size, page by page: order {@code n} was last changed {@code
 * n} steps after the first. Nothing is kept but the templates.
 */
final class OrderPages {
  /** Each buyer comes back about this often. */
  private static final int ORDERS_PER_BUYER = 4;

  /** Spreads the buyers over the orders; prime. */
  private static final long STRIDE = 7_919;

  private final List<OrderTemplate> templates;
  private final int orders;
  private final Instant first;
  private final long stepSeconds;

  OrderPages(List<OrderTemplate> templates, int orders, Instant first, long stepSeconds) {
    this.templates = List.copyOf(templates);
    this.orders = orders;
    this.first = first;
    this.stepSeconds = stepSeconds;
  }

  /** What was asked for: the page's JSON, and how many orders the filter passes. */
  @SuppressWarnings("ArrayRecordComponent") // sent and forgotten, never compared
  record Page(byte[] json, int total) {}

  /** Answers a query with {@code offset, per_page, status, modified_after, modified_before}. */
  Page page(Map<String, String> query) {
    boolean trash = "trash".equals(query.get("status"));
    int from = trash ? 0 : after(query.get("modified_after"), 1, 0);
    int to = trash ? 0 : after(query.get("modified_before"), 0, orders);
    int offset = from + Integer.parseInt(query.getOrDefault("offset", "0"));
    int end = Math.min(to, offset + Integer.parseInt(query.getOrDefault("per_page", "10")));
    return new Page(json(offset, end), Math.max(0, to - from));
  }

  /** When the last order was changed. */
  Instant last() {
    return time(orders - 1);
  }

  /** The first order that is later than the time, or with {@code strictly} 0, not earlier. */
  private int after(@Nullable String time, int strictly, int otherwise) {
    if (time == null) {
      return otherwise;
    }
    long seconds = LocalDateTime.parse(time).toEpochSecond(ZoneOffset.UTC) - first.getEpochSecond();
    long number = Math.floorDiv(seconds + stepSeconds - 1 + strictly, stepSeconds);
    return (int) Math.clamp(number, 0L, orders);
  }

  private byte[] json(int from, int end) {
    int length = 2 + Math.max(0, end - from - 1);
    for (int number = from; number < end; number++) {
      length += template(number).length();
    }
    byte[] json = new byte[length];
    int at = 0;
    json[at++] = '[';
    for (int number = from; number < end; number++) {
      if (number > from) {
        json[at++] = ',';
      }
      at = template(number).write(json, at, number, buyer(number), time(number));
    }
    json[at] = ']';
    return json;
  }

  private OrderTemplate template(int number) {
    return templates.get(number % templates.size());
  }

  private int buyer(int number) {
    return (int) (number * STRIDE % Math.max(1, orders / ORDERS_PER_BUYER));
  }

  private Instant time(int number) {
    return first.plusSeconds(number * stepSeconds);
  }
}
