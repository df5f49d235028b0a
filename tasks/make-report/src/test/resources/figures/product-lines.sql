-- Product lines: of a month, of a year with its months, and by channel for each of 25 months.
create temp table told_line as
select product_line, first, last, line_net(product_line, first, last) as net, net_in(first, last) as all_net,
  line_net_before(product_line, first, last) as before,
  row_number() over (order by line_net(product_line, first, last) desc, product_line) as rank
from (select distinct product_line, first, last, told_month.name from amount join told_month on day between first and last);
insert into expected
select 'product-lines', 'lead', '1', coalesce(
  (select format('{} sold most in {}: {}, {} of all net sales.', product_line, name, dollars(net), share(net, all_net))
    from told_line where rank = 1),
  'Nothing was sold in ' || name || '.') from told_month;
insert into expected
unpivot (
  select 'lines-figures' as place, product_line as line, money(net) as "Net sales", or_dash(before) as "Year before",
    change(net, before) as "Change", share(net, all_net) as "Share"
  from (select product_line, net, before, all_net from told_line
    union all
    select 'All product lines', net_in(first, last), net_before(first, last), net_in(first, last) from told_month)
) on columns(* exclude (place, line)) into name heading value shown;
insert into expected
select 'lines', product_line, 'told', money(net) || year_before_text(before, '') || ' ' || money(net)
from told_line where rank <= 12
union all
select 'lines-' || size || '-desc', 'desc', '1', 'Bars from zero, the largest first'
  || case when (select count(before) from told_line) > 0 then '; a stroke marks the year before.' else '.' end
  || format(' The 12 largest of {}.', (select count(*) from told_line))
from (values ('wide'), ('narrow')) sizes(size) where (select count(*) from told_line) > 12
union all
select 'lines-' || size || '-title', 'title', '1', 'Net sales by product line, ' || name
from told_month, (values ('wide'), ('narrow')) sizes(size)
union all
select 'lines', 'figcaption', '1', format('Net sales by product line, {}, USD', name) from told_month
union all
select 'lines-figures-caption', 'unseen', '1', 'Net sales by product line, ' || name from told_month
union all
select 'lines-year-caption', 'caption', '1', format('Product lines, {}, USD', name) from told_year;
insert into expected
unpivot (
  select 'lines-year' as place, product_line as line, spark(months) as "Last 13 months", money(net) as "Together",
    or_dash(before) as "Year before", change(net, before) as "Change"
  from (
    select product_line, line_net(product_line, told_year.first, told_year.last) as net,
      line_net_before(product_line, told_year.first, told_year.last) as before,
      (select list(line_net(line.product_line, first, last) order by month_start) from shown_month) as months
    from (select distinct product_line from amount, told_year where day between first and last) line, told_year
  )
) on columns(* exclude (place, line)) into name heading value shown;

create temp table line_month as
select m as month_start, strftime(m, 'lines-%Y-%m') as place, row_number() over (order by m desc) as number,
  month_name(m) as name
from (select unnest(generate_series(
    greatest(date_trunc('month', first_day()), date_trunc('month', last_known()) - interval 24 month),
    date_trunc('month', last_known()), interval 1 month))::date as m from history);
insert into expected
select place || '-caption', 'caption', '1', format('Net sales by product line and channel, {}, USD', name) from line_month
union all
select 'product-lines', 'summary', number::varchar, name from line_month;
insert into expected
select place, product_line, part, money(sum(net)) from (
  select place, coalesce(product_line, 'All product lines') as product_line, part,
    (select coalesce(sum(net), 0) from part_amount
      where month_start = cells.month_start and part = cells.part
        and (product_line = cells.product_line or cells.product_line is null)) as net
  from (
    from (select distinct month_start, part from part_amount where part <> 'Retail together'
      union select month_start, 'All channels' from line_month)
    join (select distinct month_start, product_line from amount union all select month_start, null from line_month)
      using (month_start)
    join line_month using (month_start)
  ) cells
) group by all;
