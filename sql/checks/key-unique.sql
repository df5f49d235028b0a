-- rule: key-unique
-- level: fail
-- for each: keyed table
-- says: no two rows of a table share its key
-- means: Two rows of the marts cannot be told from each other. Their money may be in the figures twice.
-- do: Look at the rows that share the key: two natural keys were hashed to one (tell us), or rows are doubled.
select ${key}, count(*) as copies
from ${table}
group by ${key}
having count(*) > 1
