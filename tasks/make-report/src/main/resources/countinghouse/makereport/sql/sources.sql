-- Until when every part of a source has been read, and which part is read least far.
select source_name, source_kind, min(read_to) as read_to, min(range_from) as read_from
from (
  select source_name, source_kind, head,
    max(case kind when 'window' then range_to when 'full' then extracted_at end) as read_to,
    min(case kind when 'window' then range_from end) as range_from
  from ${ops}.load
  where extracted_at <= cast('${as_of}' as timestamp)
  group by source_name, source_kind, head
) heads
group by source_name, source_kind
order by source_name
