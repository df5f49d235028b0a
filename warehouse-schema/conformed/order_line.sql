-- One row per line of an order as its source states it, before header amounts are allocated.
create ${temporary} table order_line (
  source_name         varchar not null,
  source_kind         varchar not null,
  order_id            varchar not null,
  line_id             varchar not null,
  line_kind           varchar not null,
  product_ref         varchar,
  product_durable_key bigint not null,
  source_product_id   varchar,
  source_variation_id varchar,
  sku                 varchar,
  product_name        varchar,
  variation_name      varchar,
  is_header_amount    boolean not null,
  quantity            decimal(18, 5) not null,
  gross_amount        decimal(18, 4) not null,
  discount_amount     decimal(18, 4) not null,
  net_amount          decimal(18, 4) not null,
  tax_amount          decimal(18, 4) not null,
  fee_amount          decimal(18, 4) not null,
  gift_card_amount    decimal(18, 4) not null
);
