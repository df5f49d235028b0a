-- One row per order and promotion, with what no promotion explains as a promotion of its own.
create ${temporary} table order_promotion (
  order_key       bigint not null,
  promotion_key   bigint not null,
  source_name     varchar not null,
  promotion_type  varchar not null,
  promotion_code  varchar not null,
  currency        varchar not null,
  discount_amount decimal(18, 4) not null
);
