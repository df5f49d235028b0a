-- make-report, as it reaches Snowflake; rewritten by `make golden`.

-- Session 1, COUNTINGHOUSE_AUDITOR

select current_database(), current_warehouse();

select exists (select 1 one from information_schema.tables where (table_schema = 'OPS' and upper(table_name) = 'FLYWAY_SCHEMA_HISTORY'));

select "version" from ops."flyway_schema_history" where ("version" is not null and "success");

select exists (select 1 one from information_schema.tables where (table_schema = 'MARTS' and upper(table_name) = 'BUILD_STAMP'));

select build_id, built_at, staging_as_of, business_zone, reporting_currency from marts.build_stamp;

use schema marts;

-- Until when every part of a source has been read, and which part is read least far.
select source_name, source_kind, min(read_to) as read_to, min(range_from) as read_from
from (
  select source_name, source_kind, head,
    max(case kind when 'window' then range_to when 'full' then extracted_at end) as read_to,
    min(case kind when 'window' then range_from end) as range_from
  from ops.load
  where extracted_at <= cast('2026-11-21 08:00:09' as timestamp)
  group by source_name, source_kind, head
) heads
group by source_name, source_kind
order by source_name;

-- How the audit of the published build ended.
select passed, warned, failed, checked_at
from ops.check_run
where build_id = 'first'
  and built_at = cast('2026-11-21T08:00' as timestamp);

-- The money that the findings touch, by currency, where any is known.
select rule, subject, currency, amount
from ops.check_amount
where build_id = 'first'
  and built_at = cast('2026-11-21T08:00' as timestamp)
order by rule, subject, currency;

-- What the audit of the published build found, and let pass.
select rule, subject, failures, message, meaning, remedy
from ops.check_result
where build_id = 'first'
  and built_at = cast('2026-11-21T08:00' as timestamp)
  and status <> 'passed'
order by rule, subject;

-- Failing rules that somebody found benign, until a day that is not over.
select rule, accepted_until, reason, accepted_at
from ops.check_acceptance
where accepted_until >= cast('2026-11-21' as date)
order by rule, accepted_at;

-- The first day of history, and the last day whose sales every source has told in full.
select min(full_date) as first_day, max(case when is_complete then full_date end) as last_complete_day
from dim_date
where date_key > 0;

-- Net sales of every complete day, apart by product line, channel and source, in the reporting currency.
select
  day.full_date,
  product.product_line,
  channel.channel_group,
  movement.source_name,
  sum(case when movement.movement_kind = 'sale' then movement.reporting_net_amount else 0 end) as sold,
  sum(case when movement.movement_kind = 'refund' then -movement.reporting_net_amount else 0 end) as given_back
from sales_movement movement
join dim_date day on day.date_key = movement.date_key
join dim_product product on product.product_key = movement.product_key
join dim_channel channel on channel.channel_key = movement.channel_key
where day.is_complete
  and movement.reporting_net_amount is not null
group by day.full_date, product.product_line, channel.channel_group, movement.source_name
order by day.full_date, product.product_line, channel.channel_group, movement.source_name;

-- Orders of every complete day that sold something, by channel.
select day.full_date, channel.channel_group, count(distinct movement.order_key) as orders
from sales_movement movement
join dim_date day on day.date_key = movement.date_key
join dim_channel channel on channel.channel_key = movement.channel_key
where day.is_complete
  and movement.movement_kind = 'sale'
group by day.full_date, channel.channel_group
order by day.full_date, channel.channel_group;

-- One name for every product: shop and till may name it differently, so the first by alphabet.
select
  product_code,
  min(product_name || case when variation_name in ('', 'Regular') then '' else ', ' || variation_name end) as name
from dim_product
where is_current
group by product_code
order by product_code;

-- Products that were sold for the first time ever in a stretch of days.
select product.product_code, min(product.product_line) as product_line, min(day.full_date) as first_sold,
  sum(movement.quantity) as units, sum(coalesce(movement.reporting_net_amount, 0)) as net_sales
from sales_movement movement
join dim_date day on day.date_key = movement.date_key
join dim_product product on product.product_key = movement.product_key
where movement.product_key > 0
  and day.is_complete
group by product.product_code
having min(movement.date_key) >= 20261120
order by min(day.full_date), product.product_code;

