-- rule: square-refunds
-- source kind: square
-- head: refunds
-- columns: created_at, amount_money
-- says: the payments that the till gave back are the same in lake, staging and marts
-- means: What the till paid back on these days is not the same all along the line. Payments may be missing, or in it twice; refunds in the figures are told apart from them.
-- do: Look at the listed day: compare its refunds at the till, in staging.square_refunds and in fct_payment.
select
  'lake' as side, source_name, ${day(created_at)} as day,
  count(*) as records, sum(coalesce(amount_money, 0)) as amount,
  0 as not_counted, 0 as header_only, 0 as waiting
from ${lake} found
group by source_name, ${day(created_at)}
union all
select
  'staging', source_name, ${day(created_at)}, count(*), sum(coalesce(amount_money, 0)), 0, 0, 0
from ${staging} found
group by source_name, ${day(created_at)}
union all
select
  'marts', payment.source_name, day.full_date, count(*), -sum(payment.total_amount),
  count(case when not payment.is_counted then 1 end), 0, 0
from fct_payment payment
join dim_date day on day.date_key = payment.date_key
where payment.source_name in (${sources}) and payment.payment_kind = 'refund'
group by payment.source_name, day.full_date
