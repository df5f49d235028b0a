-- Customers by month and by the month of their first purchase.
create temp table first_purchase as
select u as customer, min(month_start) as first_month, min(day) as first_day from (
  select customer_durable_key as u, f.date_key, full_date as day, date_trunc('month', full_date)::date as month_start
  from marts.fct_sales_line f join marts.dim_date d using (date_key)
  where f.is_counted and f.date_key > 0 and customer_durable_key > 0
) group by u;
create temp table customer_month as
select shown_month.name, shown_month.month_start,
  count(distinct customer) filter (sign = 1 and first_month = line.month_start) as fresh,
  count(distinct customer) filter (sign = 1 and first_month < line.month_start) as returned,
  coalesce(sum(net) filter (first_month = line.month_start), 0) as net_new,
  coalesce(sum(net) filter (customer > 0 and first_month is distinct from line.month_start), 0) as net_returning,
  coalesce(sum(net) filter (customer < 0), 0) as net_nobody
from shown_month left join line using (month_start) left join first_purchase using (customer) group by all;
insert into expected
unpivot (
  select 'customers-figures' as place, name as line, counted(fresh) as "New", counted(returned) as "Returning",
    share(returned, fresh + returned) as "Share returning", money(net_new) as "Net sales to new",
    money(net_returning) as "to returning", money(net_nobody) as "to nobody known"
  from customer_month
) on columns(* exclude (place, line)) into name heading value shown;
insert into expected
select 'customers-months', name, 'told', format('{} new, {} returning', counted(fresh), counted(returned)) from customer_month
union all
select 'customers', 'lead', '1', case when fresh + returned = 0 then format('In {} nobody known bought.', name)
  else format('In {}, {} bought: {} for the first time, {} who had bought before ({}). {} of net sales went to nobody known.',
    name, of_them(fresh + returned, 'known customer', 'known customers'), counted(fresh), counted(returned),
    share(returned, fresh + returned), share(net_nobody, net_new + net_returning + net_nobody)) end
from customer_month where month_start = (select date_trunc('month', first) from told_month)
union all
select 'customers', 'note', '1', 'Only customers who are known by an account, an e-mail address or a profile at the till'
  || ' are counted; most who pay at the till are nobody known. New means the first purchase since ' || day_text(first_day)
  || ', where history starts, so the first months call many new who were not.' from history where last_day is not null;

create temp table cohort as
select first_month, count(*) as customers, count(again) as again,
  count(*) filter (again - bought <= 90) as soon,
  last_day(first_month) + 90 <= last_known() as is_ripe
from (
  select customer, date_trunc('month', min(day))::date as first_month, min(day) as bought,
    (select min(later.day) from line later where later.sign = 1 and later.customer = line.customer and later.day > min(line.day)) as again
  from line where sign = 1 and customer > 0 group by customer
) group by first_month;
insert into expected
unpivot (
  select 'customers-repeat' as place, month_text(first_month) as line, counted(customers) as "Customers",
    case when is_ripe then counted(soon) else 'too early' end as "Again within 90 days",
    case when is_ripe then share(soon, customers) else '–' end as "Share within 90 days",
    counted(again) as "Again at any time", share(again, customers) as "Share at any time"
  from cohort where first_month >= shown_from()
) on columns(* exclude (place, line)) into name heading value shown;
insert into expected
select 'customers', 'p', '1', case when coalesce(sum(customers), 0) = 0
    then 'Nobody''s first purchase is 90 days old yet, so it is too early to say who came back.'
  else format('Of {} whose first 90 days are over, {} ({}) bought again within them.',
    of_them(sum(customers), 'customer', 'customers'), counted(sum(soon)), share(sum(soon), sum(customers))) end
from cohort right join history on is_ripe where last_day is not null having count(last_day) > 0;
