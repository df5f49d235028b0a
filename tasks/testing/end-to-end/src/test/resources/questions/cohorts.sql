with buyer as (
  select customer, min(month_start) as cohort_month from sale where customer_group = 'retail' group by 1
),
months as (select distinct month_start from calendar)
select
  cohort_month, datediff('month', cohort_month, months.month_start) as months_since, count(distinct buyer.customer) as customers,
  count(distinct sale.customer) as active_customers,
  round(100.0 * count(distinct sale.customer) / count(distinct buyer.customer), 1) as retention_percent,
  coalesce(sum(net), 0) as net_sales, (coalesce(sum(net), 0) / count(distinct buyer.customer))::decimal(18, 2) as net_sales_per_customer
from buyer
join months on months.month_start >= cohort_month
left join sale on sale.customer = buyer.customer and sale.month_start = months.month_start
group by cohort_month, months.month_start
order by 1, 2
