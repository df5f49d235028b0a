-- rule: mirror-of-no-sale
-- level: warn
-- says: what the till took for a shop order belongs to a sale
-- means: The till took money for an order of the shop that is no sale: as a rule it was cancelled after it was paid. The money is not in the figures.
-- money: total_amount
-- do: Look at the shop order: when it was cancelled, see that the money was given back; when its status ought to count, list it in warehouse-schema/rules/order_status.csv. Until then neither side counts it.
select source_name, payment_id, order_source_name, order_id, currency, total_amount
from fct_payment
where payment_kind = 'payment' and is_counted and order_source_name <> source_name
  and not exists (
    select 1 from fct_sales_line
    where fct_sales_line.source_name = fct_payment.order_source_name
      and fct_sales_line.order_id = fct_payment.order_id
      and fct_sales_line.is_counted)
order by source_name, payment_id
