-- rule: square-payments
-- source kind: square
-- head: payments
-- columns: created_at, total_money
-- says: the payments that the till took are the same in lake, staging and marts
-- means: What the till took on these days is not the same all along the line. Payments may be missing, or in it twice; sales in the figures are told apart from them.
-- do: Look at the listed day: compare its payments at the till, in staging.square_payments and in fct_payment.
select
  'lake' as side, source_name, ${day(created_at)} as day,
  count(*) as records, sum(coalesce(total_money, 0)) as amount,
  0 as not_counted, 0 as header_only, 0 as waiting
from ${lake} found
group by source_name, ${day(created_at)}
union all
select
  'staging', source_name, ${day(created_at)}, count(*), sum(coalesce(total_money, 0)), 0, 0, 0
from ${staging} found
group by source_name, ${day(created_at)}
union all
select
  'marts', payment.source_name, day.full_date, count(*), sum(payment.total_amount),
  count(case when not payment.is_counted then 1 end), 0, 0
from fct_payment payment
join dim_date day on day.date_key = payment.date_key
where payment.source_name in (${sources}) and payment.payment_kind = 'payment'
  and payment.payment_id not like '%:%'
group by payment.source_name, day.full_date