-- Closed months whose net sales were others in a published build than in the one before, the newest publication first.
select publication.published_at, change.source_name, change.currency, change.month_start,
  change.net_sales_before, change.net_sales_now, change.lines_new, change.lines_gone, change.lines_changed,
  change.first_order, change.last_order
from ops.closed_month_change change
-- Of a build that was made more than once, what was found in the making that was published.
join ops.publication publication
  on publication.build_id = change.build_id and publication.built_at is not distinct from change.built_at
where publication.published_at >= cast('2026-10-17 08:00' as timestamp)
order by publication.published_at desc, change.month_start desc, change.source_name, change.currency;

-- Net sales and units of every product in three stretches of days: now, just before, and a year before.
select
  product.product_code,
  sum(case when movement.date_key between 20261024 and 20261120 then movement.reporting_net_amount else 0 end) as net_now,
  sum(case when movement.date_key between 20260926 and 20261023
    then movement.reporting_net_amount else 0 end) as net_before,
  sum(case when movement.date_key between 20251025 and 20251121
    then movement.reporting_net_amount else 0 end) as net_year_before,
  sum(case when movement.date_key between 20261024 and 20261120 then movement.quantity else 0 end) as units_now,
  sum(case when movement.date_key between 20260926 and 20261023
    then movement.quantity else 0 end) as units_before,
  sum(case when movement.date_key between 20251025 and 20251121
    then movement.quantity else 0 end) as units_year_before
from sales_movement movement
join dim_product product on product.product_key = movement.product_key
where movement.product_key > 0
  and movement.date_key between 20251025 and 20261120
  and movement.reporting_net_amount is not null
group by product.product_code
order by product.product_code;

-- One name for every product: shop and till may name it differently, so the first by alphabet.
select
  product_code,
  min(product_name || case when variation_name in ('', 'Regular') then '' else ', ' || variation_name end) as name
from dim_product
where is_current
group by product_code
order by product_code;

-- Net sales of every product by day, apart by the product line it had at the time.
select
  product.product_code,
  product.product_line,
  day.full_date,
  sum(movement.reporting_net_amount) as net_sales
from sales_movement movement
join dim_date day on day.date_key = movement.date_key
join dim_product product on product.product_key = movement.product_key
where day.is_complete
  and movement.date_key between 20260901 and 20261120
  and movement.reporting_net_amount is not null
group by product.product_code, product.product_line, day.full_date
order by product.product_code, product.product_line, day.full_date;

-- Net sales and units of every product by month, apart by the product line it had at the time.
select
  product.product_code,
  product.product_line,
  day.month_start,
  sum(movement.reporting_net_amount) as net_sales,
  sum(movement.quantity) as units
from sales_movement movement
join dim_date day on day.date_key = movement.date_key
join dim_product product on product.product_key = movement.product_key
where day.is_complete
  and movement.date_key between 20251101 and 20261120
  and movement.reporting_net_amount is not null
group by product.product_code, product.product_line, day.month_start
order by product.product_code, product.product_line, day.month_start;

-- Customers who bought in a month and net sales to them: new when it is the month of their first purchase ever.
with first_purchase as (
  select movement.customer_durable_key, min(day.month_start) as first_month
  from sales_movement movement
  join dim_date day on day.date_key = movement.date_key
  where movement.movement_kind = 'sale'
    and movement.date_key > 0
    and movement.customer_durable_key > 0
  group by movement.customer_durable_key
)
select
  day.month_start,
  count(distinct case when movement.movement_kind = 'sale' and day.month_start = first_purchase.first_month
    then movement.customer_durable_key end) as new_customers,
  count(distinct case when movement.movement_kind = 'sale' and day.month_start > first_purchase.first_month
    then movement.customer_durable_key end) as returning_customers,
  sum(case when day.month_start = first_purchase.first_month
    then coalesce(movement.reporting_net_amount, 0) else 0 end) as net_new,
  sum(case when movement.customer_durable_key > 0
      and (first_purchase.first_month is null or day.month_start > first_purchase.first_month)
    then coalesce(movement.reporting_net_amount, 0) else 0 end) as net_returning,
  sum(case when movement.customer_durable_key < 0
    then coalesce(movement.reporting_net_amount, 0) else 0 end) as net_nobody
