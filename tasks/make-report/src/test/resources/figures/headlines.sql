-- The three cards at the top.
create temp table card as
select id, first, last, first_day() as history_first
from (
  select case when is_over then 'month-before' else 'month-to-date' end as id,
    case when is_over then (this_month - interval 1 month)::date else this_month end as first,
    case when is_over then (this_month - interval 1 day)::date else last_day end as last from history
  union all
  select 'month', closed_month, last_day(closed_month) from history
  union all
  select 'year', first, last from told_year
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
select 'headline-' || id, 'figure', '1', dollars(net) from card_figures where last >= history_first
union all
select 'headline-' || id, 'against', '1',
  case
    when last < history_first then 'History starts later, on ' || day_text(history_first) || '.'
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
