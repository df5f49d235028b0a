-- What is left out, and currencies.
create temp macro currency_money(x, currency) as case currency when 'JPY' then grouped(x, 0) else money(x) end;
create temp table any_line as
select currency, net_amount as net, reporting_net_amount as reporting_net, date_key from marts.fct_sales_line where is_counted
union all
select currency, -net_amount, -reporting_net_amount, date_key from marts.fct_refund_line where is_counted;
insert into expected
select 'left-out', currency || ', ' || reason, unnest(['Lines', 'Net sales']),
  unnest([counted(count(*)), currency_money(sum(net), currency) || ' ' || currency])
from (
  select any_line.*, case when date_key < 0 then 'no day' when not is_complete then 'day not complete'
    when reporting_net is null then 'no exchange rate' end as reason
  from any_line join marts.dim_date using (date_key)
) where reason is not null and last_known() is not null group by currency, reason;
create temp table currency as
select currency, sum(net) as net, coalesce(sum(reporting_net), 0) as reporting_net, count(*) filter (reporting_net is null) as without
from any_line join marts.dim_date using (date_key) where is_complete and date_key > 0 group by currency;
insert into expected
select 'currencies', currency, unnest(['In that currency', 'In USD', 'Lines without a rate']),
  unnest([currency_money(net, currency), money(reporting_net), counted(without)])
from currency where exists (select 1 from currency where currency <> 'USD')
union all
select 'currencies-caption', 'caption', '1', 'Net sales by the currency of the sale, ' || period_text(first_day, last_day)
from history where exists (select 1 from currency where currency <> 'USD')
union all
select 'notes', 'dd', '1', 'The same dates of the year before; for products the same weekdays, 52 weeks before. A dash'
  || ' means that history, which starts on ' || day_text(first_day) || ', does not reach back so far.'
from history where last_day is not null;
