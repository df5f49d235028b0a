-- One row per refund whose order is known, and per return without receipt, with what it inherits.
create ${temporary} table conformed_refund (
  source_name          varchar not null,
  refund_id            varchar not null,
  part_id              varchar not null,
  order_id             varchar,
  order_status         varchar not null,
  is_sale              boolean not null,
  is_mirror            boolean not null,
  is_deleted           boolean not null,
  refunded_at          timestamp,
  product_as_of        timestamp not null,
  business_day         date,
  date_key             integer not null,
  days_to_refund       integer,
  customer_key         bigint not null,
  customer_durable_key bigint not null,
  channel_key          bigint not null,
  location_key         bigint not null,
  currency             varchar not null,
  reporting_rate       decimal(18, 8),
  total_amount         decimal(18, 4)
);
