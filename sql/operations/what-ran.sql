-- What ran in the last night: one row per run of the lake that was loaded, per audit, and per publication, in the
-- order in which they were done. The night is the 24 hours up to the newest of them. On Snowflake and on DuckDB.
-- How long a task took, and what failed before it could write here, Airflow knows; see DECISIONS.md.
with done as (
  select
    loaded_at as done_at,
    'load' as station,
    source_name || '/' || head as subject,
    kind as what,
    extracted_at as began_at,
    range_from as window_from,
    range_to as window_to,
    rows_read,
    rows_new,
    rows_unchanged,
    rows_rejected,
    rows_deleted
  from ops.load
  union all
  select
    checked_at,
    'check',
    build_id,
    status || ': ' || passed || ' passed, ' || warned || ' warned, ' || failed || ' failed',
    null, null, null, null, null, null, null, null
  from ops.check_run
  union all
  select published_at, 'publish', build_id, 'published', null, null, null, null, null, null, null, null
  from ops.publication
)
select *
from done
where done_at > (select max(done_at) from done) - interval '1 day'
order by done_at, station, subject;
