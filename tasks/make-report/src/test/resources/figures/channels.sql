-- Channels by month, and of the year.
insert into expected
select 'channels', 'lead', '1', coalesce(
  (select format('In {}: {}.', name, string_agg(channel || ' ' || share(net, net_in(first, last)), ', ' order by place, channel))
    from (select told_month.name, first, last, channel, place, sum(net) as net
      from amount join channel_order using (channel) join told_month on day between first and last group by all)
    group by name, first, last),
  'Nothing was sold in ' || name || '.') from told_month;
-- Channel against source, for the last complete month and for this one.
create temp table channel_source_month as
select date_trunc('month', first)::date as month_start, first, last from told_month
union
select this_month, this_month_from, last_day from history where last_day is not null;
create temp table channel_source as
select strftime(channel_source_month.month_start, 'channel-sources-%Y-%m') as place, channel, label, sum(net) as net
from channel_source_month join amount on day between first and last join source_label on name = source
group by all;
insert into expected
select cell.place, coalesce(cell.channel, 'All channels'), coalesce(cell.label, 'All sources'), money(coalesce(sum(net), 0))
from (
  select distinct place, channel, label
  from (select distinct place, channel from channel_source union all select distinct place, null from channel_source)
  join (select distinct place, label from channel_source union all select distinct place, null from channel_source) using (place)
) cell
left join channel_source sold on sold.place = cell.place and coalesce(cell.channel, sold.channel) = sold.channel
  and coalesce(cell.label, sold.label) = sold.label
group by cell.place, cell.channel, cell.label;
insert into expected
select strftime(month_start, 'channel-sources-%Y-%m'), 'All channels', 'All sources', money(0)
from channel_source_month where strftime(month_start, 'channel-sources-%Y-%m') not in (select place from channel_source)
union all
select strftime(month_start, 'channel-sources-%Y-%m-caption'), 'caption', '1',
  format('Net sales by channel and source, {}, USD', month_name(month_start)) from channel_source_month;
-- Channels that sold anything in the months shown, then retail, all, and the sources.
create temp table shown_part as
select distinct part, place from part_amount where day >= shown_from()
union select 'Retail together', 10 union select 'All channels', 11;
create temp table part_month as
select part, place, month_start, name,
  (select coalesce(sum(net), 0) from part_amount where part = shown_part.part and month_start = shown_month.month_start) as net
from shown_part, shown_month;
insert into expected
select 'channels-figures', name, part, money(net) from part_month
union all
select 'channels-months', name, 'told', coalesce(string_agg(part || ' ' || money(net), ', ' order by place, part)
  filter (place < 10), 'nothing')
from part_month group by name
union all
select 'channels-year-caption', 'caption', '1', format('Net sales by channel and source, {}, USD', name) from told_year;
insert into expected
unpivot (
  select 'channels-year' as place, part as line, money(net) as "Net sales", or_dash(before) as "Year before",
    change(net, before) as "Change", share(net, net_in(first, last)) as "Share"
  from (
    select part, first, last,
      (select coalesce(sum(net), 0) from part_amount where part = shown_part.part and day between first and last) as net,
      case when has_before then (select coalesce(sum(net), 0) from part_amount
        where part = shown_part.part and day between before_first and before_last) end as before
    from shown_part, told_year
  )
) on columns(* exclude (place, line)) into name heading value shown;
