-- rule: order-dates-in-order
-- level: warn
-- says: an order is placed before it is paid, completed and refunded
-- means: An order was paid, completed or refunded before it was placed, says its source. Its money is in the figures; only its times are wrong.
-- money: net_amount
-- do: Look at the listed order at the source: a clock that is wrong, or a date that was set by hand. Lags of this order are below 0.
select source_name, order_id, ordered_at, paid_at, completed_at, first_refunded_at, currency, net_amount
from fct_order
where is_counted
  and (paid_at < ordered_at or completed_at < ordered_at or first_refunded_at < ordered_at)
order by source_name, order_id
