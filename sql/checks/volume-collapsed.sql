-- rule: volume-collapsed
-- level: fail
-- for each: fact
-- needs: published
-- says: no more than 10 % of the published rows are gone, once there are 20 or more
-- means: Much of what was published before is gone. Its money is not in the figures any more.
-- do: Do not publish before it is known why: look at the last ids snapshots and the loads since the last publication.
select published.row_count as published_rows, candidate.row_count as candidate_rows
from
  (select count(*) as row_count from ${schema(marts)}.${table}) published,
  (select count(*) as row_count from ${table}) candidate
where candidate.row_count * 10 < published.row_count * 9
  and published.row_count - candidate.row_count >= 20
