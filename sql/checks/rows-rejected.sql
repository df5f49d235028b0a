-- rule: rows-rejected
-- level: warn
-- for each: source
-- says: every row that was read could be loaded
-- do: Look at the load's log for the listed runs: it names each record and the rule it breaks.
select head, run_id, rows_read, rows_rejected
from ${schema(ops)}.load
where source_name = '${source}' and rows_rejected > 0
order by extracted_at desc
