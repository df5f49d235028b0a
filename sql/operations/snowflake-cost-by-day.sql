-- What was paid each day for each warehouse of Countinghouse, over the last 30 days, and how much of it was idle.
select
  to_date(start_time) as day,
  warehouse_name,
  sum(credits_used_compute) as credits,
  sum(credits_attributed_compute_queries) as credits_of_statements,
  sum(credits_used_compute) - sum(credits_attributed_compute_queries) as credits_idle,
  sum(credits_used_cloud_services) as credits_of_services
from snowflake.account_usage.warehouse_metering_history
where start_time >= dateadd('day', -30, current_timestamp())
  and warehouse_name in ('COUNTINGHOUSE_LOAD', 'COUNTINGHOUSE_BI')
group by 1, 2
order by 1 desc nulls last, 2 nulls last;
