-- Net sales by month, and the tree of years, quarters, months and days.
create temp table month_figures as
select shown_month.*, net_in(first, last) as net, net_before(first, last) as before from shown_month;
insert into expected
unpivot (
  select 'months-figures' as place, name as line, money(net) as "Net sales", or_dash(before) as "Year before",
    change(net, before) as "Change" from month_figures
) on columns(* exclude (place, line)) into name heading value shown;
insert into expected
select 'months', name, 'told', money(net) || year_before_text(before, ', no year before') from month_figures
union all
select 'over-time', 'lead', '1', format('The best of these months was {}, with {}.', name, dollars(net))
from (from month_figures order by net desc, month_start limit 1) where closed_month() is not null;

create temp table tree_month as
select m as month_start, greatest(m, first_day()) as first, least(last_day(m), last_known()) as last,
  row_number() over (order by m desc) <= 25 as has_days
from (select unnest(generate_series(date_trunc('month', first_day()), date_trunc('month', last_known()), interval 1 month))::date
  as m from history);
create temp table node as
select strftime(month_start, '%Y') as name, strftime(month_start, 'tree-%Y') as id, min(first) as first, max(last) as last,
  make_date(year(month_start), 12, 31) as whole
from tree_month group by all
union all
select format('Q{} {}', quarter(month_start), year(month_start)),
  format('tree-{}-q{}', year(month_start), quarter(month_start)), min(first), max(last),
  last_day(make_date(year(month_start), quarter(month_start) * 3, 1))
from tree_month group by all
union all
select month_text(month_start), strftime(month_start, 'tree-%Y-%m'), first, last, last_day(month_start) from tree_month;
insert into expected
unpivot (
  select 'tree' as place, name || case when last < whole then ' so far' else '' end as line,
    money(net) as "Net sales", or_dash(before) as "Year before", change(net, before) as "Change"
  from (select *, net_in(first, last) as net, net_before(first, last) as before from node)
) on columns(* exclude (place, line)) into name heading value shown;
insert into expected
unpivot (
  select id || '-lines' as place, product_line as line, money(net) as "Net sales", or_dash(before) as "Year before",
    change(net, before) as "Change"
  from (select id, product_line, line_net(product_line, first, last) as net,
      line_net_before(product_line, first, last) as before
    from (select distinct node.*, product_line from node join amount on day between first and last))
) on columns(* exclude (place, line)) into name heading value shown;
insert into expected
select id || '-lines-caption', 'caption', '1', name || ' by product line' from node;

create temp table month_line as
select month_start, last, product_line,
  row_number() over (partition by month_start order by sum(net) desc, product_line) as rank
from amount join tree_month using (month_start) where has_days group by month_start, last, product_line;
create temp table tree_day as
select month_start, strftime(month_start, 'tree-%Y-%m-days') as place, d as day, strftime(d, '%a %-d') as line
from (select month_start, unnest(generate_series(first, last, interval 1 day))::date as d from tree_month where has_days);
insert into expected
unpivot (select place, line, money(net_in(day, day)) as "All", or_dash(net_before(day, day)) as "Year before" from tree_day)
on columns(* exclude (place, line)) into name heading value shown;
insert into expected
select place, line, case when rank > 6 then 'Other lines' else product_line end,
  money(sum(line_net(product_line, day, day)))
from tree_day join month_line using (month_start)
group by place, line, case when rank > 6 then 'Other lines' else product_line end;
insert into expected
select strftime(month_start, 'tree-%Y-%m-days-caption'), 'caption', '1', month_text(month_start) || ' by day'
from tree_month where has_days;
insert into expected
select 'tree', 'note', row_number() over (order by month_start desc)::varchar,
  'Days are kept for the last 25 months; older ones are in the marts.'
from tree_month where not has_days;
