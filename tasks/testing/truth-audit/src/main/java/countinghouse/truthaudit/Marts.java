package countinghouse.truthaudit;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The published marts, read as any analyst would: one file, opened for reading, plain SQL. */
final class Marts implements AutoCloseable {
  private static final String COUNTS =
      """
      select source_name, currency, full_date,
        sum(orders) as orders, sum(order_lines) as order_lines, sum(refunds) as refunds
      from (
        select source_name, currency, date_key,
          count(distinct order_id) as orders,
          count(case when line_kind <> 'adjustment' then 1 end) as order_lines, 0 as refunds
        from fct_sales_line where is_counted group by all
        union all
        select source_name, currency, date_key, 0, 0, count(distinct refund_id)
        from fct_refund_line where is_counted group by all
      ) counted
      join dim_date using (date_key)
      group by all
      """;

  private static final String PRODUCTS =
      """
      select sale.source_name, day.full_date,
        case
          when product.product_key < 0 then ''
          when product.source_variation_id not in ('', '0') then product.source_variation_id
          when product.source_product_id like 'name:%' then ''
          when product.source_product_id <> '0' then product.source_product_id
          else ''
        end as product_id,
        sum(sale.quantity) as quantity, sum(sale.net_amount) as net_sales
      from fct_sales_line sale
      join dim_date day using (date_key)
      join dim_product product using (product_key)
      where sale.is_counted and sale.line_kind not in ('gift_card', 'adjustment')
      group by all
      """;

  private static final String ORDER_GROUPS =
      """
      with sale as (select * from fct_order where is_counted),
      grouped as (
        select sale.source_name, 'payment' as kind, payment_group as member,
          discount_amount, total_amount, refunded_total_amount
        from sale join dim_payment_method using (payment_method_key)
        union all
        select sale.source_name, 'milestone', unnest(['sold']
            || case when paid_date_key <> -2 then ['paid'] else [] end
            || case when completed_date_key <> -2 then ['completed'] else [] end
            || case when is_split_payment then ['split payment'] else [] end
            || case when first_refund_date_key <> -2 then ['refunded'] else [] end
            || case when is_fully_refunded then ['fully refunded'] else [] end),
          discount_amount, total_amount, refunded_total_amount
        from sale join dim_order_flags using (order_flags_key)
        union all
        select sale.source_name, 'channel', channel_group,
          discount_amount, total_amount, refunded_total_amount
        from sale join dim_channel using (channel_key)
        union all
        select sale.source_name, 'promotion', promotion_name, bridge.discount_amount, 0, 0
        from sale
        join bridge_order_promotion bridge using (order_key)
        join dim_promotion promotion using (promotion_key)
        where promotion_key <> -2)
      select source_name, kind, member, count(*) as orders, sum(discount_amount) as discount,
        sum(total_amount) as total, sum(refunded_total_amount) as refund_total
      from grouped
      group by all
      """;

  private final Connection connection;

  private Marts(Connection connection) {
    this.connection = connection;
  }

  /** Turns one row of an answer into a value. */
  @FunctionalInterface
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /**
   * Opens the file for reading.
   *
   * @throws AuditFailure when it is not there or cannot be opened
   */
  static Marts open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new AuditFailure(
          "There are no published marts: " + file + ". Run publish-marts first.");
    }
    Properties readOnly = new Properties();
    readOnly.setProperty("duckdb.read_only", "true");
    try {
      return new Marts(DriverManager.getConnection("jdbc:duckdb:" + file, readOnly));
    } catch (SQLException e) {
      throw new AuditFailure("The published marts cannot be opened: " + file, e);
    }
  }

  /** The build that is published, and the currency of its reporting amounts. */
  Stamp stamp() {
    return rows(
            "select build_id, reporting_currency from build_stamp",
            row -> new Stamp(row.getString(1), row.getString(2)))
        .getFirst();
  }

  /**
   * What a build says of itself.
   *
   * @param build its id
   * @param reportingCurrency ISO 4217
   */
  record Stamp(String build, String reportingCurrency) {}

  /** Every figure by source, currency and day, of what is counted as a sale. */
  Map<DayKey, Figures> days() {
    Map<DayKey, Figures> days = new TreeMap<>();
    rows(COUNTS, row -> days.put(key(row), figures(row, Measure.ofThings())));
    rows(money(), row -> days.merge(key(row), figures(row, Measure.ofMoney()), Figures::plus));
    return days;
  }

  private static String money() {
    return Measure.ofMoney().stream()
        .map(measure -> measure.aggregate() + " as " + measure.column())
        .collect(
            joining(
                ", ",
                "select source_name, currency, full_date, ",
                " from sales_movement join dim_date using (date_key) group by all"));
  }

  private static DayKey key(ResultSet row) throws SQLException {
    return new DayKey(row.getString(1), row.getString(2), row.getObject(3, LocalDate.class));
  }

  private static Figures figures(ResultSet row, Collection<Measure> measures) throws SQLException {
    Map<Measure, BigDecimal> values = new EnumMap<>(Measure.class);
    for (Measure measure : measures) {
      values.put(measure, new BigDecimal(row.getString(measure.column())));
    }
    return new Figures(values);
  }

  /** Quantity and net sales before refunds, by product and day. */
  Map<ProductDay, Figures> products() {
    Map<ProductDay, Figures> products = new TreeMap<>();
    rows(
        PRODUCTS,
        row ->
            products.put(
                new ProductDay(
                    row.getString(1), row.getObject(2, LocalDate.class), row.getString(3)),
                figures(row, List.of(Measure.QUANTITY, Measure.NET_SALES))));
    return products;
  }

  /** Sales by promotion, way of payment, channel and milestone. */
  Map<OrderGroup, Figures> orderGroups() {
    Map<OrderGroup, Figures> groups = new TreeMap<>();
    rows(
        ORDER_GROUPS,
        row ->
            groups.put(
                new OrderGroup(row.getString(1), row.getString(2), row.getString(3)),
                figures(row, OrderGroup.MEASURES)));
    return groups;
  }

  /** The till's orders that are marked as the mirror of a shop order. */
  SortedSet<String> mirrors() {
    return new TreeSet<>(
        rows("select order_id from fct_sales_line where is_mirror", row -> row.getString(1)));
  }

  /** The customer of every profile. */
  Map<Profile, Long> customers() {
    Map<Profile, Long> customers = new TreeMap<>();
    rows(
        "select source_name, profile_kind, profile_id, customer_durable_key"
            + " from bridge_customer_identity",
        row ->
            customers.put(
                new Profile(row.getString(1), row.getString(2), row.getString(3)), row.getLong(4)));
    return customers;
  }

  /** The rows of any select over the marts. */
  <T> List<T> rows(String sql, RowReader<T> reader) {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<T> rows = new ArrayList<>();
      while (row.next()) {
        rows.add(reader.read(row));
      }
      return rows;
    } catch (SQLException e) {
      throw new AuditFailure("The published marts do not answer: " + sql, e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new AuditFailure("The published marts cannot be closed", e);
    }
  }
}
