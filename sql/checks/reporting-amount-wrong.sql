-- rule: reporting-amount-wrong
-- level: fail
-- says: an amount that is in the reporting currency is its own value in it
-- means: An amount in this report's currency was changed where nothing is to be changed. Its money is in the figures, but may be wrong.
-- do: Look at the reporting amounts in the table's class: their rate is 1 in the reporting currency.
select movement, source_name, record_id, amount, reporting_amount
from (
  select 'sale' as movement, source_name, order_id as record_id, currency,
    net_amount as amount, reporting_net_amount as reporting_amount
  from fct_sales_line
  union all
  select 'sale', source_name, order_id, currency, total_amount, reporting_total_amount
  from fct_sales_line
  union all
  select 'refund', source_name, refund_id, currency, net_amount, reporting_net_amount
  from fct_refund_line
  union all
  select 'refund', source_name, refund_id, currency, total_amount, reporting_total_amount
  from fct_refund_line
  union all
  select 'payment', source_name, payment_id, currency, total_amount, reporting_total_amount
  from fct_payment
) amounts
join build_stamp stamp on stamp.reporting_currency = amounts.currency
where reporting_amount <> amount
