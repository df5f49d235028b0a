-- Orders by weekday and hour of whole weeks, for each channel.
create temp table hours_days as
select case when last_day - 363 >= first_day then last_day - 363 else first_day end as first, last_day as last from history;
create temp table hour_orders as
select channel, place, day_of_week, hour_number, count(distinct order_key) as orders,
  'hours-' || regexp_replace(lower(channel), '[^a-z0-9]+', '-', 'g') as id
from line join channel_order using (channel), hours_days
where sign = 1 and hour_number is not null and day between first and last group by all;
insert into hour_orders
select 'All channels', 0, day_of_week, hour_number, count(distinct order_key), 'hours-all-channels'
from line, hours_days
where sign = 1 and hour_number is not null and day between first and last
  and (select count(distinct channel) from hour_orders) > 1
group by all;
create temp table weekday as
select d as day_of_week, strftime(date '2024-01-01' + d::int - 1, '%A') as name from range(1, 8) days(d);
create temp table hour_cell as
select hours.id, hours.channel, h as hour_number, weekday.day_of_week, weekday.name, coalesce(orders, 0) as orders
from (select id, channel, unnest(hours) as h from (
  select id, channel, range(min(hour_number), max(hour_number) + 1) as hours from hour_orders group by id, channel)) hours
cross join weekday
left join hour_orders on hour_orders.id = hours.id and hour_orders.hour_number = h and hour_orders.day_of_week = weekday.day_of_week;
create temp macro clock(h) as format('{:02d}:00', h);
insert into expected
select id || '-figures', clock(hour_number), name, counted(orders) from hour_cell
union all
select id, format('{}, {} to {}', name, clock(hour_number), clock(hour_number + 1)), 'told',
  of_them(orders, 'order', 'orders') || case when orders = 0 then '' else ' ' || orders end
from hour_cell;
insert into expected
select id || kind, tag, '1', format('{}: orders by weekday and hour, {}', channel, period_text(first, last))
from (select distinct id, channel from hour_orders), hours_days,
  (values ('-wide-title', 'title'), ('-narrow-title', 'title'), ('-figures-caption', 'unseen'), ('', 'figcaption')) kinds(kind, tag)
union all
select 'hours', 'lead', '1', format('Busiest hours: {}.', string_agg(
  format('{} on {} from {}', lower(channel), name, clock(hour_number)), '; ' order by place, channel))
from (from hour_orders join weekday using (day_of_week)
  qualify row_number() over (partition by channel order by orders desc, day_of_week, hour_number) = 1)
having count(*) > 0;
