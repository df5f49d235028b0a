-- question: Of the customers who first bought in a month, how many buy again in the months after?
-- topic: Customers
-- grain: One row per month of first order and month since, months without an order included.
-- columns:
--   cohort_month: Month of the first order.
--   months_since: 0 is the month of the first order.
--   customers: Customers of the cohort.
--   active_customers: Those of them who ordered in that month.
--   retention_percent: Active as a share of all.
--   net_sales: Net sales of the orders, before refunds; in the reporting currency.
--   net_sales_per_customer: Net sales divided by all customers of the cohort.
-- caveats:
--   Retail only: wholesale buyers come by contract and would make loyalty look better than it is.
--   The last month of each cohort may not be over yet.
--   Only orders that name their buyer; walk-in buyers at the till are nobody here.
with orders as (
  select
    o.customer_durable_key as customer, 12 * d.year_number + d.month_number as month_count,
    d.month_start, o.reporting_net_amount as net
  from marts.fct_order o
  join marts.dim_customer c on c.customer_durable_key = o.customer_durable_key and c.is_current
  join marts.dim_date d on d.date_key = o.date_key
  where o.is_counted and d.is_complete and o.customer_durable_key >= 0 and c.customer_group = 'retail'
),
firsts as (
  select customer, min(month_count) as first_month, min(month_start) as cohort_month
  from orders
  group by customer
),
cohorts as (
  select cohort_month, first_month, count(*) as customers
  from firsts
  group by cohort_month, first_month
),
months as (
  select distinct 12 * year_number + month_number as month_count
  from marts.dim_date
  where is_complete
),
activity as (
  select
    firsts.first_month, orders.month_count, count(distinct orders.customer) as active_customers, sum(orders.net) as net
  from orders
  join firsts on firsts.customer = orders.customer
  group by firsts.first_month, orders.month_count
)
select
  cohorts.cohort_month,
  months.month_count - cohorts.first_month as months_since,
  cohorts.customers,
  coalesce(activity.active_customers, 0) as active_customers,
  round(100.0 * coalesce(activity.active_customers, 0) / cohorts.customers, 1) as retention_percent,
  cast(coalesce(activity.net, 0) as decimal(18, 2)) as net_sales,
  cast(coalesce(activity.net, 0) / cohorts.customers as decimal(18, 2)) as net_sales_per_customer
from cohorts
join months on months.month_count >= cohorts.first_month
left join activity on activity.first_month = cohorts.first_month and activity.month_count = months.month_count
order by cohorts.cohort_month, months_since;
