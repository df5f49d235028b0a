package countinghouse.truthaudit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/**
 * Marts of two days: a shop order of two lines with a refund of one on the next day, a till order,
 * and the till's repetition of the shop order.
 */
final class SampleMarts {
  private static final String ROWS =
      """
      insert into build_stamp values
        ('b1', timestamp '2026-06-03 07:00:00', timestamp '2026-06-03 07:00:00', 'America/New_York', 'USD');
      insert into dim_date by name select
        20260600 + d as date_key, make_date(2026, 6, d) as full_date, 2026 as year_number,
        2 as quarter_number, 6 as month_number, 'June' as month_name, date '2026-06-01' as month_start,
        date '2026-06-01' as week_start, 2026 as iso_year, 23 as iso_week, d as day_of_month,
        d as day_of_week, dayname(make_date(2026, 6, d)) as day_name, false as is_weekend,
        2026 as fiscal_year, true as is_complete
        from (select unnest([1, 2])::integer as d);
      insert into dim_channel values (1, 'online', 'Online shop', 'Online'), (2, 'till', 'Till', 'In person');
      insert into dim_product by name select
        key as product_key, key as product_durable_key, source as source_name, product as source_product_id,
        variation as source_variation_id, product as product_code, product as product_name, '' as variation_name,
        line as product_line, 'publish' as product_status, false as is_inferred, true as is_current,
        timestamp '1900-01-01' as valid_from, timestamp '9999-12-31' as valid_to
        from (values
          (1, 'woocommerce', '10', '0', 'Bread'),
          (2, 'woocommerce', '20', '21', 'Mugs'),
          (3, 'square', 'ITEM', 'VARIATION', 'Bread'),
          (-2, 'none', '', '', 'Not applicable')) product(key, source, product, variation, line);
      create or replace temporary macro sale(source, id, line, kind, day, product, channel, mirror, units, net, tax, who) as table
        select 0 as sales_line_key, source as source_name,
          id as order_id, id as order_number,
          case id when '100' then 1 when 'A' then 2 else 3 end as order_key,
          line as line_id, kind as line_kind, day as date_key, 1100 as time_of_day_key,
          -1 as order_flags_key,
          product as product_key, product as product_durable_key, who as customer_key, who as customer_durable_key,
          channel as channel_key, 1 as location_key, 'completed' as order_status, true as is_sale,
          mirror as is_mirror, false as is_deleted, not mirror as is_counted, false as is_header_amount,
          'USD' as currency, units as quantity, net + 1 as gross_amount, 1 as discount_amount,
          net as net_amount, tax as tax_amount, 0 as shipping_amount, 0 as fee_amount, 0 as tip_amount,
          0 as gift_card_amount, 0 as rounding_amount, net + tax as total_amount;
      insert into fct_sales_line by name from sale('woocommerce', '100', '1', 'product', 20260601, 1, 1, false, 2, 10.50, 0.84, 2);
      insert into fct_sales_line by name from sale('woocommerce', '100', '2', 'product', 20260601, 2, 1, false, 1, 20.00, 1.60, 2);
      insert into fct_sales_line by name from sale('square', 'A', 'u1', 'product', 20260602, 3, 2, false, 3, 15.75, 0, -1);
      insert into fct_sales_line by name from sale('square', 'A', 'u2', 'custom_amount', 20260602, -2, 2, false, 1, 4.25, 0, -1);
      insert into fct_sales_line by name from sale('square', 'M', 'u1', 'product', 20260601, 3, 2, true, 2, 30.50, 2.44, -1);
      insert into fct_sales_line by name
        select * replace (0 as gross_amount, 0 as discount_amount)
        from sale('woocommerce', '100', 'adjustment', 'adjustment', 20260601, -2, 1, false, 0, 0, 0, 2);
      insert into fct_refund_line by name select
        1 as refund_line_key, 'woocommerce' as source_name, '500' as refund_id, '1' as refund_line_id,
        '100' as order_id, 1 as order_key, 'product' as refund_line_kind, 20260602 as date_key,
        1100 as time_of_day_key, 2 as product_key,
        2 as product_durable_key, -1 as customer_key, -1 as customer_durable_key, 1 as channel_key,
        1 as location_key, 'completed' as order_status, true as is_sale, false as is_mirror,
        false as is_deleted, true as is_counted, false as is_header_amount, 'USD' as currency,
        1 as quantity, 20.00 as gross_amount, 0 as discount_amount, 20.00 as net_amount, 1.60 as tax_amount,
        0 as shipping_amount, 0 as fee_amount, 0 as tip_amount, 0 as gift_card_amount, 0 as rounding_amount,
        21.60 as total_amount;
      insert into dim_payment_method values
        (-2, '', 'not_applicable', '', 'Not applicable', 'None', true),
        (1, 'woocommerce', 'stripe', '', 'Credit card', 'Card', true);
      insert into dim_promotion by name select
        key as promotion_key, 'woocommerce' as source_name, 'coupon' as promotion_type,
        code as promotion_code, code as promotion_name, 'unknown' as discount_kind
        from (values (-2, 'none'), (1, 'spring')) promotion(key, code);
      insert into dim_order_flags by name select
        key as order_flags_key, 'guest' as buyer_kind, false as is_entered_by_hand, true as is_sale,
        key = 3 as is_mirror, false as is_deleted, false as is_return_only, key <> 3 as is_counted,
        true as has_discount, true as has_tax, false as has_shipping, false as has_tip,
        false as has_gift_card, true as is_paid, false as is_split_payment, key = 1 as has_refund,
        false as is_fully_refunded
        from (values (1), (2), (3)) flags(key);
      insert into bridge_order_promotion values
        (1, 1, 1, 2.00, 'USD'), (2, -2, 1, 0, 'USD'), (3, -2, 1, 0, 'USD');
      insert into fct_order by name select
        key as order_key, source as source_name, id as order_id, id as order_number,
        'completed' as order_status, day as date_key, 1100 as time_of_day_key,
        day as ordered_date_key, 1100 as ordered_time_of_day_key,
        case when key = 1 then day else -2 end as paid_date_key, -2 as paid_time_of_day_key,
        -2 as completed_date_key, -2 as completed_time_of_day_key,
        case when key = 1 then 20260602 else -2 end as first_refund_date_key,
        -2 as first_refund_time_of_day_key, -2 as last_refund_date_key,
        -2 as last_refund_time_of_day_key, -1 as customer_key, -1 as customer_durable_key,
        case source when 'square' then 2 else 1 end as channel_key, 1 as location_key,
        case when key = 1 then 1 else -2 end as payment_method_key,
        key as order_flags_key, key <> 3 as is_counted, 'USD' as currency, 2 as line_count,
        2 as quantity, net + 2 as gross_amount, 2.00 as discount_amount, net as net_amount,
        tax as tax_amount, 0 as shipping_amount, 0 as fee_amount, 0 as tip_amount,
        0 as gift_card_amount, 0 as rounding_amount, net + tax as total_amount, 0 as payment_count,
        0 as paid_amount, 0 as refund_count, 0 as refunded_net_amount, back as refunded_total_amount
        from (values
          (1, 'woocommerce', '100', 20260601, 30.50, 2.44, 21.60),
          (2, 'square', 'A', 20260602, 20.00, 0, 0),
          (3, 'square', 'M', 20260601, 30.50, 2.44, 0)) sold(key, source, id, day, net, tax, back);
      insert into bridge_customer_identity by name select
        customer as customer_durable_key, source as source_name, kind as profile_kind, id as profile_id,
        'email' as match_rule, 1.00 as confidence, customer as former_durable_key
        from (values
          (1, 'woocommerce', 'registered', '7'), (1, 'square', 'till', 'T7'),
          (2, 'woocommerce', 'guest', '100')) profile(customer, source, kind, id);
      """;

