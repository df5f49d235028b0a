-- rule: freshness-lost
-- level: fail
-- for each: source
-- says: every part of the source was read within its service level of ${service_level_hours} hours
-- means: A part of this source has not been read for long. What has happened there since is not in the figures.
-- do: Repair the extraction of the listed part (its own log says why it fails); the next run fills the gap by itself. Where read_to is null, nothing of it is in staging: was load-staging run? While that source stays away, accepting this rule publishes the others.
select expected.head, max(read_to) as read_to, datediff('hour', max(read_to), cast('${now}' as timestamp)) as hours_ago
from (values ${heads}) expected(head)
left join (
  select head, case kind when 'window' then range_to when 'full' then extracted_at end as read_to
  from ${schema(ops)}.load
  where source_name = '${source}'
) reads on reads.head = expected.head
group by expected.head
having coalesce(max(read_to), cast('1900-01-01' as timestamp)) < cast('${served_since}' as timestamp)
