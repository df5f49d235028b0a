-- rule: order-ties
-- level: fail
-- says: an order in fct_order is the sum of its lines, its payments and its refunds
-- means: An order is not the sum of its lines, payments and refunds. Its money is in the figures, but some of it may be wrong.
-- do: Compare the listed order with fct_sales_line, fct_payment and fct_refund_line: a line is missing from the order, or stands in it twice.
select
  fct_order.source_name, fct_order.order_id,
  fct_order.total_amount, lines.total_amount as lines_total,
  fct_order.net_amount, lines.net_amount as lines_net,
  fct_order.paid_amount, payments.total_amount as payments_total,
  fct_order.refunded_total_amount, refunds.total_amount as refunds_total
from fct_order
left join (
  select
    order_key, count(*) as line_count, sum(quantity) as quantity, sum(gross_amount) as gross_amount,
    sum(discount_amount) as discount_amount, sum(net_amount) as net_amount,
    sum(tax_amount) as tax_amount, sum(shipping_amount) as shipping_amount,
    sum(fee_amount) as fee_amount, sum(tip_amount) as tip_amount,
    sum(gift_card_amount) as gift_card_amount, sum(rounding_amount) as rounding_amount,
    sum(total_amount) as total_amount
  from fct_sales_line
  group by order_key
) lines on lines.order_key = fct_order.order_key
left join (
  select order_key, count(*) as payment_count, sum(total_amount) as total_amount
  from fct_payment
  where is_counted and payment_kind = 'payment'
  group by order_key
) payments on payments.order_key = fct_order.order_key
left join (
  select order_key, count(distinct refund_id) as refund_count,
    sum(net_amount) as net_amount, sum(total_amount) as total_amount
  from fct_refund_line
  where is_counted
  group by order_key
) refunds on refunds.order_key = fct_order.order_key
where fct_order.line_count <> coalesce(lines.line_count, 0)
  or fct_order.quantity <> coalesce(lines.quantity, 0)
  or fct_order.gross_amount <> coalesce(lines.gross_amount, 0)
  or fct_order.discount_amount <> coalesce(lines.discount_amount, 0)
  or fct_order.net_amount <> coalesce(lines.net_amount, 0)
  or fct_order.tax_amount <> coalesce(lines.tax_amount, 0)
  or fct_order.shipping_amount <> coalesce(lines.shipping_amount, 0)
  or fct_order.fee_amount <> coalesce(lines.fee_amount, 0)
  or fct_order.tip_amount <> coalesce(lines.tip_amount, 0)
  or fct_order.gift_card_amount <> coalesce(lines.gift_card_amount, 0)
  or fct_order.rounding_amount <> coalesce(lines.rounding_amount, 0)
  or fct_order.total_amount <> coalesce(lines.total_amount, 0)
  or fct_order.payment_count <> coalesce(payments.payment_count, 0)
  or fct_order.paid_amount <> coalesce(payments.total_amount, 0)
  or fct_order.refund_count <> coalesce(refunds.refund_count, 0)
  or fct_order.refunded_net_amount <> coalesce(refunds.net_amount, 0)
  or fct_order.refunded_total_amount <> coalesce(refunds.total_amount, 0)
union all
select distinct source_name, order_id, null, total_amount, null, net_amount, null, null, null, null
from fct_sales_line
where order_key not in (select order_key from fct_order)
