-- Staging of WooCommerce (REST v3): every version of every record the source has shown, appended, never changed.
--
-- A table named after a head has one row per version of one record: a version is added when the record's
-- content_hash differs from that of its current version, or when the record vanished (is_deleted) or came back.
-- The current version is the last one by (extracted_at, run_id). A table named after a child holds what stood
-- inside its head's own JSON and is read only through the head's current version:
--   child.source_name = head.source_name and child.run_id = head.content_run_id
--   and child.record_number = head.record_number
-- The stamps (source_name, run_id, content_run_id, extracted_at, is_deleted) come from the manifest on load;
-- every other column is written by the extractor under the same name. Times are UTC; money is in major units.
create schema if not exists ${staging};

create ${transient} table if not exists ${staging}.woocommerce_orders (
  source_name          varchar not null,
  run_id               varchar not null,
  content_run_id       varchar not null,
  extracted_at         timestamp not null,
  is_deleted           boolean not null,
  record_number        bigint not null,
  id                   bigint not null,
  number               varchar,
  status               varchar not null,
  currency             varchar not null,
  created_via          varchar,
  version              varchar,
  prices_include_tax   boolean,
  date_created         timestamp,
  date_modified        timestamp,
  date_paid            timestamp,
  date_completed       timestamp,
  customer_id          bigint,
  billing_first_name   varchar,
  billing_last_name    varchar,
  billing_company      varchar,
  billing_email        varchar,
  billing_phone        varchar,
  billing_city         varchar,
  billing_state        varchar,
  billing_postcode     varchar,
  billing_country      varchar,
  shipping_city        varchar,
  shipping_state       varchar,
  shipping_postcode    varchar,
  shipping_country     varchar,
  discount_total       decimal(18, 4),
  discount_tax         decimal(18, 4),
  shipping_total       decimal(18, 4),
  shipping_tax         decimal(18, 4),
  cart_tax             decimal(18, 4),
  total                decimal(18, 4),
  total_tax            decimal(18, 4),
  payment_method       varchar,
  payment_method_title varchar,
  transaction_id       varchar,
  square_order_id      varchar,
  content_hash         varchar not null,
  payload              varchar
);
comment on table ${staging}.woocommerce_orders is 'One row per version of one order. square_order_id is the Square order that mirrors it, from the order meta _wc_square_*_square_order_id. customer_id 0 is a guest.';

create ${transient} table if not exists ${staging}.woocommerce_order_lines (
  source_name   varchar not null,
  run_id        varchar not null,
  record_number bigint not null,
  order_id      bigint not null,
  id            bigint not null,
  name          varchar,
  product_id    bigint,
  variation_id  bigint,
  sku           varchar,
  quantity      decimal(18, 5),
  tax_class     varchar,
  subtotal      decimal(18, 4),
  subtotal_tax  decimal(18, 4),
  total         decimal(18, 4),
  total_tax     decimal(18, 4)
);
comment on table ${staging}.woocommerce_order_lines is 'One row per line item of one version of an order; subtotal is before and total after discount, both without tax. product_id 0 is a deleted product.';

create ${transient} table if not exists ${staging}.woocommerce_order_taxes (
  source_name        varchar not null,
  run_id             varchar not null,
  record_number      bigint not null,
  order_id           bigint not null,
  id                 bigint not null,
  rate_id            bigint,
  rate_code          varchar,
  label              varchar,
  compound           boolean,
  rate_percent       decimal(18, 6),
  tax_total          decimal(18, 4),
  shipping_tax_total decimal(18, 4)
);
comment on table ${staging}.woocommerce_order_taxes is 'One row per tax rate of one version of an order.';

create ${transient} table if not exists ${staging}.woocommerce_order_shipping (
  source_name   varchar not null,
  run_id        varchar not null,
  record_number bigint not null,
  order_id      bigint not null,
  id            bigint not null,
  method_id     varchar,
  method_title  varchar,
  total         decimal(18, 4),
  total_tax     decimal(18, 4)
);
comment on table ${staging}.woocommerce_order_shipping is 'One row per shipping line of one version of an order.';

create ${transient} table if not exists ${staging}.woocommerce_order_fees (
  source_name   varchar not null,
  run_id        varchar not null,
  record_number bigint not null,
  order_id      bigint not null,
  id            bigint not null,
  name          varchar,
  tax_class     varchar,
  tax_status    varchar,
  total         decimal(18, 4),
  total_tax     decimal(18, 4)
);
comment on table ${staging}.woocommerce_order_fees is 'One row per fee line of one version of an order; a negative fee is a discount the shop gave by hand.';

create ${transient} table if not exists ${staging}.woocommerce_order_coupons (
  source_name   varchar not null,
  run_id        varchar not null,
  record_number bigint not null,
  order_id      bigint not null,
  id            bigint not null,
  code          varchar,
  discount_type varchar,
  discount      decimal(18, 4),
  discount_tax  decimal(18, 4)
);
comment on table ${staging}.woocommerce_order_coupons is 'One row per coupon used on one version of an order.';

