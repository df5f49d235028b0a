-- rule: type-2-current
-- level: fail
-- for each: type 2 dimension
-- says: exactly one version of a member is current, and it is the last
-- means: Of a product or a customer it is not clear which version is today's. All money is in the figures, but some may stand under an old name.
-- do: Look at the listed member's versions: is_current belongs to the one with the latest valid_to.
select
  ${durable_key},
  sum(case when is_current then 1 else 0 end) as current_versions,
  max(valid_to) as last_valid_to,
  max(case when is_current then valid_to end) as current_valid_to
from ${table}
group by ${durable_key}
having sum(case when is_current then 1 else 0 end) <> 1
  or max(valid_to) <> max(case when is_current then valid_to end)
