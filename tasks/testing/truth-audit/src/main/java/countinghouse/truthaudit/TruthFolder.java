package countinghouse.truthaudit;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * What the storefront wrote down as true: CSV files with a header line.
 *
 * @param folder that holds them
 */
record TruthFolder(Path folder) {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  /** {@code sales_by_day.csv}: every figure by source, currency and day. */
  Map<DayKey, Figures> days() {
    Map<DayKey, Figures> days = new TreeMap<>();
    read("sales_by_day.csv", row -> days.put(key(row), figures(row, Measure.ofDays())));
    return days;
  }

  private static DayKey key(CSVRecord row) {
    return new DayKey(row.get("source"), row.get("currency"), LocalDate.parse(row.get("day")));
  }

  private static Figures figures(CSVRecord row, List<Measure> measures) {
    EnumMap<Measure, BigDecimal> values = new EnumMap<>(Measure.class);
    for (Measure measure : measures) {
      values.put(measure, new BigDecimal(row.get(measure.column())));
    }
    return new Figures(values);
  }

  /** {@code sales_by_product_day.csv}: quantity and net sales before refunds. */
  Map<ProductDay, Figures> products() {
    Map<ProductDay, Figures> products = new TreeMap<>();
    read(
        "sales_by_product_day.csv",
        row ->
            products.merge(
                new ProductDay(
                    row.get("source"), LocalDate.parse(row.get("day")), row.get("product_id")),
                new Figures(
                    Map.of(
                        Measure.QUANTITY, new BigDecimal(row.get("quantity")),
                        Measure.NET_SALES, new BigDecimal(row.get("net_sales")))),
                Figures::plus));
    return products;
  }

  /** {@code orders_by_group.csv}: sales by promotion, way of payment, channel and milestone. */
  Map<OrderGroup, Figures> orderGroups() {
    Map<OrderGroup, Figures> groups = new TreeMap<>();
    read(
        "orders_by_group.csv",
        row ->
            groups.put(
                new OrderGroup(row.get("source"), row.get("kind"), row.get("member")),
                figures(row, OrderGroup.MEASURES)));
    return groups;
  }

  /** {@code mirrors.csv}: the till's orders that only repeat a shop order. */
  SortedSet<String> mirrors() {
    SortedSet<String> orders = new TreeSet<>();
    read("mirrors.csv", row -> orders.add(row.get("square_order_id")));
    return orders;
  }

  /** {@code customers.csv}: the person behind every profile. */
  Map<Profile, String> persons() {
    Map<Profile, String> persons = new TreeMap<>();
    read(
        "customers.csv",
        row -> {
          String person = row.get("person_id");
          ids(row, "woocommerce_customers")
              .forEach(id -> persons.put(new Profile("woocommerce", "registered", id), person));
          ids(row, "woocommerce_guest_orders")
              .forEach(id -> persons.put(new Profile("woocommerce", "guest", id), person));
          ids(row, "square_customers")
              .forEach(id -> persons.put(new Profile("square", "till", id), person));
        });
    return persons;
  }

  private static List<String> ids(CSVRecord row, String column) {
    String ids = row.get(column);
    return ids.isEmpty() ? List.of() : List.of(ids.split(";", -1));
  }

  private void read(String name, Consumer<CSVRecord> reader) {
    Path file = folder.resolve(name);
    try (Reader text = Files.newBufferedReader(file);
        CSVParser rows = FORMAT.parse(text)) {
      rows.forEach(reader);
    } catch (IOException e) {
      throw new AuditFailure("The truth cannot be read: " + file, e);
    } catch (IllegalArgumentException e) {
      throw new AuditFailure("The truth is not as agreed: " + file + ": " + e.getMessage(), e);
    }
  }
}
