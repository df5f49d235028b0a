-- One row per variant (WooCommerce variation or simple product, Square variation) and version.
create ${temporary} table variant_version (
  source_name    varchar not null,
  source_kind    varchar not null,
  product_ref    varchar not null,
  item_id        varchar not null,
  variation_id   varchar not null,
  sku            varchar,
  variation_name varchar not null,
  variant_status varchar not null,
  list_price     decimal(18, 4),
  currency       varchar,
  valid_from     timestamp not null,
  valid_to       timestamp not null
);
