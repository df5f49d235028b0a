-- rule: type-2-gap
-- level: fail
-- for each: type 2 dimension
-- says: from 1900-01-01 on there is no instant without a version of a member
-- means: Of a product or a customer there was a time in which nothing is known. All money is in the figures, but some may stand under no name.
-- do: Look at the listed member's versions: each must begin where the one before it ends.
select ${durable_key}, valid_from, valid_to, next_from
from (
  select
    ${durable_key}, valid_from, valid_to,
    lag(valid_to) over (partition by ${durable_key} order by valid_from, valid_to) as previous_to,
    lead(valid_from) over (partition by ${durable_key} order by valid_from, valid_to) as next_from
  from ${table}
) versions
where valid_to < next_from
  or (previous_to is null and valid_from <> cast('1900-01-01' as timestamp))
