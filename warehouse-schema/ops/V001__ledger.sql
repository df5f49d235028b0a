-- What the tasks know of their own work. Nothing here is derived from the sources, so it is migrated and kept.
create schema if not exists ${ops};

create table if not exists ${ops}.load (
  source_name    varchar not null,
  head           varchar not null,
  run_id         varchar not null,
  source_kind    varchar not null,
  kind           varchar not null,
  range_from     timestamp,
  range_to       timestamp,
  extracted_at   timestamp not null,
  rows_read      bigint not null,
  rows_new       bigint not null,
  rows_unchanged bigint not null,
  rows_rejected  bigint not null,
  rows_deleted   bigint not null,
  source_zone    varchar,
  currency       varchar,
  loaded_at      timestamp not null
);
comment on table ${ops}.load is 'One row per run of the lake that has been loaded into staging. Written in the same transaction as the rows.';

create table if not exists ${ops}.load_lock (
  source_name varchar not null,
  head        varchar not null,
  times_taken bigint not null
);
comment on table ${ops}.load_lock is 'One row per head; the first statement of a load counts times_taken up, so that two loads of one head wait for each other. (DuckDB sees no conflict in an update that changes no value.)';

create table if not exists ${ops}.check_run (
  build_id   varchar not null,
  status     varchar not null,
  passed     bigint not null,
  warned     bigint not null,
  failed     bigint not null,
  checked_at timestamp not null
);
comment on table ${ops}.check_run is 'One row per audit of a build; status is passed or failed. publish-marts looks here.';

create table if not exists ${ops}.check_result (
  build_id   varchar not null,
  rule       varchar not null,
  subject    varchar not null,
  level      varchar not null,
  status     varchar not null,
  failures   bigint not null,
  message    varchar not null,
  checked_at timestamp not null
);
comment on table ${ops}.check_result is 'One row per rule and subject (a table, or a source) of an audit; level is fail or warn, status passed, warned or failed.';

create table if not exists ${ops}.publication (
  build_id     varchar not null,
  published_at timestamp not null
);
comment on table ${ops}.publication is 'One row per build that has been switched to the marts.';
