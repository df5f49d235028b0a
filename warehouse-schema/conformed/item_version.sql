-- One row per product (WooCommerce) or item (Square) and version, with the line that its categories give it.
create ${temporary} table item_version (
  source_name   varchar not null,
  source_kind   varchar not null,
  item_id       varchar not null,
  item_name     varchar,
  category_line varchar,
  valid_from    timestamp not null,
  valid_to      timestamp not null
);
