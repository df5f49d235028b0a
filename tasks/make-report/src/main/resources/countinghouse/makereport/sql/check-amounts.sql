-- The money that the findings touch, by currency, where any is known.
select rule, subject, currency, amount
from ${ops}.check_amount
where build_id = '${build}'
  and built_at = cast('${built_at}' as timestamp)
order by rule, subject, currency
