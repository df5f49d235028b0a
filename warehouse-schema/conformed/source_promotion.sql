-- One row per use of a promotion in an order, as its source states it.
create ${temporary} table source_promotion (
  source_name      varchar not null,
  order_key        bigint not null,
  promotion_type   varchar not null,
  promotion_code   varchar not null,
  promotion_name   varchar not null,
  discount_kind    varchar not null,
  discount_percent decimal(18, 6),
  discount_value   decimal(18, 4),
  discount_amount  decimal(18, 4) not null
);
