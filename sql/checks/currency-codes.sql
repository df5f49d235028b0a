-- rule: currency-codes
-- level: fail
-- says: every amount has a currency of three capital letters
-- means: Amounts have no currency, or one that does not exist. Their money is not in the figures of this report.
-- do: Look at the listed source's orders: the currency is missing or is not an ISO 4217 code.
select fact, source_name, currency, count(*) as fact_rows
from (
  select 'fct_sales_line' as fact, source_name, currency from fct_sales_line
  union all
  select 'fct_refund_line', source_name, currency from fct_refund_line
  union all
  select 'fct_payment', source_name, currency from fct_payment
  union all
  select 'fct_order', source_name, currency from fct_order
) amounts
where length(currency) <> 3 or currency <> upper(currency)
group by fact, source_name, currency
