-- Products: the best, those that rise and fall, and all by product line, month and day.
-- The last 28 days, or all there are.
create temp macro shown_days() as least(28, date_diff('day', first_day(), last_known()) + 1);
create temp table product_stretch as
select product_code, coalesce(name, product_code) as name,
  coalesce(sum(net) filter (day > last_known() - 28), 0) as net,
  coalesce(sum(units) filter (day > last_known() - 28), 0) as units,
  coalesce(sum(net) filter (day between last_known() - 55 and last_known() - 28), 0) as net_before,
  coalesce(sum(units) filter (day between last_known() - 55 and last_known() - 28), 0) as units_before,
  coalesce(sum(net) filter (day between last_known() - 391 and last_known() - 364), 0) as net_year,
  coalesce(sum(units) filter (day between last_known() - 391 and last_known() - 364), 0) as units_year,
  last_known() - 55 >= first_day() as has_before, last_known() - 391 >= first_day() as has_year
from amount left join product_name using (product_code) where product_key > 0 group by all;
create temp table base as
select product_stretch.*, 'products-the-28-days-before' as id, 'the 28 days before' as base, net - net_before as gain,
  units + units_before >= 20 and (units - units_before) * (units - units_before) > 4 * (units + units_before) as is_real
from product_stretch where has_before
union all
select product_stretch.*, 'products-the-year-before', 'the year before', net - net_year,
  units + units_year >= 20 and (units - units_year) * (units - units_year) > 4 * (units + units_year)
from product_stretch where has_year;
create temp table listed as
select 'products-top' as place, * exclude (id, base, gain, is_real)
from (select product_stretch.*, '' as id, '' as base, 0 as gain, true as is_real from product_stretch where net > 0)
qualify row_number() over (order by net desc, product_code) <= 10
union all
select id || '-falling', * exclude (id, base, gain, is_real) from base where is_real and gain < 0
qualify row_number() over (partition by id order by gain, product_code) <= 6
union all
select id || '-rising', * exclude (id, base, gain, is_real) from base where is_real and gain > 0
qualify row_number() over (partition by id order by gain desc, product_code) <= 6;
insert into expected
unpivot (
  select place, name as line, quantity(units) as "Units", money(net) as "Net sales",
    case when has_before then money(net_before) end as "28 days before",
    case when has_before then change(net, net_before) end as "Change on 28 days before",
    case when has_year then money(net_year) end as "Year before",
    case when has_year then change(net, net_year) end as "Change on year before"
  from listed where place = 'products-top'
) on columns(* exclude (place, line)) into name heading value shown;
insert into expected
unpivot (
  select place, name as line, money(net) as "Net sales", money(then_net) as "Then",
    case when net > then_net then '+' else '' end || money(net - then_net) as "Difference", change(net, then_net) as "Change",
    quantity(units) as "Units", quantity(then_units) as "Units then"
  from (
    select *, case when place like '%28%' then net_before else net_year end as then_net,
      case when place like '%28%' then units_before else units_year end as then_units
    from listed where place <> 'products-top'
  )
) on columns(* exclude (place, line)) into name heading value shown;
insert into expected
select 'products-top-caption', 'caption', '1', format('Top products of {} days, {} of {} sold',
  shown_days(), counted(least(count(*), 10)), counted(count(*)))
from product_stretch where net > 0 having count(*) > 0
union all
select distinct id || way || '-caption', 'caption', '1', replace(replace(way, '-falling', 'Falling'), '-rising', 'Rising') || ' against ' || base || ', USD'
from base, (values ('-falling', -1), ('-rising', 1)) ways(way, sign)
where base like '%28%' and exists (select 1 from listed where place = id || way)
union all
select 'products', 'p', row_number() over (order by base, way)::varchar, way || ' against ' || base || ': no product, beyond what chance does.'
from (select distinct id, base from base where base like '%28%'), (values ('Falling'), ('Rising')) ways(way)
where not exists (select 1 from listed where place = id || '-' || lower(way));
insert into expected
select 'products', 'lead', '1', coalesce(
  (select format('In the {} days up to {}, {} sold most: {}, {} units of it.', shown_days(), day_text(last_day), name,
      dollars(net), quantity(units))
    from listed where place = 'products-top' order by net desc, product_code limit 1)
    || coalesce((select string_agg(format(' {} fell most against {}, by {}.', name, base, dollars(-gain)), '' order by base)
      from (from base where is_real and gain < 0
        qualify row_number() over (partition by id order by gain, product_code) = 1)), ''),
  format('No product was sold in the {} days up to {}.', shown_days(), day_text(last_day)))
