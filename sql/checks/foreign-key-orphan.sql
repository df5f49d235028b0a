-- rule: foreign-key-orphan
-- level: fail
-- for each: foreign key
-- says: every foreign key finds its row
-- means: Something in the marts points to something that is not there. Its money may be missing from some tables, while it is in the figures of others.
-- do: Look the listed keys up: the dimension misses a member that the facts know, or the key is made differently in both.
select child.${column}, count(*) as orphans
from ${table} child
left join ${parent} parent on parent.${parent_column} = child.${column}
where child.${column} is not null and parent.${parent_column} is null
group by child.${column}
