-- rule: grain-unique
-- level: fail
-- for each: table
-- says: no two rows of a table stand for the same thing
-- means: The same thing stands in a table of the marts twice. Its money may be in the figures twice.
-- do: Look the listed thing up in staging: a join in the table's class multiplies it, or it was loaded twice.
select ${grain}, count(*) as copies
from ${table}
where ${is_member}
group by ${grain}
having count(*) > 1