from history where last_day is not null;
insert into expected
select 'products', 'note', row_number() over (order by place)::varchar, words from (
  select 1 as place, 'Nothing to hold against the 28 days before: history starts on ' || day_text(first_day) || '.' as words
  from history where last_day - 55 < first_day
  union all
  select 2, 'Nothing to hold against the year before: history starts on ' || day_text(first_day) || '.'
  from history where last_day - 391 < first_day
  union all
  select 3, 'The year before is 52 weeks earlier, so that weekdays are the same. A product rises or falls when its units'
    || ' differ by more than chance does, with 20 or more sold in both stretches together; the greatest gain or loss in net'
    || ' sales leads.' from history where last_day is not null
);

-- All products: of each line the 20 largest, and the others together when they are two or more.
create temp table line_product as
select product_line, product_code, sum(net) as net,
  row_number() over (partition by product_line order by sum(net) desc, product_code) as rank,
  count(*) over (partition by product_line) as products
from amount where day >= shown_from() group by product_line, product_code;
create temp table shown_line_of_products as
select product_line, 'products-of-' || row_number() over (order by sum(net) desc, product_line) as id, any_value(products) as products,
  row_number() over (order by sum(net) desc, product_line) as number
from line_product group by product_line;
create temp table product_row as
select product_line, product_code, id,
  case when products > 21 and rank > 20 then counted(products - 20) || ' other products'
    else coalesce(name, product_code) end as line
from line_product join shown_line_of_products using (product_line, products) left join product_name using (product_code);
create temp table product_month as
select id, line, month_start, coalesce(sum(net), 0) as net
from (select distinct id, product_line, product_code, line, shown_month.month_start from product_row, shown_month) cells
left join amount using (product_line, product_code, month_start) group by all;
insert into expected
select id, line, strftime(month_start, '%b %Y'), money(net) from product_month
union all
select id, line, 'All of them', money(sum(net)) from product_month group by id, line
union all
select id, line, '13 months', spark(list(net order by month_start)) from product_month group by id, line
union all
select id || '-caption', 'caption', '1', product_line || ' by product and month, USD' from shown_line_of_products
where regexp_matches(product_line, '[0-9]');

-- The last three months by day; empty where nothing happened.
create temp table day_month as
select month_start, name, last, row_number() over (order by month_start desc) as number from shown_month
qualify number <= 3;
insert into expected
select id || strftime(month_start, '-%Y-%m'), strftime(d.day, '%a %-d'), line, coalesce(money(sum(net)), '')
from (select product_row.*, month_start, unnest(generate_series(greatest(month_start, first_day()), last, interval 1 day))::date as day
  from product_row, day_month) d
left join (select product_line, product_code, day, net from amount) a using (product_line, product_code, day)
group by id, month_start, d.day, line
union all
select id || strftime(month_start, '-%Y-%m-caption'), 'unseen', '1',
  format('{} by product and day, {}, USD; empty where nothing was sold or given back', product_line, name)
from shown_line_of_products, day_month
union all
select 'products', 'summary', row_number() over (order by number, place)::varchar, words from (
  select number, 0 as place, product_line || ', ' || of_them(products, 'product', 'products') as words from shown_line_of_products
  union all
  select l.number, m.number, 'Day by day, ' || m.name from shown_line_of_products l, day_month m
);
