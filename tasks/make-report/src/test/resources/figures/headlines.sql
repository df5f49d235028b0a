-- The three cards at the top.
create temp table card as
select id, first, last, first_day() as history_first
from (
  select 'month-to-date' as id, this_month_from as first, last_day as last from history
  where last_day is not null and (not is_over or closed_month is null)
  union all
  select 'month-before', (this_month - interval 1 month)::date, (this_month - interval 1 day)::date from history
  where is_over and this_month - interval 1 month >= first_day
  union all
  select 'month', closed_month, last_day(closed_month) from history where closed_month is not null
  union all
  select 'year', first, last from told_year, history where (first, last) <> (this_month_from, last_day)
);
create temp table card_figures as
select card.*, year_before_last(first, last) as before_last, (first - interval 1 year)::date as before_first,
  (select coalesce(sum(net), 0) from amount where day between first and last) as net,
  (select coalesce(sum(sold), 0) from amount where day between first and last) as sold,
  (select count(distinct order_key) from line where sign = 1 and day between first and last) as orders,
  (select coalesce(sum(net), 0) from amount
    where day between (first - interval 1 year)::date and year_before_last(first, last)) as before
from card;
insert into expected
select 'headline-' || id, 'when', '1', period_text(first, last) from card_figures
union all
select 'headline-year', 'h3', '1', 'Last 12 complete months' from told_year where first = (closed_month() - interval 11 month)::date
union all
select 'headline-' || id, 'figure', '1', dollars(net) from card_figures
union all
select 'headlines', 'lead', '1', 'No month is complete yet: history starts on ' || day_text(first_day)
  || '. Until one is, this month as far as it has come stands in its place, and a dash wherever there is nothing to'
  || ' compare with.'
from history where last_day is not null and closed_month is null
union all
select 'headline-' || id, 'against', '1',
  case
    when before_first < history_first then 'Nothing to compare with: history starts on ' || day_text(history_first) || '.'
    when before > 0 then replace(more_or_less(net, before), 'as much', 'As much')
      || format(' in {} ({}).', period_text(before_first, before_last), dollars(before))
    else format('It was {} in {}.', dollars(before), period_text(before_first, before_last))
  end
from card_figures
union all
select 'headline-' || id, 'minor', '1',
  of_them(orders, 'order', 'orders') || ', ' || dollars(round(sold::double / orders, 6)) || ' each before refunds'
from card_figures where orders > 0;
