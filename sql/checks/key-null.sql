-- rule: key-null
-- level: fail
-- for each: key column
-- says: no key is null: an unknown member is -1, one that does not apply -2
-- means: Something in the marts does not say to what it belongs. Its money may be missing from some tables, while it is in the figures of others.
-- do: Give the listed rows the unknown member in the table's class.
select count(*) as rows_without_key
from ${table}
where ${column} is null
having count(*) > 0
