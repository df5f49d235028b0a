-- Staging of Square (API v2): every version of every record the source has shown, appended, never changed.
--
-- A table named after a head has one row per version of one record: a version is added when the record's
-- content_hash differs from that of its current version, or when the record vanished (is_deleted) or came back.
-- The current version is the last one by (extracted_at, run_id). A table named after a child holds what stood
-- inside its head's own JSON and is read only through the head's current version:
--   child.source_name = head.source_name and child.run_id = head.content_run_id
--   and child.record_number = head.record_number
-- The stamps (source_name, run_id, content_run_id, extracted_at, is_deleted) come from the manifest on load;
-- every other column is written by the extractor under the same name. Times are UTC; money is in major units.

create ${transient} table if not exists ${staging}.square_locations (
  source_name    varchar not null,
  run_id         varchar not null,
  content_run_id varchar not null,
  extracted_at   timestamp not null,
  is_deleted     boolean not null,
  record_number  bigint not null,
  id             varchar not null,
  name           varchar,
  status         varchar,
  type           varchar,
  timezone       varchar,
  currency       varchar,
  country        varchar,
  city           varchar,
  merchant_id    varchar,
  created_at     timestamp,
  content_hash   varchar not null,
  payload        varchar
);
comment on table ${staging}.square_locations is 'One row per version of one location.';

create ${transient} table if not exists ${staging}.square_orders (
  source_name                 varchar not null,
  run_id                      varchar not null,
  content_run_id              varchar not null,
  extracted_at                timestamp not null,
  is_deleted                  boolean not null,
  record_number               bigint not null,
  id                          varchar not null,
  location_id                 varchar not null,
  state                       varchar,
  source                      varchar,
  customer_id                 varchar,
  reference_id                varchar,
  ticket_name                 varchar,
  created_at                  timestamp,
  updated_at                  timestamp,
  closed_at                   timestamp,
  currency                    varchar,
  total_money                 decimal(18, 4),
  total_tax_money             decimal(18, 4),
  total_discount_money        decimal(18, 4),
  total_tip_money             decimal(18, 4),
  total_service_charge_money  decimal(18, 4),
  net_total_money             decimal(18, 4),
  net_tax_money               decimal(18, 4),
  net_discount_money          decimal(18, 4),
  net_tip_money               decimal(18, 4),
  net_service_charge_money    decimal(18, 4),
  return_total_money          decimal(18, 4),
  return_tax_money            decimal(18, 4),
  return_discount_money       decimal(18, 4),
  return_tip_money            decimal(18, 4),
  return_service_charge_money decimal(18, 4),
  rounding_money              decimal(18, 4),
  return_rounding_money       decimal(18, 4),
  woocommerce_order_id        varchar,
  content_hash                varchar not null,
  payload                     varchar
);
comment on table ${staging}.square_orders is 'One row per version of one order; net_ and return_ amounts are net_amounts and return_amounts, null when absent. source is source.name; woocommerce_order_id is metadata.wc_order_id of a mirrored shop order.';

create ${transient} table if not exists ${staging}.square_order_lines (
  source_name                 varchar not null,
  run_id                      varchar not null,
  record_number               bigint not null,
  order_id                    varchar not null,
  uid                         varchar not null,
  catalog_object_id           varchar,
  name                        varchar,
  variation_name              varchar,
  item_type                   varchar,
  quantity                    decimal(18, 5),
  base_price_money            decimal(18, 4),
  variation_total_price_money decimal(18, 4),
  gross_sales_money           decimal(18, 4),
  total_discount_money        decimal(18, 4),
  total_tax_money             decimal(18, 4),
  total_service_charge_money  decimal(18, 4),
  total_money                 decimal(18, 4)
);
comment on table ${staging}.square_order_lines is 'One row per sold line of one version of an order. catalog_object_id is the variation. uid is synthesised from the position when absent.';

create ${transient} table if not exists ${staging}.square_order_line_modifiers (
  source_name       varchar not null,
  run_id            varchar not null,
  record_number     bigint not null,
  order_id          varchar not null,
  line_uid          varchar not null,
  uid               varchar not null,
  catalog_object_id varchar,
  name              varchar,
  quantity          decimal(18, 5),
  base_price_money  decimal(18, 4),
  total_price_money decimal(18, 4)
);
comment on table ${staging}.square_order_line_modifiers is 'One row per modifier of a sold line.';

