-- rule: type-2-overlap
-- level: fail
-- for each: type 2 dimension
-- says: at any instant a member has one version only
-- means: Of a product or a customer two versions hold at once. Money may be in the figures under the wrong one.
-- do: Look at the listed member's versions in staging: their modification times are out of order.
select ${durable_key}, valid_from, valid_to, next_from
from (
  select
    ${durable_key}, valid_from, valid_to,
    lead(valid_from) over (partition by ${durable_key} order by valid_from, valid_to) as next_from
  from ${table}
) versions
where valid_to <= valid_from or valid_to > next_from
