-- rule: freshness-late
-- level: warn
-- for each: source
-- says: every part of the source was read less than ${fresh_hours} hours ago
-- means: A part of this source was not read today. What has happened there since is not in the figures yet.
-- do: Look why the last extraction of the listed part did not commit; the next one fills the gap by itself.
select expected.head, max(read_to) as read_to, datediff('hour', max(read_to), cast('${now}' as timestamp)) as hours_ago
from (values ${heads}) expected(head)
join (
  select head, case kind when 'window' then range_to when 'full' then extracted_at end as read_to
  from ${schema(ops)}.load
  where source_name = '${source}'
) reads on reads.head = expected.head
group by expected.head
having max(read_to) < cast('${fresh_since}' as timestamp)
  and max(read_to) >= cast('${served_since}' as timestamp)