create ${transient} table if not exists ${staging}.square_order_taxes (
  source_name       varchar not null,
  run_id            varchar not null,
  record_number     bigint not null,
  order_id          varchar not null,
  uid               varchar not null,
  catalog_object_id varchar,
  name              varchar,
  type              varchar,
  percentage        decimal(18, 6),
  scope             varchar,
  applied_money     decimal(18, 4)
);
comment on table ${staging}.square_order_taxes is 'One row per tax of one version of an order.';

create ${transient} table if not exists ${staging}.square_order_discounts (
  source_name       varchar not null,
  run_id            varchar not null,
  record_number     bigint not null,
  order_id          varchar not null,
  uid               varchar not null,
  catalog_object_id varchar,
  name              varchar,
  type              varchar,
  percentage        decimal(18, 6),
  scope             varchar,
  amount_money      decimal(18, 4),
  applied_money     decimal(18, 4)
);
comment on table ${staging}.square_order_discounts is 'One row per discount of one version of an order.';

create ${transient} table if not exists ${staging}.square_order_service_charges (
  source_name       varchar not null,
  run_id            varchar not null,
  record_number     bigint not null,
  order_id          varchar not null,
  uid               varchar not null,
  name              varchar,
  calculation_phase varchar,
  treatment_type    varchar,
  applied_money     decimal(18, 4),
  total_tax_money   decimal(18, 4),
  total_money       decimal(18, 4)
);
comment on table ${staging}.square_order_service_charges is 'One row per service charge; apportioned ones are already inside the lines.';

create ${transient} table if not exists ${staging}.square_order_tenders (
  source_name          varchar not null,
  run_id               varchar not null,
  record_number        bigint not null,
  order_id             varchar not null,
  id                   varchar not null,
  type                 varchar,
  payment_id           varchar,
  customer_id          varchar,
  created_at           timestamp,
  amount_money         decimal(18, 4),
  tip_money            decimal(18, 4),
  processing_fee_money decimal(18, 4)
);
comment on table ${staging}.square_order_tenders is 'One row per tender of one version of an order.';

create ${transient} table if not exists ${staging}.square_order_returns (
  source_name          varchar not null,
  run_id               varchar not null,
  record_number        bigint not null,
  order_id             varchar not null,
  uid                  varchar not null,
  source_order_id      varchar,
  total_money          decimal(18, 4),
  tax_money            decimal(18, 4),
  discount_money       decimal(18, 4),
  tip_money            decimal(18, 4),
  service_charge_money decimal(18, 4),
  rounding_money       decimal(18, 4)
);
comment on table ${staging}.square_order_returns is 'One row per return inside a return order; amounts are positive. source_order_id is null for a return without receipt.';

create ${transient} table if not exists ${staging}.square_order_return_lines (
  source_name                varchar not null,
  run_id                     varchar not null,
  record_number              bigint not null,
  order_id                   varchar not null,
  return_uid                 varchar not null,
  uid                        varchar not null,
  source_line_item_uid       varchar,
  catalog_object_id          varchar,
  name                       varchar,
  variation_name             varchar,
  item_type                  varchar,
  quantity                   decimal(18, 5),
  base_price_money           decimal(18, 4),
  gross_return_money         decimal(18, 4),
  total_discount_money       decimal(18, 4),
  total_tax_money            decimal(18, 4),
  total_service_charge_money decimal(18, 4),
  total_money                decimal(18, 4)
);
comment on table ${staging}.square_order_return_lines is 'One row per returned line; quantity and amounts are positive.';

create ${transient} table if not exists ${staging}.square_payments (
  source_name    varchar not null,
  run_id         varchar not null,
  content_run_id varchar not null,
  extracted_at   timestamp not null,
  is_deleted     boolean not null,
  record_number  bigint not null,
  id             varchar not null,
  order_id       varchar,
  location_id    varchar,
  customer_id    varchar,
  status         varchar,
  source_type    varchar,
  card_brand     varchar,
  created_at     timestamp,
  updated_at     timestamp,
  currency       varchar,
  amount_money   decimal(18, 4),
  tip_money      decimal(18, 4),
  total_money    decimal(18, 4),
  refunded_money decimal(18, 4),
  approved_money decimal(18, 4),
  content_hash   varchar not null,
  payload        varchar
);
comment on table ${staging}.square_payments is 'One row per version of one payment.';

