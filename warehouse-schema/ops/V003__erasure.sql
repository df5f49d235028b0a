-- People who were erased: that it was done, by whom and why, and nothing that tells who it was.
create table if not exists ${ops}.erasure (
  erasure_id   varchar not null,
  requested_by varchar not null,
  reason       varchar not null,
  profiles     bigint not null,
  records      bigint not null,
  lake_runs    bigint,
  started_at   timestamp not null,
  finished_at  timestamp
);
comment on table ${ops}.erasure is 'One row per person who was erased; erasure_id is random. profiles are those of the person (a guest''s order being one), records what was changed of orders, refunds, payments and profiles, lake_runs the runs of these heads that stand for others now; finished_at is null while it is under way.';

create table if not exists ${ops}.erasure_record (
  erasure_id  varchar not null,
  source_name varchar not null,
  source_kind varchar not null,
  head        varchar not null,
  record_id   varchar not null
);
comment on table ${ops}.erasure_record is 'One row per record of an erasure that is under way, so that one that was interrupted can be finished; emptied at the end.';
