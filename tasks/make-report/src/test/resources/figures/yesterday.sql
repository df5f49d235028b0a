-- The last day against its weekday, and what was sold for the first time.
create temp table shown_line as
select 'All net sales' as name, '' as channel, '' as product_line from history where last_day is not null
union all select distinct channel, channel, '' from amount
  where day >= last_known() - 56 and date_diff('day', day, last_known()) % 7 = 0
union all select distinct product_line, '', product_line from amount
  where day >= last_known() - 56 and date_diff('day', day, last_known()) % 7 = 0;
create temp macro row_net(c, p, d) as
  (select coalesce(sum(net), 0) from amount where day = d and c in ('', channel) and p in ('', product_line));
create temp table usual as
select name, channel, product_line, row_net(channel, product_line, last_known()) as net, count(earlier) >= 4 as is_usual,
  case when count(earlier) >= 4 then round(avg(earlier), 6) end as average, min(earlier) as least, max(earlier) as most
from (
  select shown_line.*,
    case when last_known() - 7 * week::int >= first_day() then row_net(channel, product_line, last_known() - 7 * week::int) end as earlier
  from shown_line, range(1, 9) weeks(week)
) group by all;
insert into expected
select 'yesterday-figures', name, unnest(['The day', strftime(last_known(), 'Usual %A'), 'Change', 'Seen in 8 weeks', 'Unusual']),
  unnest([money(net), or_dash(average), change(net, average),
    case when not is_usual then '–' else money(least) || ' to ' || money(most) end,
    case when not is_usual then '' when net > most then 'high' when net < least then 'low' else '' end])
from usual
union all
select 'yesterday-heading', 'h2', '1', weekday_text(last_known()) from history where last_day is not null
union all
select 'yesterday', 'note', '1', 'Usual is the average of this weekday in the 8 weeks before, once there are 4 of them. A'
  || ' figure is called unusual when it lies outside everything seen on them.' from history where last_day is not null
union all
select 'yesterday', 'lead', '1', format('The last complete day sold {} in {}: {} {}. {} was given back.', dollars(net),
  of_them(orders, 'order', 'orders'),
  coalesce(more_or_less(net, average) || ' a', 'there is no'),
  strftime(last_known(), 'usual %A') || case when more_or_less(net, average) is null then ' to compare with yet' else '' end,
  case when back = 0 then 'Nothing' else dollars(back) end)
from usual,
  (select count(distinct order_key) as orders from line where sign = 1 and day = last_known()),
  (select coalesce(sum(back), 0) as back from amount where day = last_known())
where name = 'All net sales';
insert into expected
select 'new-products', name, unnest(['Product line', 'Units', 'Net sales']),
  unnest([product_line, quantity(units), money(coalesce(net, 0))])
from (
  select name, min(product_line) as product_line, sum(units) as units, sum(net) as net
  from line join product_name using (product_code) where product_key > 0
  group by name, product_code having min(day) = last_known()
);

-- Closed months that changed.
create temp table changed as
select strftime(month_start, '%B %Y') as line, label, currency, net_sales_before, net_sales_now, lines_new, lines_gone,
  lines_changed, first_order, last_order, published_at
from ops.closed_month_change join ops.publication using (build_id, built_at) join source_label on name = source_name;
create temp macro in_currency(x, currency) as
  case currency when 'JPY' then grouped(x, 0) else money(x) end || ' ' || currency;
insert into expected
select 'closed-months', line, unnest(['Source', 'Before', 'Now', 'Change', 'Cause', 'Orders', 'Published']),
  unnest([label, in_currency(net_sales_before, currency), in_currency(net_sales_now, currency),
    change(net_sales_now, net_sales_before),
    format('{}, {} gone, {} changed', of_them(lines_new, 'line new', 'lines new'), counted(lines_gone), counted(lines_changed)),
    case when first_order is null then '–' when first_order = last_order then first_order else first_order || ' to ' || last_order end,
    strftime(timezone('America/New_York', timezone('UTC', published_at)), '%-d %b %Y')])
from changed
union all
select 'yesterday', 'p', '1', 'No month that was over has changed in publications of the last 35 days.'
from history where last_day is not null and not exists (select 1 from changed);
