-- rule: reporting-amount-missing
-- level: warn
-- says: every amount has its value in the reporting currency
-- means: Sales in another currency have no exchange rate for their day. Their money is not in the figures of this report.
-- money: net_amount
-- do: Put rates of the listed currencies into warehouse-schema/rules/exchange_rate.csv.
select
  currency, min(date_key) as first_day, max(date_key) as last_day,
  count(*) as line_count, sum(net_amount) as net_amount
from sales_movement
where reporting_net_amount is null or reporting_total_amount is null
group by currency
