-- One row per customer profile of a source, and per order of a guest: what a customer may be recognised by.
create ${temporary} table customer_candidate (
  candidate_key bigint not null,
  source_name   varchar not null,
  profile_kind  varchar not null,
  candidate_id  varchar not null,
  created_at    timestamp,
  email         varchar,
  phone         varchar,
  family_name   varchar,
  country       varchar,
  region        varchar,
  is_inferred   boolean not null
);
