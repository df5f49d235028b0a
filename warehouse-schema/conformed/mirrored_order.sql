-- One row per Square order that mirrors an order of a shop: the same sale, seen twice.
create ${temporary} table mirrored_order (
  source_name      varchar not null,
  order_key        bigint not null,
  order_id         varchar not null,
  shop_source_name varchar not null,
  shop_order_key   bigint not null,
  shop_order_id    varchar not null
);