create ${transient} table if not exists ${staging}.square_payment_fees (
  source_name   varchar not null,
  run_id        varchar not null,
  record_number bigint not null,
  payment_id    varchar not null,
  position      integer,
  type          varchar,
  effective_at  timestamp,
  amount_money  decimal(18, 4)
);
comment on table ${staging}.square_payment_fees is 'One row per processing fee of one version of a payment; position counts from 0.';

create ${transient} table if not exists ${staging}.square_refunds (
  source_name    varchar not null,
  run_id         varchar not null,
  content_run_id varchar not null,
  extracted_at   timestamp not null,
  is_deleted     boolean not null,
  record_number  bigint not null,
  id             varchar not null,
  payment_id     varchar,
  order_id       varchar,
  location_id    varchar,
  status         varchar,
  reason         varchar,
  created_at     timestamp,
  updated_at     timestamp,
  currency       varchar,
  amount_money   decimal(18, 4),
  fee_money      decimal(18, 4),
  unlinked       boolean,
  content_hash   varchar not null,
  payload        varchar
);
comment on table ${staging}.square_refunds is 'One row per version of one payment refund; fee_money is the sum of its processing fees. order_id is the return order.';

create ${transient} table if not exists ${staging}.square_items (
  source_name           varchar not null,
  run_id                varchar not null,
  content_run_id        varchar not null,
  extracted_at          timestamp not null,
  is_deleted            boolean not null,
  record_number         bigint not null,
  id                    varchar not null,
  name                  varchar,
  product_type          varchar,
  reporting_category_id varchar,
  is_archived           boolean,
  is_tombstone          boolean,
  updated_at            timestamp,
  content_hash          varchar not null,
  payload               varchar
);
comment on table ${staging}.square_items is 'One row per version of one catalogue item; is_tombstone is the source saying that it was deleted.';

create ${transient} table if not exists ${staging}.square_item_categories (
  source_name   varchar not null,
  run_id        varchar not null,
  record_number bigint not null,
  item_id       varchar not null,
  category_id   varchar not null,
  ordinal       bigint
);
comment on table ${staging}.square_item_categories is 'One row per category of one version of an item.';

create ${transient} table if not exists ${staging}.square_variations (
  source_name    varchar not null,
  run_id         varchar not null,
  content_run_id varchar not null,
  extracted_at   timestamp not null,
  is_deleted     boolean not null,
  record_number  bigint not null,
  id             varchar not null,
  item_id        varchar,
  name           varchar,
  sku            varchar,
  upc            varchar,
  ordinal        integer,
  pricing_type   varchar,
  price_money    decimal(18, 4),
  currency       varchar,
  is_tombstone   boolean,
  updated_at     timestamp,
  content_hash   varchar not null,
  payload        varchar
);
comment on table ${staging}.square_variations is 'One row per version of one item variation, the thing that is sold.';

create ${transient} table if not exists ${staging}.square_catalog_categories (
  source_name        varchar not null,
  run_id             varchar not null,
  content_run_id     varchar not null,
  extracted_at       timestamp not null,
  is_deleted         boolean not null,
  record_number      bigint not null,
  id                 varchar not null,
  name               varchar,
  parent_category_id varchar,
  is_tombstone       boolean,
  updated_at         timestamp,
  content_hash       varchar not null,
  payload            varchar
);
comment on table ${staging}.square_catalog_categories is 'One row per version of one catalogue category.';

create ${transient} table if not exists ${staging}.square_customers (
  source_name     varchar not null,
  run_id          varchar not null,
  content_run_id  varchar not null,
  extracted_at    timestamp not null,
  is_deleted      boolean not null,
  record_number   bigint not null,
  id              varchar not null,
  created_at      timestamp,
  updated_at      timestamp,
  given_name      varchar,
  family_name     varchar,
  company_name    varchar,
  email_address   varchar,
  phone_number    varchar,
  city            varchar,
  state           varchar,
  postcode        varchar,
  country         varchar,
  reference_id    varchar,
  creation_source varchar,
  group_ids       varchar,
  content_hash    varchar not null,
  payload         varchar
);
comment on table ${staging}.square_customers is 'One row per version of one customer profile; group_ids joins the ids of its groups with a comma.';
