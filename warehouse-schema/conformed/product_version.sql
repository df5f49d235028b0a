-- One row per variant and stretch of time in which neither its own nor its product's record changed.
create ${temporary} table product_version (
  source_name         varchar not null,
  product_ref         varchar not null,
  product_durable_key bigint not null,
  source_product_id   varchar not null,
  source_variation_id varchar not null,
  sku                 varchar,
  product_name        varchar not null,
  variation_name      varchar not null,
  product_line        varchar not null,
  list_price          decimal(18, 4),
  currency            varchar,
  product_status      varchar not null,
  valid_from          timestamp not null,
  valid_to            timestamp not null
);