create ${transient} table if not exists ${staging}.woocommerce_refunds (
  source_name      varchar not null,
  run_id           varchar not null,
  content_run_id   varchar not null,
  extracted_at     timestamp not null,
  is_deleted       boolean not null,
  record_number    bigint not null,
  id               bigint not null,
  parent_id        bigint not null,
  date_created     timestamp,
  amount           decimal(18, 4),
  reason           varchar,
  refunded_by      bigint,
  refunded_payment boolean,
  content_hash     varchar not null,
  payload          varchar
);
comment on table ${staging}.woocommerce_refunds is 'One row per version of one refund; amount is positive, parent_id is the order.';

create ${transient} table if not exists ${staging}.woocommerce_refund_lines (
  source_name      varchar not null,
  run_id           varchar not null,
  record_number    bigint not null,
  refund_id        bigint not null,
  id               bigint not null,
  refunded_item_id bigint,
  name             varchar,
  product_id       bigint,
  variation_id     bigint,
  sku              varchar,
  quantity         decimal(18, 5),
  total            decimal(18, 4),
  total_tax        decimal(18, 4)
);
comment on table ${staging}.woocommerce_refund_lines is 'One row per refunded line item; quantity, total and total_tax are negative or zero, as the source gives them. refunded_item_id is the line of the order.';

create ${transient} table if not exists ${staging}.woocommerce_refund_shipping (
  source_name   varchar not null,
  run_id        varchar not null,
  record_number bigint not null,
  refund_id     bigint not null,
  id            bigint not null,
  method_id     varchar,
  total         decimal(18, 4),
  total_tax     decimal(18, 4)
);
comment on table ${staging}.woocommerce_refund_shipping is 'One row per refunded shipping line; amounts are negative, as the source gives them.';

create ${transient} table if not exists ${staging}.woocommerce_refund_fees (
  source_name   varchar not null,
  run_id        varchar not null,
  record_number bigint not null,
  refund_id     bigint not null,
  id            bigint not null,
  name          varchar,
  total         decimal(18, 4),
  total_tax     decimal(18, 4)
);
comment on table ${staging}.woocommerce_refund_fees is 'One row per refunded fee line; amounts as the source gives them.';

create ${transient} table if not exists ${staging}.woocommerce_products (
  source_name    varchar not null,
  run_id         varchar not null,
  content_run_id varchar not null,
  extracted_at   timestamp not null,
  is_deleted     boolean not null,
  record_number  bigint not null,
  id             bigint not null,
  name           varchar,
  slug           varchar,
  type           varchar,
  status         varchar,
  sku            varchar,
  price          decimal(18, 4),
  regular_price  decimal(18, 4),
  sale_price     decimal(18, 4),
  date_created   timestamp,
  date_modified  timestamp,
  manage_stock   boolean,
  stock_quantity decimal(18, 5),
  stock_status   varchar,
  tax_class      varchar,
  content_hash   varchar not null,
  payload        varchar
);
comment on table ${staging}.woocommerce_products is 'One row per version of one product.';

create ${transient} table if not exists ${staging}.woocommerce_product_categories (
  source_name   varchar not null,
  run_id        varchar not null,
  record_number bigint not null,
  product_id    bigint not null,
  category_id   bigint not null
);
comment on table ${staging}.woocommerce_product_categories is 'One row per category of one version of a product.';

create ${transient} table if not exists ${staging}.woocommerce_variations (
  source_name    varchar not null,
  run_id         varchar not null,
  content_run_id varchar not null,
  extracted_at   timestamp not null,
  is_deleted     boolean not null,
  record_number  bigint not null,
  id             bigint not null,
  product_id     bigint not null,
  name           varchar,
  sku            varchar,
  status         varchar,
  price          decimal(18, 4),
  regular_price  decimal(18, 4),
  sale_price     decimal(18, 4),
  date_created   timestamp,
  date_modified  timestamp,
  manage_stock   boolean,
  stock_quantity decimal(18, 5),
  stock_status   varchar,
  content_hash   varchar not null,
  payload        varchar
);
comment on table ${staging}.woocommerce_variations is 'One row per version of one product variation; product_id is the variable product, name joins the chosen attribute options.';

create ${transient} table if not exists ${staging}.woocommerce_customers (
  source_name        varchar not null,
  run_id             varchar not null,
  content_run_id     varchar not null,
  extracted_at       timestamp not null,
  is_deleted         boolean not null,
  record_number      bigint not null,
  id                 bigint not null,
  date_created       timestamp,
  date_modified      timestamp,
  email              varchar,
  first_name         varchar,
  last_name          varchar,
  role               varchar,
  company            varchar,
  phone              varchar,
  city               varchar,
  state              varchar,
  postcode           varchar,
  country            varchar,
  is_paying_customer boolean,
  content_hash       varchar not null,
  payload            varchar
);
comment on table ${staging}.woocommerce_customers is 'One row per version of one registered customer; company, phone and address are those of billing.';

create ${transient} table if not exists ${staging}.woocommerce_categories (
  source_name    varchar not null,
  run_id         varchar not null,
  content_run_id varchar not null,
  extracted_at   timestamp not null,
  is_deleted     boolean not null,
  record_number  bigint not null,
  id             bigint not null,
  name           varchar,
  slug           varchar,
  parent_id      bigint,
  content_hash   varchar not null,
  payload        varchar
);
comment on table ${staging}.woocommerce_categories is 'One row per version of one product category; parent_id 0 is a root.';
