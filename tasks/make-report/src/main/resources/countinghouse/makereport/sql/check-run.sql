-- How the audit of the published build ended.
select passed, warned, failed, checked_at
from ${ops}.check_run
where build_id = '${build}'
  and built_at = cast('${built_at}' as timestamp)
