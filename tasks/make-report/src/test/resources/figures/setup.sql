-- What the figures of a report are compared with: facts and dimensions, neither the view nor the questions of the
-- report. DuckDB only. Every file beside this one inserts the figures of one block, written as a reader sees them.
create temp table expected (place varchar, line varchar, heading varchar, shown varchar);

-- As numbers and days are written.
create temp macro grouped(x, digits) as
  case when round(x, digits) < 0 then '−' else '' end
  || case digits when 0 then format('{:,}', abs(round(x, 0))::hugeint) when 1 then format('{:,.1f}', abs(round(x, 1))::double)
    else format('{:,.2f}', abs(round(x, 2))::double) end;
create temp macro counted(n) as format('{:,}', n::bigint);
create temp macro of_them(n, one, many) as counted(n) || ' ' || case when n = 1 then one else many end;
create temp macro quantity(x) as
  case when x < 0 then '−' else '' end || regexp_replace(format('{:,.4f}', abs(x)::double), '[.]?0+$', '');
create temp macro money(x) as grouped(x, 2);
create temp macro dollars(x) as grouped(x, 2) || ' USD';
create temp macro percent(ratio) as grouped(ratio * 100, 1) || ' %';
create temp macro share(part, whole) as
  case when whole <= 0 then '–' else percent(round(part::double / whole::double, 6)) end;
create temp macro ratio(now, before) as round((now - before)::double / nullif(greatest(before, 0), 0)::double, 6);
create temp macro change(now, before) as
  case
    when before is null then '–'
    when before = 0 and now > 0 then 'new'
    when before <= 0 then '–'
    when abs(ratio(now, before)) < 0.0005 then '0.0 %'
    when ratio(now, before) > 9.995 then '× ' || grouped(ratio(now, before) + 1, 0)
    else case when now > before then '+' else '' end || percent(ratio(now, before))
  end;
create temp macro more_or_less(now, before) as
  case
    when abs(ratio(now, before)) < 0.0005 then 'as much as'
    else percent(abs(ratio(now, before))) || case when now > before then ' more than' else ' less than' end
  end;
create temp macro day_text(d) as strftime(d, '%-d %b %Y');
create temp macro weekday_text(d) as strftime(d, '%A %-d %B %Y');
create temp macro month_text(d) as strftime(d, '%B %Y');
create temp macro time_text(t) as strftime(timezone('America/New_York', timezone('UTC', t)), '%-d %b %Y, %H:%M');
create temp macro is_months(a, b) as day(a) = 1 and b = last_day(b);
create temp macro period_text(a, b) as
  case
    when date_trunc('month', a) = date_trunc('month', b) and is_months(a, b) then month_text(a)
    when a = b then day_text(a)
    when date_trunc('month', a) = date_trunc('month', b) then strftime(a, '%-d to ') || strftime(b, '%-d %B %Y')
    when is_months(a, b) then strftime(a, '%b %Y to ') || strftime(b, '%b %Y')
    else day_text(a) || ' to ' || day_text(b)
  end;
create temp macro year_before_last(a, b) as
  case when is_months(a, b) then last_day((b - interval 1 year)::date) else (b - interval 1 year)::date end;

-- The complete days, and the periods that the blocks speak of.
-- A month is complete when it is over and history has every day of it.
create temp table history as
select * exclude (closed_month), case when closed_month >= first_day then closed_month end as closed_month,
  greatest(this_month, first_day) as this_month_from
from (select *, case when is_over then this_month else (this_month - interval 1 month)::date end as closed_month from (
  select min(full_date) as first_day, max(full_date) filter (is_complete) as last_day,
    date_trunc('month', max(full_date) filter (is_complete))::date as this_month,
    max(full_date) filter (is_complete) = last_day(max(full_date) filter (is_complete)) as is_over
  from marts.dim_date where date_key > 0
));
create temp macro first_day() as (select first_day from history);
create temp macro last_known() as (select last_day from history);
create temp macro closed_month() as (select closed_month from history);

-- One row per counted line of a complete day that has an amount in the reporting currency.
create temp table line as
select d.full_date as day, date_trunc('month', d.full_date)::date as month_start, d.day_of_week, t.hour_number,
  p.product_line, p.product_code, p.product_key, c.channel_group as channel, line.source_name as source,
  l.location_name as location, u.country, u.region, line.customer_durable_key as customer, line.order_key, line.sign,
  line.sign * line.quantity as units, line.sign * line.reporting_net_amount as net,
  case when sign = 1 then line.reporting_net_amount else 0 end as sold,
  case when sign = -1 then line.reporting_net_amount else 0 end as back
