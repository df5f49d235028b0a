-- One row per customer candidate and version: what a customer's history is made of.
create ${temporary} table customer_version (
  candidate_key   bigint not null,
  source_name     varchar not null,
  profile_kind    varchar not null,
  candidate_id    varchar not null,
  created_at      timestamp,
  customer_groups varchar,
  is_wholesale    boolean not null,
  country         varchar,
  region          varchar,
  valid_from      timestamp not null,
  valid_to        timestamp not null
);
