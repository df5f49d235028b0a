-- One row per order of any source, with its place in every dimension.
create ${temporary} table conformed_order (
  source_name          varchar not null,
  source_kind          varchar not null,
  order_id             varchar not null,
  order_number         varchar not null,
  order_status         varchar not null,
  treatment            varchar not null,
  is_sale              boolean not null,
  is_mirror            boolean not null,
  is_deleted           boolean not null,
  sold_at              timestamp,
  as_of                timestamp not null,
  business_day         date,
  date_key             integer not null,
  customer_key         bigint not null,
  customer_durable_key bigint not null,
  channel_key          bigint not null,
  location_key         bigint not null,
  currency             varchar not null,
  reporting_rate       decimal(18, 8),
  total_amount         decimal(18, 4) not null
);
