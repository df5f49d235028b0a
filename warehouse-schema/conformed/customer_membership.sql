-- One row per customer candidate: the customer it belongs to, and why.
create ${temporary} table customer_membership (
  candidate_key        bigint not null,
  source_name          varchar not null,
  profile_kind         varchar not null,
  candidate_id         varchar not null,
  customer_durable_key bigint not null,
  match_rule           varchar not null,
  confidence           decimal(3, 2) not null,
  first_source_name    varchar not null,
  first_seen_at        timestamp not null,
  profile_count        integer not null,
  is_registered        boolean not null
);
