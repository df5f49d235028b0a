package countinghouse.makereport;

import static countinghouse.warehouse.tables.marts.Tables.BUILD_STAMP;
import static countinghouse.warehouse.tables.marts.Tables.DIM_CHANNEL;
import static countinghouse.warehouse.tables.marts.Tables.DIM_CUSTOMER;
import static countinghouse.warehouse.tables.marts.Tables.DIM_DATE;
import static countinghouse.warehouse.tables.marts.Tables.DIM_LOCATION;
import static countinghouse.warehouse.tables.marts.Tables.DIM_PRODUCT;
import static countinghouse.warehouse.tables.marts.Tables.DIM_TIME_OF_DAY;
import static countinghouse.warehouse.tables.marts.Tables.FCT_REFUND_LINE;
import static countinghouse.warehouse.tables.marts.Tables.FCT_SALES_LINE;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Table;

/** Published marts made by hand: a few sales in words, everything around them filled in. */
final class SampleMarts {
  static final LocalDateTime BUILT = LocalDateTime.of(2026, 6, 15, 7, 5);
  static final String BUILD = "b20260615t070000_1";

  private static final Map<String, String> CHANNELS =
      Map.of("Online", "woocommerce", "In person", "square", "Wholesale", "woocommerce");

  private final MartRows rows = new MartRows(BUILT);
  private final List<String> statements = new ArrayList<>();
  private final Map<String, Long> products = new HashMap<>();
  private final Map<String, Long> customers = new HashMap<>();
  private String currency = "USD";
  private long lines;

  SampleMarts() {
    member(DIM_PRODUCT, Map.of("product_line", "Unassigned", "product_name", "Unknown"));
    member(DIM_CUSTOMER, Map.of());
    member(DIM_LOCATION, Map.of("location_name", "Unknown"));
    member(DIM_CHANNEL, Map.of("channel_group", "Other"));
    for (String channel : CHANNELS.keySet()) {
      rows.add(DIM_CHANNEL, Map.of("channel_key", key(channel), "channel_group", channel));
    }
    location("square", "Market stall");
    location("woocommerce", "Web shop");
    for (int hour = 0; hour < 24; hour++) {
      rows.add(DIM_TIME_OF_DAY, Map.of("time_of_day_key", hour * 100, "hour_number", hour));
    }
    date(-1, LocalDate.of(1900, 1, 1), false);
    date(-2, LocalDate.of(1900, 1, 2), false);
    stamped();
    read("woocommerce", "woocommerce");
    read("square", "square");
    recorded(
        "insert into ops.check_run values ('%s', 'passed', 40, 1, 0, timestamp '2026-06-15 07:06', timestamp '%s')"
            .formatted(BUILD, BUILT));
  }

  private void member(Table<?> table, Map<String, Object> values) {
    for (int key : new int[] {-1, -2}) {
      Map<String, Object> all = new HashMap<>(values);
      for (Field<?> field : table.fields()) {
        if (field.getName().endsWith("_key")) {
          all.put(field.getName(), key);
        }
      }
      all.put("country", "");
      all.put("region", "");
      rows.add(table, all);
    }
  }

  private void stamped() {
    rows.add(
        BUILD_STAMP,
        Map.of(
            "build_id",
            BUILD,
            "built_at",
            BUILT,
            "staging_as_of",
            BUILT.minusMinutes(5),
            "business_zone",
            "America/New_York",
            "reporting_currency",
            "USD"));
  }

  /** A source that is read until shortly before the build. */
  SampleMarts read(String source, String kind) {
    return recorded(
        """
        insert into ops.load values ('%s', 'orders', 'run', '%s', 'window', timestamp '2025-01-01',
          timestamp '2026-06-15 06:58', timestamp '2026-06-15 07:00', 0, 0, 0, 0, 0, 'UTC', 'USD',
          timestamp '2026-06-15 07:01')
        """
            .formatted(source, kind));
  }

  /** A statement that is executed once the marts are there. */
  SampleMarts recorded(String statement) {
    statements.add(statement);
    return this;
  }

  private static long key(String text) {
    return (text.hashCode() & 0xFFFFFFFL) + 1;
  }

  /** A place of sale: where a source sells that says no other. */
  SampleMarts location(String source, String name) {
    rows.add(DIM_LOCATION, Map.of("location_key", key(source), "location_name", name));
    return this;
  }

