select
  'USD' as currency, case when wholesale then 'Wholesale' else 'Retail' end as side,
  case when discount = 0 then 0 when discount <= gross * 0.1 then 1 when discount <= gross * 0.2 then 2
    when discount <= gross * 0.3 then 3 else 4 end as discount_band,
  count(*) as orders, sum(gross) as gross_sales, sum(discount) as discounts, sum(net) as net_sales,
  round(100 * sum(discount) / sum(gross), 1) as discount_percent, round(sum(quantity) / count(*), 2) as units_per_order,
  (sum(gross) / count(*))::decimal(18, 2) as gross_per_order
from sale
where gross > 0
group by 1, 2, 3
order by 1, 2, 3
