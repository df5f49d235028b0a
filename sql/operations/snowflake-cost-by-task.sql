-- What each task of Countinghouse cost on Snowflake, a row a day and task, over the last 30 days.
-- Credits are those of the statements alone: idle time and the first minute are in snowflake-cost-by-day.sql.
select
  to_date(q.start_time) as day,
  try_parse_json(q.query_tag):task::varchar as task,
  q.warehouse_name,
  count(*) as statements,
  sum(q.total_elapsed_time) / 1000 as seconds,
  sum(a.credits_attributed_compute) as credits,
  count_if(q.execution_status = 'FAIL') as failed
from snowflake.account_usage.query_history q
left join snowflake.account_usage.query_attribution_history a on a.query_id = q.query_id
where q.start_time >= dateadd('day', -30, current_timestamp())
  and q.database_name = 'COUNTINGHOUSE'
  and try_parse_json(q.query_tag):task is not null
group by 1, 2, 3
order by 1 desc, 2 nulls last, 3 nulls last;
