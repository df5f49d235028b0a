package countinghouse.makereport;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Marts of two and a half years with everything that figures can stumble over: refunds without a
 * sale, lines that do not count, days that are not complete or not known, currencies with and
 * without a rate, products and customers that changed, more lines, products and regions than a
 * table shows, two tills. The same every time.
 */
final class EveryOddity {
  private static final List<String> CHANNELS = List.of("Online", "In person", "Wholesale", "Fair");
  private static final int LINES = 14;
  private static final int MUGS = 24;
  private static final int REGIONS = 14;
  private static final int CUSTOMERS = 90;

  private final Random random = new Random(7);
  private final LocalDate last;
  private final LocalDate first;
  private final SampleMarts marts = new SampleMarts();

  private EveryOddity(LocalDate last) {
    this.last = last;
    this.first = last.minusMonths(29).withDayOfMonth(10);
  }

  /** All of it, up to a last complete day. */
  static SampleMarts upTo(LocalDate last) {
    return new EveryOddity(last).made();
  }

  private SampleMarts made() {
    marts.days(first, last, last.plusDays(2)).read("stall", "square").location("stall", "Stall 2");
    catalogue();
    people();
    first.datesUntil(last.plusDays(2)).forEach(this::day);
    movers();
    odd();
    return marts;
  }

  private void catalogue() {
    for (int number = 0; number < MUGS; number++) {
      marts.product("Mug " + number, "Pottery");
    }
    for (int number = 0; number < LINES; number++) {
      marts.product("Ware " + number, "Line " + number);
    }
    marts
        .product("Riser", "Pottery")
        .product("Faller", "Line 1")
        .product("Only returned", "Returned")
        .product("Loaf, at first", product("LOAF", "Loaf", "Line 2", false))
        .product("Loaf", product("LOAF", "Rye loaf", "Line 3", true))
        .product("Loaf at the till", product("LOAF", "Loaf of rye", "Line 3", true))
        .product("New", "Line 4");
  }

  private static Map<String, Object> product(
      String code, String name, String line, boolean isCurrent) {
    return Map.of(
        "product_code",
        code,
        "product_name",
        name,
        "variation_name",
        "Regular",
        "product_line",
        line,
        "is_current",
        isCurrent);
  }

  private void people() {
    for (int number = 0; number < CUSTOMERS; number++) {
      int region = number % (REGIONS + 1);
      marts.customer("c" + number, "US", region == REGIONS ? "" : "R" + region);
    }
    marts.customer("nowhere", "", "").customer("alone", "IS", "").customer("moved", "US", "R1");
  }

  private void day(LocalDate day) {
    int orders = random.nextInt(5);
    for (int order = 0; order < orders; order++) {
      String channel = CHANNELS.get(random.nextInt(CHANNELS.size()));
      String product = product();
      BigDecimal amount = BigDecimal.valueOf(random.nextInt(1, 200_000), 2);
      if (random.nextInt(6) == 0) {
        marts.refund(day.toString(), channel, product, amount.toString(), columns(channel));
      } else {
        marts.sale(day.toString(), channel, product, amount.toString(), columns(channel));
      }
    }
  }

  private String product() {
    int number = random.nextInt(MUGS + LINES + 3);
    if (number < MUGS) {
      return "Mug " + number;
    }
    return number < MUGS + LINES
        ? "Ware " + (number - MUGS)
        : List.of("Loaf", "Loaf at the till", "").get(number - MUGS - LINES);
  }

  private Map<String, Object> columns(String channel) {
    Map<String, Object> columns = new HashMap<>();
    columns.put("quantity", BigDecimal.valueOf(random.nextInt(1, 40), 1));
    columns.put("time_of_day_key", random.nextInt(20) == 0 ? -1 : 100 * random.nextInt(7, 22));
    columns.put("is_counted", random.nextInt(15) > 0);
    if (channel.equals("In person") && random.nextBoolean()) {
      columns.put("source_name", "stall");
    }
    if (random.nextBoolean()) {
      columns.put("customer", "c" + random.nextInt(CUSTOMERS));
    }
    return columns;
  }

  /** Products that rise and fall beyond chance, and one that is sold for the first time. */
  private void movers() {
    for (int day = 0; day < 28; day++) {
      marts
          .sale(last.minusDays(day).toString(), "Online", "Riser", "12.50")
          .sale(last.minusDays(day + 28).toString(), "In person", "Faller", "8.05")
          .sale(last.minusDays(day + 364).toString(), "In person", "Faller", "8")
          .sale(last.minusDays(day + 364).toString(), "Wholesale", "Mug 3", "77.77");
    }
    marts
        .sale(last.toString(), "Online", "New", "31.40")
        .sale(last.minusMonths(4).toString(), "Online", "Loaf, at first", "6")
        .sale(first.plusDays(3).toString(), "Online", "Loaf, at first", "5");
  }

