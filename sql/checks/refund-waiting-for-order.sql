-- rule: refund-waiting-for-order
-- level: warn
-- says: the order of every refund and payment has arrived
-- means: A refund, a return or a payment has come whose order has not. It is not in the figures until the order comes.
-- money: amount
-- do: Nothing, when the order arrives with the next run; otherwise extract the orders of that time again (backfill).
with shop_orders as (
  select distinct source_name, id from ${schema(staging)}.woocommerce_orders
),
till_orders as (
  select distinct source_name, id from ${schema(staging)}.square_orders
),
shop_currency as ( -- a refund of the shop tells none
  select source_name, max(currency) as currency from ${schema(ops)}.load group by source_name
)
select
  'refund' as waiting, refund.source_name, cast(refund.id as varchar) as record_id,
  cast(refund.parent_id as varchar) as missing_order,
  coalesce(shop_currency.currency, 'XXX') as currency, refund.amount
from ${current(woocommerce_refunds)} refund
left join shop_orders parent on parent.source_name = refund.source_name and parent.id = refund.parent_id
left join shop_currency on shop_currency.source_name = refund.source_name
where not refund.is_deleted and parent.id is null
union all
select 'return', entry.source_name, entry.order_id, entry.source_order_id,
  coalesce(head.currency, 'XXX'), entry.total_money
from ${schema(staging)}.square_order_returns entry
join ${current(square_orders)} head on head.source_name = entry.source_name
  and head.content_run_id = entry.run_id and head.record_number = entry.record_number
left join till_orders parent
  on parent.source_name = entry.source_name and parent.id = entry.source_order_id
where not head.is_deleted and entry.source_order_id is not null and parent.id is null
union all
select 'payment', payment.source_name, payment.id, payment.order_id,
  coalesce(payment.currency, 'XXX'), payment.total_money
from ${current(square_payments)} payment
left join till_orders parent
  on parent.source_name = payment.source_name and parent.id = payment.order_id
where not payment.is_deleted and payment.order_id is not null and parent.id is null
