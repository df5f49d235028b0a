-- What the audit of the published build found, and let pass.
select rule, subject, failures, message, meaning, remedy
from ${ops}.check_result
where build_id = '${build}'
  and built_at = cast('${built_at}' as timestamp)
  and status <> 'passed'
order by rule, subject
