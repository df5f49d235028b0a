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

import countinghouse.migratewarehouse.Migration;
import countinghouse.warehouse.MartSchema;
import countinghouse.warehouse.Warehouse;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** Published marts made by hand: a few sales in words, everything around them filled in. */
final class SampleMarts {
  static final LocalDateTime BUILT = LocalDateTime.of(2026, 6, 15, 7, 5);
  static final String BUILD = "b20260615t070000_1";

  private static final Map<String, String> CHANNELS =
      Map.of("Online", "woocommerce", "In person", "square", "Wholesale", "woocommerce");

  private final Map<Table<?>, List<List<@Nullable Object>>> rows = new LinkedHashMap<>();
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
      add(DIM_CHANNEL, Map.of("channel_key", key(channel), "channel_group", channel));
    }
    add(DIM_LOCATION, Map.of("location_key", key("square"), "location_name", "Market stall"));
    add(DIM_LOCATION, Map.of("location_key", key("woocommerce"), "location_name", "Web shop"));
    for (int hour = 0; hour < 24; hour++) {
      add(DIM_TIME_OF_DAY, Map.of("time_of_day_key", hour * 100, "hour_number", hour));
    }
    date(-1, LocalDate.of(1900, 1, 1), false);
    date(-2, LocalDate.of(1900, 1, 2), false);
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
      add(table, all);
    }
  }

  private static long key(String text) {
    return (text.hashCode() & 0xFFFFFFFL) + 1;
  }

  /** The days of history, of which those up to a day are complete. */
  SampleMarts days(LocalDate first, LocalDate lastComplete, LocalDate last) {
    first
        .datesUntil(last.plusDays(1))
        .forEach(day -> date(dateKey(day), day, !day.isAfter(lastComplete)));
    return this;
  }

  private void date(int key, LocalDate day, boolean complete) {
    add(
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
    long key = 1_000_000L + products.size();
    products.put(name, key);
    add(
        DIM_PRODUCT,
        Map.of(
            "product_key", key,
            "product_durable_key", key,
            "product_code", "P" + key,
            "product_name", name,
            "variation_name", "",
            "product_line", line,
            "is_current", true));
    return this;
  }

  /** A customer and where they live. */
  SampleMarts customer(String name, String country, String region) {
    long key = 5_000_000L + customers.size();
    customers.put(name, key);
    add(
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
    add(FCT_SALES_LINE, line(day, hour, channel, product, customer, net));
    return this;
  }

  /** Something given back. */
  SampleMarts refund(String day, String channel, String product, String net) {
    add(FCT_REFUND_LINE, line(day, 11, channel, product, "", net));
    return this;
  }

  private Map<String, Object> line(
      String day, int hour, String channel, String product, String customer, String net) {
    long number = ++lines;
    Map<String, Object> values = new HashMap<>();
    values.put("order_key", number);
    values.put("order_id", String.valueOf(number));
    String source = CHANNELS.getOrDefault(channel, channel);
    values.put("source_name", source);
    values.put("location_key", key(source));
    values.put("channel_key", key(channel));
    values.put("date_key", dateKey(LocalDate.parse(day)));
    values.put("time_of_day_key", hour * 100);
    values.put("product_key", products.getOrDefault(product, -1L));
    values.put("product_durable_key", products.getOrDefault(product, -1L));
    values.put("customer_key", customers.getOrDefault(customer, -1L));
    values.put("customer_durable_key", customers.getOrDefault(customer, -1L));
    values.put("is_counted", true);
    values.put("currency", currency);
    values.put("quantity", BigDecimal.ONE);
    values.put("net_amount", new BigDecimal(net));
    if (currency.equals("USD")) {
      values.put("reporting_net_amount", new BigDecimal(net));
    }
    return values;
  }

  private void add(Table<?> table, Map<String, ?> values) {
    rows.computeIfAbsent(table, it -> new ArrayList<>())
        .add(
            Arrays.<Field<?>>stream(table.fields())
                .<@Nullable Object>map(field ->
                    values.containsKey(field.getName())
                        ? convert(field, values.get(field.getName()))
                        : standIn(field))
                .toList());
  }

  private static @Nullable Object convert(Field<?> field, @Nullable Object value) {
    Class<?> type = field.getType();
    return switch (value) {
      case Number number when type == Integer.class -> number.intValue();
      case Number number when type == Long.class -> number.longValue();
      case Number number when type == BigDecimal.class -> new BigDecimal(number.toString());
      case null, default -> value;
    };
  }

  private static @Nullable Object standIn(Field<?> field) {
    Class<?> type = field.getType();
    if (field.getDataType().nullable()) {
      return null;
    } else if (type == String.class) {
      return "x";
    } else if (type == Boolean.class) {
      return false;
    } else if (type == LocalDate.class) {
      return LocalDate.of(2026, 1, 1);
    } else if (type == LocalDateTime.class) {
      return BUILT;
    }
    return convert(field, 0);
  }

  /** Writes all of it into a new warehouse, which is read until shortly before the build. */
  String published(Path folder) {
    String url = "jdbc:duckdb:" + folder.resolve("warehouse.duckdb");
    Migration.migrate(url);
    try (Warehouse warehouse = Warehouse.open(url)) {
      warehouse.engine().createSchema(warehouse.dsl(), "marts");
      MartSchema.create(warehouse, "marts");
      add(
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
      for (Map.Entry<Table<?>, List<List<@Nullable Object>>> table : rows.entrySet()) {
        append(warehouse, table.getKey(), table.getValue());
      }
      warehouse
          .dsl()
          .execute(
              """
              insert into ops.load
              select source, 'orders', 'run', source, 'window', timestamp '2025-01-01',
                timestamp '2026-06-15 06:58', timestamp '2026-06-15 07:00', 0, 0, 0, 0, 0, 'UTC', 'USD',
                timestamp '2026-06-15 07:01'
              from (values ('woocommerce'), ('square')) sources(source)
              """);
      warehouse
          .dsl()
          .execute(
              "insert into ops.check_run values (?, 'passed', 40, 1, 0, timestamp '2026-06-15 07:06')",
              BUILD);
    }
    return url;
  }

  private static void append(
      Warehouse warehouse, Table<?> table, List<List<@Nullable Object>> all) {
    Stream<List<@Nullable Object>> stream = all.stream();
    warehouse.engine().append(warehouse.dsl(), table, stream);
  }
}
