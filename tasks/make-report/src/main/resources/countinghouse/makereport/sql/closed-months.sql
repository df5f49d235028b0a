-- What audits of published builds said about closed months whose net sales changed, the newest first.
select publication.published_at, result.failures, result.message
from ${ops}.check_result result
join ${ops}.publication publication on publication.build_id = result.build_id
where result.rule = 'closed-month-changed'
  and result.status <> 'passed'
  and publication.published_at >= cast('${since}' as timestamp)
order by publication.published_at desc