  private SampleMarts() {}

  /** Makes the file, then changes it by the given statements. */
  static Path make(Path folder, String... changes) throws IOException, SQLException {
    Path file = folder.resolve("marts.duckdb");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement()) {
      for (Path ddl : ddl()) {
        statement.execute(Files.readString(ddl));
      }
      statement.execute(ROWS);
      for (String change : changes) {
        statement.execute(change);
      }
    }
    return file;
  }

  private static List<Path> ddl() throws IOException {
    Path folder = Path.of(System.getProperty("root.dir"), "warehouse-schema", "marts");
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  /** The truth that these marts tell. */
  static Path truth(Path folder) throws IOException {
    Path truth = Files.createDirectories(folder.resolve("truth"));
    Files.writeString(
        truth.resolve("sales_by_day.csv"),
        """
        source,currency,day,orders,order_lines,refunds,gross,discount,net_sales,refund_net,\
        net_sales_after_refunds,tax,refund_tax,shipping,refund_shipping,tips,refund_tips,fees,\
        gift_cards_sold,rounding,total,refund_total
        square,USD,2026-06-02,1,2,0,22.00,2.00,20.00,0.00,20.00,0.00,0.00,0,0,0,0,0,0,0,20.00,0.00
        woocommerce,USD,2026-06-01,1,2,0,32.50,2.00,30.50,0.00,30.50,2.44,0.00,0,0,0,0,0,0,0,32.94,0.00
        woocommerce,USD,2026-06-02,0,0,1,0.00,0.00,0.00,20.00,-20.00,0.00,1.60,0,0,0,0,0,0,0,0.00,21.60
        """);
    Files.writeString(
        truth.resolve("sales_by_product_day.csv"),
        """
        source,day,sku,product_id,name,quantity,net_sales
        square,2026-06-02,,VARIATION,Sourdough,3,15.75
        square,2026-06-02,,,Custom,1,4.25
        woocommerce,2026-06-01,B,10,Sourdough,2,10.50
        woocommerce,2026-06-01,M,21,Mug,1,20.00
        """);
    Files.writeString(
        truth.resolve("orders_by_group.csv"),
        """
        source,kind,member,orders,discount,total,refund_total
        square,channel,In person,1,2.00,20.00,0.00
        square,milestone,sold,1,2.00,20.00,0.00
        square,payment,None,1,2.00,20.00,0.00
        woocommerce,channel,Online,1,2.00,32.94,21.60
        woocommerce,milestone,paid,1,2.00,32.94,21.60
        woocommerce,milestone,refunded,1,2.00,32.94,21.60
        woocommerce,milestone,sold,1,2.00,32.94,21.60
        woocommerce,payment,Card,1,2.00,32.94,21.60
        woocommerce,promotion,spring,1,2.00,0.00,0.00
        """);
    Files.writeString(
        truth.resolve("customers.csv"),
        """
        person_id,wholesale,woocommerce_customers,woocommerce_guest_orders,square_customers
        p1,false,7,,T7
        p2,false,,100,
        """);
    Files.writeString(
        truth.resolve("mirrors.csv"),
        """
        woocommerce_order_id,square_order_id
        100,M
        """);
    return truth;
  }
}
