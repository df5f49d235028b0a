-- rule: freshness-lost
-- level: fail
-- for each: source
-- says: every part of the source was read within its service level of ${service_level_hours} hours
-- do: Repair the extraction of the listed part (its own log says why it fails); the next run fills the gap by itself.
select head, max(read_to) as read_to, datediff('hour', max(read_to), cast('${now}' as timestamp)) as hours_ago
from (
  select head, case when kind = 'window' then range_to else extracted_at end as read_to
  from ops.load
  where source_name = '${source}' and kind in ('window', 'full')
) reads
group by head
having max(read_to) < cast('${served_since}' as timestamp)
