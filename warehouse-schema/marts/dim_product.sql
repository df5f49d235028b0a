-- One row per variant and version: a new version begins when its list price or its product line changes.
create table dim_product (
  product_key         bigint not null,
  product_durable_key bigint not null,
  source_name         varchar not null,
  source_product_id   varchar not null,
  source_variation_id varchar not null,
  product_code        varchar not null,
  sku                 varchar,
  product_name        varchar not null,
  variation_name      varchar not null,
  product_line        varchar not null,
  list_price          decimal(18, 4),
  currency            varchar,
  product_status      varchar not null,
  is_inferred         boolean not null,
  is_current          boolean not null,
  valid_from          timestamp not null,
  valid_to            timestamp not null
);
comment on table dim_product is 'One row per variant and version: a new version begins when its list price or its product line changes.';
comment on column dim_product.product_key is 'Key of the version; -1 unknown, -2 not applicable.';
comment on column dim_product.product_durable_key is 'Key of the variant, the same in all its versions: of source_name and the ids there; of a deleted product without ids, of its SKU or name.';
comment on column dim_product.source_name is 'The source that sells it.';
comment on column dim_product.source_product_id is 'Product (WooCommerce) or item (Square); 0 for a deleted product that left no id.';
comment on column dim_product.source_variation_id is 'Variation; 0 for a simple WooCommerce product.';
comment on column dim_product.product_code is 'The SKU where there is one, else source and ids: the same product in two sources has one product_code.';
comment on column dim_product.sku is 'The SKU.';
comment on column dim_product.product_name is 'Name of the product.';
comment on column dim_product.variation_name is 'Name of the variation; empty for none.';
comment on column dim_product.product_line is 'Exactly one product line; Unassigned when no rule gives one.';
comment on column dim_product.list_price is 'Price asked from valid_from on.';
comment on column dim_product.currency is 'Currency of list_price.';
comment on column dim_product.product_status is 'Status at the source, or inferred.';
comment on column dim_product.is_inferred is 'Known only from order lines: the source no longer has it.';
comment on column dim_product.is_current is 'The latest version.';
comment on column dim_product.valid_from is 'Start (UTC, inclusive); the first version opens at 1900-01-01.';
comment on column dim_product.valid_to is 'End (UTC, exclusive); 9999-12-31 for the current version.';