from (
  select 1 as sign, is_counted, date_key, time_of_day_key, product_key, channel_key, location_key, customer_key,
    customer_durable_key, order_key, source_name, quantity, reporting_net_amount from marts.fct_sales_line
  union all
  select -1, is_counted, date_key, time_of_day_key, product_key, channel_key, location_key, customer_key,
    customer_durable_key, order_key, source_name, quantity, reporting_net_amount from marts.fct_refund_line
) line
join marts.dim_date d on d.date_key = line.date_key and d.date_key > 0 and d.is_complete
left join marts.dim_time_of_day t on t.time_of_day_key = line.time_of_day_key and line.time_of_day_key >= 0
join marts.dim_product p on p.product_key = line.product_key
join marts.dim_channel c on c.channel_key = line.channel_key
join marts.dim_location l on l.location_key = line.location_key
join marts.dim_customer u on u.customer_key = line.customer_key
where line.is_counted;

-- Sums of money want a rate; counts of orders and people do not.
create temp table amount as from line where net is not null;

create temp table source_label as
select name, case kind when 'square' then 'Till' else 'Shop' end
  || case when count(*) over (partition by kind) > 1 then ' ' || name else '' end as label
from (select distinct source_name as name, source_kind as kind from ops.load);

-- A month by its name; that in which history starts, and that which goes on, by the days there are.
create temp macro month_name(m) as period_text(greatest(m, first_day()), least(last_day(m), last_known()))
  || case when last_day(m) > last_known() then ' (so far)' else '' end;

-- The last 13 months, the newest first, each as far as it has come.
create temp table shown_month as
select m as month_start, greatest(m, first_day()) as first, least(last_day(m), last_known()) as last, month_name(m) as name
from (select unnest(generate_series(
    greatest(date_trunc('month', first_day()), date_trunc('month', last_known()) - interval 12 month),
    date_trunc('month', last_known()), interval 1 month))::date as m from history);
create temp macro shown_from() as (select min(month_start) from shown_month);

-- The month that most blocks speak of: the last that is complete; without one, this month so far.
create temp table told_month as
select first, last, period_text(first, last) as name, (first - interval 1 year)::date as before_first,
  year_before_last(first, last) as before_last,
  (first - interval 1 year)::date >= first_day() as has_before
from (
  select coalesce(closed_month, this_month_from) as first, coalesce(last_day(closed_month), last_day) as last
  from history where last_day is not null
);

-- The twelve complete months, as far as history reaches back; without one, all days there are.
create temp table told_year as
select first, last, period_text(first, last) as name, (first - interval 1 year)::date as before_first,
  year_before_last(first, last) as before_last, (first - interval 1 year)::date >= first_day() as has_before
from (
  select coalesce(greatest(closed_month - interval 11 month, first_day), first_day)::date as first,
    coalesce(last_day(closed_month), last_day) as last
  from history where last_day is not null
);

create temp table channel_order as
select channel, case channel when 'Online' then 1 when 'In person' then 2 when 'Wholesale' then 3 else 4 end as place
from (select distinct channel from line);
create temp table product_name as
select product_code, min(product_name || case when variation_name in ('', 'Regular') then '' else ', ' || variation_name end) as name
from marts.dim_product where is_current group by product_code;

-- Net sales of some days; of a product line, of a channel, of a source's label.
create temp macro covered(a) as (a - interval 1 year)::date >= first_day();
create temp macro net_in(a, b) as (select coalesce(sum(net), 0) from amount where day between a and b);
create temp macro line_net(l, a, b) as
  (select coalesce(sum(net), 0) from amount where product_line = l and day between a and b);
create temp macro net_before(a, b) as
  case when covered(a) then net_in((a - interval 1 year)::date, year_before_last(a, b)) end;
create temp macro line_net_before(l, a, b) as
  case when covered(a) then line_net(l, (a - interval 1 year)::date, year_before_last(a, b)) end;
create temp macro or_dash(x) as coalesce(money(x), '–');
create temp macro year_before_text(x, without) as coalesce(', year before ' || money(x), without);

-- A little column's height in pixels of 24, on a scale that holds zero. Nobody sees below a tenth whether it hangs.
create temp macro pixel(x, low, high) as
  case when x < 0 and round(abs(x)::double / (high - low)::double * 24, 1) > 0.1 then '-' else '' end
  || regexp_replace(format('{:.1f}', round(abs(x)::double / (high - low)::double * 24, 1)), '[.]0$', '');
create temp macro spark(xs) as
  list_aggregate(list_transform(xs, lambda x: pixel(x, least(list_min(xs), 0),
    case when greatest(list_max(xs), 0) > least(list_min(xs), 0) then greatest(list_max(xs), 0)
      else least(list_min(xs), 0) + 1 end)), 'string_agg', ' ');

-- Every channel with its own rows, retail, all, then every source: the columns that speak of ways to sell.
create temp table part as
select channel as name, channel_order.place as place, channel, null as label from channel_order
union all select 'Retail together', 10, 'retail', null
union all select 'All channels', 11, 'all', null
union all select label || ' only', 12, null, label from source_label;
create temp macro belongs(part_channel, part_label, channel, label) as
  coalesce(part_label = label, part_channel = channel or part_channel = 'all'
    or (part_channel = 'retail' and channel <> 'Wholesale'));
create temp table part_amount as
select part.name as part, part.place, amount.*
from amount join source_label on source_label.name = amount.source
join part on belongs(part.channel, part.label, amount.channel, source_label.label);