  private void odd() {
    String lately = last.minusDays(20).toString();
    marts
        .refund(lately, "Online", "Only returned", "41")
        .refund(last.toString(), "In person", "Ware 1", "3.33", Map.of("customer", "alone"))
        .refund(
            last.minusMonths(1).toString(), "Online", "Ware 2", "9", Map.of("customer", "nowhere"))
        .sale(
            lately,
            "Online",
            "Ware 1",
            "20",
            Map.of("customer", "moved", "customer_durable_key", 5_000_001L))
        .sale(lately, "Online", "Ware 1", "17", Map.of("date_key", -1))
        .sale(lately, "Online", "Ware 1", "0")
        .in("EUR")
        .sale(lately, "Online", "Ware 5", "100", Map.of("reporting_net_amount", 108.1235))
        .refund(last.toString(), "Online", "Ware 5", "10", Map.of("reporting_net_amount", 10.9))
        .in("JPY")
        .sale(lately, "Online", "Ware 6", "3000")
        .sale(last.plusDays(1).toString(), "Online", "Ware 6", "500")
        .in("USD");
    leapDays();
    audited();
  }

  private void leapDays() {
    first
        .datesUntil(last.plusDays(1))
        .filter(day -> day.getMonthValue() == 2 && day.getDayOfMonth() >= 28)
        .forEach(day -> marts.sale(day.toString(), "Online", "Mug 1", "29." + day.getDayOfMonth()));
  }

  private void audited() {
    marts
        .recorded(
            """
            insert into ops.check_result values
              ('%1$s', 'product-inferred', 'marts', 'warn', 'warned', 1234, 'found 1,234: (a 1)',
                timestamp '2026-06-15 07:06', timestamp '%2$s', 'Gone from 2 catalogues.', 'Nothing, for 1 day.'),
              ('%1$s', 'volume-fell', 'fct_order', 'warn', 'warned', 1, 'found 1: (b 2)',
                timestamp '2026-06-15 07:06', timestamp '%2$s', null, null),
              ('%1$s', 'order-status-unknown', 'marts', 'warn', 'warned', 5, 'found 5: (c 3)',
                timestamp '2026-06-15 07:06', timestamp '%2$s', 'Not in the figures.', 'Say what it is.')
            """
                .formatted(SampleMarts.BUILD, SampleMarts.BUILT))
        .recorded(
            """
            insert into ops.check_amount values
              ('%1$s', timestamp '%2$s', 'order-status-unknown', 'marts', 'USD', 1613.9),
              ('%1$s', timestamp '%2$s', 'order-status-unknown', 'marts', 'JPY', 3000),
              ('%1$s', timestamp '%2$s', 'product-inferred', 'marts', 'USD', -41.5)
            """
                .formatted(SampleMarts.BUILD, SampleMarts.BUILT))
        .recorded(
            "insert into ops.check_acceptance values ('grain-unique', date '2026-07-01', 'asked 2"
                + " people', timestamp '2026-06-01')")
        .recorded(
            """
            insert into ops.closed_month_change values
              ('%1$s', 'woocommerce', 'USD', date '2026-03-01', 41332.68, 40356.73, 13, 7, 0, '1277', '1519', timestamp '%2$s'),
              ('%1$s', 'stall', 'JPY', date '2026-02-01', 0, 3000, 1, 0, 0, 'O 7', 'O 7', timestamp '%2$s'),
              ('%1$s', 'square', 'USD', date '2026-04-01', 500, 460, 1, 0, 0, null, null, timestamp '%2$s'),
              ('%1$s', 'stall', 'USD', date '2026-02-01', 1, 2, 1, 0, 0, '1', '1', timestamp '2026-06-15 06:00'),
              ('never published', 'stall', 'USD', date '2026-01-01', 1, 2, 1, 0, 0, '1', '1', timestamp '%2$s')
            """
                .formatted(SampleMarts.BUILD, SampleMarts.BUILT))
        .recorded(
            "insert into ops.publication values ('%s', timestamp '2026-06-15 07:07', timestamp '%s')"
                .formatted(SampleMarts.BUILD, SampleMarts.BUILT))
        .recorded(
            "update ops.load set range_to = timestamp '2026-06-13 06:00' where source_name ="
                + " 'stall'");
  }
}