from sales_movement movement
join dim_date day on day.date_key = movement.date_key
left join first_purchase on first_purchase.customer_durable_key = movement.customer_durable_key
where day.is_complete
group by day.month_start
order by day.month_start;

-- Customers by the month of their first purchase: how many there are, and how many bought again on a later day.
with bought as (
  select movement.customer_durable_key, day.full_date,
    min(day.full_date) over (partition by movement.customer_durable_key) as first_day
  from sales_movement movement
  join dim_date day on day.date_key = movement.date_key
  where movement.movement_kind = 'sale'
    and day.is_complete
    and movement.customer_durable_key > 0
),
customer as (
  select customer_durable_key, first_day,
    min(case when full_date > first_day then full_date end) as second_day
  from bought
  group by customer_durable_key, first_day
)
select first_date.month_start,
  count(*) as customers,
  sum(case when second_day is not null then 1 else 0 end) as bought_again,
  sum(case when second_day is not null and datediff('day', first_day, second_day) <= 90 then 1 else 0 end)
    as bought_again_in_90_days
from customer
join dim_date first_date on first_date.full_date = customer.first_day
group by first_date.month_start
order by first_date.month_start;

-- Orders by weekday and hour of the business zone's clock.
select channel.channel_group, day.day_of_week, clock.hour_number, count(distinct movement.order_key) as orders
from sales_movement movement
join dim_date day on day.date_key = movement.date_key
join dim_time_of_day clock on clock.time_of_day_key = movement.time_of_day_key
join dim_channel channel on channel.channel_key = movement.channel_key
where day.is_complete
  and movement.movement_kind = 'sale'
  and movement.date_key between 20251122 and 20261120
  and movement.time_of_day_key >= 0
group by channel.channel_group, day.day_of_week, clock.hour_number
order by channel.channel_group, day.day_of_week, clock.hour_number;

-- Net sales by place of sale: each till, and each shop.
select location.location_name, location.location_type, sum(movement.reporting_net_amount) as net_sales
from sales_movement movement
join dim_date day on day.date_key = movement.date_key
join dim_location location on location.location_key = movement.location_key
where day.is_complete
  and movement.date_key between 20251101 and 20261031
  and movement.reporting_net_amount is not null
group by location.location_name, location.location_type
order by location.location_name, location.location_type;

-- Net sales by where the customer is at home, so far as it is known.
select
  coalesce(customer.country, '') as country,
  coalesce(customer.region, '') as region,
  count(distinct case when movement.customer_durable_key > 0 then movement.customer_durable_key end) as customers,
  sum(movement.reporting_net_amount) as net_sales
from sales_movement movement
join dim_date day on day.date_key = movement.date_key
join dim_customer customer on customer.customer_key = movement.customer_key
where day.is_complete
  and movement.date_key between 20251101 and 20261031
  and movement.reporting_net_amount is not null
group by coalesce(customer.country, ''), coalesce(customer.region, '')
order by coalesce(customer.country, ''), coalesce(customer.region, '');

-- What the figures leave out, by currency: movements of days that are not complete, without a day, or without a rate.
select
  movement.currency,
  case
    when movement.date_key < 0 then 'no day'
    when not day.is_complete then 'day not complete'
    else 'no exchange rate'
  end as reason,
  count(*) as movements,
  sum(movement.net_amount) as net_amount
from sales_movement movement
join dim_date day on day.date_key = movement.date_key
where not day.is_complete
  or movement.reporting_net_amount is null
group by
  movement.currency,
  case
    when movement.date_key < 0 then 'no day'
    when not day.is_complete then 'day not complete'
    else 'no exchange rate'
  end
order by movement.currency, 2;

-- Net sales by the currency of the sale, in that currency and in the reporting currency.
select
  movement.currency,
  sum(movement.net_amount) as net_amount,
  sum(coalesce(movement.reporting_net_amount, 0)) as reporting_net_amount,
  sum(case when movement.reporting_net_amount is null then 1 else 0 end) as movements_without_rate
from sales_movement movement
join dim_date day on day.date_key = movement.date_key
where day.is_complete
  and movement.date_key between 20250520 and 20261120
group by movement.currency
order by movement.currency;

use schema staging;
