-- rule: volume-fell
-- level: warn
-- for each: fact
-- needs: published
-- says: no more than 1 % of the published rows are gone
-- means: Some of what was published before is gone: records were deleted at the source, as a rule. Their money is not in the figures any more.
-- do: Make sure that the source deleted them: compare the ids snapshots in the lake, and look at the changed months.
select published.row_count as published_rows, candidate.row_count as candidate_rows
from
  (select count(*) as row_count from ${schema(marts)}.${table}) published,
  (select count(*) as row_count from ${table}) candidate
where candidate.row_count * 100 < published.row_count * 99
  and (candidate.row_count * 10 >= published.row_count * 9
    or published.row_count - candidate.row_count < 20)
