-- What was given back, by month and by product line.
create temp macro sold_in(a, b) as (select coalesce(sum(sold), 0) from amount where day between a and b);
create temp macro back_in(a, b) as (select coalesce(sum(back), 0) from amount where day between a and b);
insert into expected
select 'refunds', 'lead', '1',
  format('In {} {} was given back, {} of what was sold', name, dollars(back_in(first, last)),
    share(back_in(first, last), sold_in(first, last)))
  || case when has_before then '; a year before it was '
    || share(back_in(before_first, before_last), sold_in(before_first, before_last)) else '' end || '.'
from told_month;
create temp table refund_month as
select name, sold_in(first, last) as sold, back_in(first, last) as back, net_in(first, last) as net,
  case when covered(first) then back_in((first - interval 1 year)::date, year_before_last(first, last)) end as before
from shown_month;
insert into expected
unpivot (
  select 'refunds-figures' as place, name as line, money(sold) as "Sold", money(back) as "Given back",
    share(back, sold) as "Rate", money(net) as "Net sales", or_dash(before) as "Given back the year before"
  from refund_month
) on columns(* exclude (place, line)) into name heading value shown;
insert into expected
select 'refunds-months', name, 'told', format('{}, {} of what was sold', money(back), share(back, sold))
  || year_before_text(before, '')
from refund_month;
create temp table refund_days as
select 'refunds-lines-month' as place, first, last, name from told_month
union all select 'refunds-lines', told_year.first, told_year.last, told_year.name from told_year, told_month
where (told_year.first, told_year.last) <> (told_month.first, told_month.last);
insert into expected
select place || '-caption', 'caption', '1', format('Given back by product line, {}, USD', name) from refund_days;
insert into expected
unpivot (
  select place, line, money(sold) as "Sold", money(back) as "Given back", share(back, sold) as "Rate"
  from (
    select place, product_line as line, sum(sold) as sold, sum(back) as back
    from amount join refund_days on day between first and last group by place, product_line
    union all
    select place, 'All product lines', sold_in(first, last), back_in(first, last) from refund_days
  )
) on columns(* exclude (place, line)) into name heading value shown;
