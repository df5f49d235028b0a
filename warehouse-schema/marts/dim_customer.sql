-- One row per durable customer and version: a new version begins when the group, country or region changes.
create table dim_customer (
  customer_key         bigint not null,
  customer_durable_key bigint not null,
  customer_group       varchar not null,
  country              varchar,
  region               varchar,
  first_source_name    varchar not null,
  first_seen_at        timestamp not null,
  profile_count        integer not null,
  is_registered        boolean not null,
  is_current           boolean not null,
  valid_from           timestamp not null,
  valid_to             timestamp not null
);
comment on table dim_customer is 'One row per durable customer and version: a new version begins when the group, country or region changes.';
comment on column dim_customer.customer_key is 'Key of the version; -1 unknown (a walk-in), -2 not applicable.';
comment on column dim_customer.customer_durable_key is 'Key of the customer, the same in all versions and sources.';
comment on column dim_customer.customer_group is 'retail or wholesale.';
comment on column dim_customer.country is 'ISO 3166 country.';
comment on column dim_customer.region is 'State or region.';
comment on column dim_customer.first_source_name is 'Source of the first profile seen.';
comment on column dim_customer.first_seen_at is 'When that profile was created (UTC).';
comment on column dim_customer.profile_count is 'Profiles that were matched to this customer.';
comment on column dim_customer.is_registered is 'Has an account in a shop.';
comment on column dim_customer.is_current is 'The latest version.';
comment on column dim_customer.valid_from is 'Start (UTC, inclusive); the first version opens at 1900-01-01.';
comment on column dim_customer.valid_to is 'End (UTC, exclusive).';
