-- One row per WooCommerce category: how many categories it lies under.
create ${temporary} table category_depth (
  source_name   varchar not null,
  category_id   bigint not null,
  category_name varchar not null,
  depth         integer not null
);