  /** The days of history, of which those up to a day are complete. */
  SampleMarts days(LocalDate first, LocalDate lastComplete, LocalDate last) {
    first
        .datesUntil(last.plusDays(1))
        .forEach(day -> date(dateKey(day), day, !day.isAfter(lastComplete)));
    return this;
  }

  private void date(int key, LocalDate day, boolean complete) {
    rows.add(
        DIM_DATE,
        Map.of(
            "date_key", key,
            "full_date", day,
            "month_start", day.withDayOfMonth(1),
            "day_of_week", day.getDayOfWeek().getValue(),
            "is_complete", complete));
  }

  private static int dateKey(LocalDate day) {
    return day.getYear() * 10_000 + day.getMonthValue() * 100 + day.getDayOfMonth();
  }

  /** What is sold or given back from here on is in this currency; only USD has a rate. */
  SampleMarts in(String code) {
    currency = code;
    return this;
  }

  /** A product and its line. */
  SampleMarts product(String name, String line) {
    return product(name, Map.of("product_line", line));
  }

  /** A version of a product, with some of its columns as they are given. */
  SampleMarts product(String name, Map<String, ?> columns) {
    long key = 1_000_000L + products.size();
    products.put(name, key);
    Map<String, Object> all = new HashMap<>();
    all.put("product_key", key);
    all.put("product_durable_key", key);
    all.put("product_code", "P" + key);
    all.put("product_name", name);
    all.put("variation_name", "");
    all.put("is_current", true);
    all.putAll(columns);
    rows.add(DIM_PRODUCT, all);
    return this;
  }

  /** A customer and where they live. */
  SampleMarts customer(String name, String country, String region) {
    long key = 5_000_000L + customers.size();
    customers.put(name, key);
    rows.add(
        DIM_CUSTOMER,
        Map.of(
            "customer_key",
            key,
            "customer_durable_key",
            key,
            "country",
            country,
            "region",
            region));
    return this;
  }

  /** One order of one line; nobody known bought it. */
  SampleMarts sale(String day, String channel, String product, String net) {
    return sale(day, 10, channel, product, "", net);
  }

  /** One order of one line. */
  SampleMarts sale(
      String day, int hour, String channel, String product, String customer, String net) {
    return sale(
        day, channel, product, net, Map.of("time_of_day_key", hour * 100, "customer", customer));
  }

  /** One order of one line, with some of its columns, or its customer, as they are given. */
  SampleMarts sale(String day, String channel, String product, String net, Map<String, ?> columns) {
    rows.add(FCT_SALES_LINE, line(day, channel, product, net, columns));
    return this;
  }

  /** Something given back. */
  SampleMarts refund(String day, String channel, String product, String net) {
    return refund(day, channel, product, net, Map.of());
  }

  /** Something given back, with some of its columns, or its customer, as they are given. */
  SampleMarts refund(
      String day, String channel, String product, String net, Map<String, ?> columns) {
    rows.add(FCT_REFUND_LINE, line(day, channel, product, net, columns));
    return this;
  }

  private Map<String, Object> line(
      String day, String channel, String product, String net, Map<String, ?> columns) {
    long number = ++lines;
    Map<String, Object> values = new HashMap<>();
    values.put("order_key", number);
    values.put("order_id", String.valueOf(number));
    values.put("source_name", CHANNELS.getOrDefault(channel, "woocommerce"));
    values.put("channel_key", CHANNELS.containsKey(channel) ? key(channel) : -1);
    values.put("date_key", dateKey(LocalDate.parse(day)));
    values.put("time_of_day_key", 1000);
    values.put("product_key", products.getOrDefault(product, -1L));
    values.put("is_counted", true);
    values.put("currency", currency);
    values.put("quantity", BigDecimal.ONE);
    values.put("net_amount", new BigDecimal(net));
    if (currency.equals("USD")) {
      values.put("reporting_net_amount", new BigDecimal(net));
    }
    values.putAll(columns);
    long customer = customers.getOrDefault(String.valueOf(values.remove("customer")), -1L);
    values.put("customer_key", customer);
    values.putIfAbsent("customer_durable_key", customer);
    values.put("location_key", key(String.valueOf(values.get("source_name"))));
    return values;
  }

  /** Writes all of it into a new warehouse, which is read until shortly before the build. */
  String published(Path folder) {
    return rows.written(folder, statements);
  }
}
