package countinghouse.truthaudit;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** A few rows of the marts, to look at: what sold best, and the last days. */
final class Showcase {
  private static final String PRODUCT_LINES =
      """
      select product.product_line,
        sum(case when channel.channel_group = 'Online' then net_amount else 0 end) as online,
        sum(case when channel.channel_group = 'In person' then net_amount else 0 end) as in_person,
        sum(case when channel.channel_group = 'Wholesale' then net_amount else 0 end) as wholesale,
        sum(net_amount) as all_channels
      from sales_movement movement
      join dim_product product using (product_key)
      join dim_channel channel using (channel_key)
      where movement.currency = (select reporting_currency from build_stamp)
      group by product.product_line
      order by all_channels desc
      limit 6
      """;

  private static final String LAST_DAYS =
      """
      select cast(day.full_date as varchar), any_value(day.day_name),
        count(distinct case when movement_kind = 'sale' then source_name || order_id end) as orders,
        sum(case when movement_kind = 'sale' then net_amount else 0 end) as sold,
        -sum(case when movement_kind = 'refund' then net_amount else 0 end) as given_back,
        sum(net_amount) as net_sales
      from sales_movement movement
      join dim_date day using (date_key)
      where movement.currency = (select reporting_currency from build_stamp) and day.is_complete
      group by day.full_date
      order by day.full_date desc
      limit 5
      """;

  private final Marts marts;

  Showcase(Marts marts) {
    this.marts = marts;
  }

  List<String> lines(String currency) {
    return Stream.of(
            List.of("Net sales by product line and channel, " + currency),
            productLines().lines(),
            List.of("", "The last days, " + currency),
            lastDays().lines())
        .flatMap(List::stream)
        .toList();
  }

  private TextTable productLines() {
    TextTable table =
        new TextTable().row("product line", "online", "in person", "wholesale", "all channels");
    marts
        .rows(
            PRODUCT_LINES,
            row ->
                List.of(
                    row.getString(1),
                    money(row.getString(2)),
                    money(row.getString(3)),
                    money(row.getString(4)),
                    money(row.getString(5))))
        .forEach(table::row);
    return table;
  }

  private TextTable lastDays() {
    TextTable table = new TextTable().row("day", "", "orders", "sold", "given back", "net sales");
    marts
        .rows(
            LAST_DAYS,
            row ->
                List.of(
                    row.getString(1),
                    row.getString(2),
                    Amount.thing(new BigDecimal(row.getString(3))),
                    money(row.getString(4)),
                    money(row.getString(5)),
                    money(row.getString(6))))
        .forEach(table::row);
    return table;
  }

  private static String money(String amount) {
    return Amount.money(new BigDecimal(amount));
  }
}
