-- migrate-warehouse, as it reaches Snowflake; rewritten by `make golden`.

-- Session 1, COUNTINGHOUSE_LOADER

select current_database(), current_warehouse();

select exists (select 1 one from information_schema.tables where (table_schema = 'OPS' and upper(table_name) = 'FLYWAY_SCHEMA_HISTORY'));

-- Session 2, COUNTINGHOUSE_LOADER

select current_database(), current_warehouse();

SHOW PARAMETERS LIKE 'QUOTED_IDENTIFIERS_IGNORE_CASE';

SELECT CURRENT_SCHEMA();

SELECT CURRENT_ROLE();

SELECT CURRENT_SCHEMA();

SHOW SCHEMAS LIKE 'OPS';

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SHOW SCHEMAS LIKE 'OPS';

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES IN SCHEMA "OPS";

SHOW VIEWS IN SCHEMA "OPS";

SHOW SEQUENCES IN SCHEMA "OPS";

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

CREATE TABLE "OPS"."flyway_schema_history" (
"installed_rank" NUMBER(38,0) NOT NULL,
"version" VARCHAR(50),
"description" VARCHAR(200),
"type" VARCHAR(20) NOT NULL,
"script" VARCHAR(1000) NOT NULL,
"checksum" NUMBER(38,0),
"installed_by" VARCHAR(100) NOT NULL,
"installed_on" TIMESTAMP_LTZ(9) NOT NULL DEFAULT CURRENT_TIMESTAMP(),
"execution_time" NUMBER(38,0) NOT NULL,
"success" BOOLEAN NOT NULL,
primary key ("installed_rank"));

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

-- Session 3, COUNTINGHOUSE_LOADER

select current_database(), current_warehouse();

SELECT CURRENT_SCHEMA();

SELECT CURRENT_ROLE();

-- Session 2, COUNTINGHOUSE_LOADER

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SELECT "installed_rank","version","description","type","script","checksum","installed_on","installed_by","execution_time","success" FROM "OPS"."flyway_schema_history" WHERE "installed_rank" > ? ORDER BY "installed_rank";

-- Session 3, COUNTINGHOUSE_LOADER

SELECT CURRENT_ROLE();

-- Session 2, COUNTINGHOUSE_LOADER

SHOW SCHEMAS LIKE 'OPS';

-- Session 3, COUNTINGHOUSE_LOADER

SELECT CURRENT_SCHEMA();

USE SCHEMA "OPS";

-- What the tasks know of their own work. Nothing here is derived from the sources, so it is migrated and kept.
create schema if not exists ops;

create table if not exists ops.load (
  source_name    varchar not null,
  head           varchar not null,
  run_id         varchar not null,
  source_kind    varchar not null,
  kind           varchar not null,
  range_from     timestamp,
  range_to       timestamp,
  extracted_at   timestamp not null,
  rows_read      bigint not null,
  rows_new       bigint not null,
  rows_unchanged bigint not null,
  rows_rejected  bigint not null,
  rows_deleted   bigint not null,
  source_zone    varchar,
  currency       varchar,
  loaded_at      timestamp not null
);

comment on table ops.load is 'One row per run of the lake that has been loaded into staging. Written in the same transaction as the rows.';

create table if not exists ops.load_lock (
  source_name varchar not null,
  head        varchar not null,
  times_taken bigint not null
);

comment on table ops.load_lock is 'One row per head; the first statement of a load counts times_taken up, so that two loads of one head wait for each other. (DuckDB sees no conflict in an update that changes no value.)';

create table if not exists ops.check_run (
  build_id   varchar not null,
  status     varchar not null,
  passed     bigint not null,
  warned     bigint not null,
  failed     bigint not null,
  checked_at timestamp not null
);

comment on table ops.check_run is 'One row per audit of a build; status is passed or failed. publish-marts looks here.';

create table if not exists ops.check_result (
  build_id   varchar not null,
  rule       varchar not null,
  subject    varchar not null,
  level      varchar not null,
  status     varchar not null,
  failures   bigint not null,
  message    varchar not null,
  checked_at timestamp not null
);

comment on table ops.check_result is 'One row per rule and subject (a table, or a source) of an audit; level is fail or warn, status passed, warned or failed.';

create table if not exists ops.publication (
  build_id     varchar not null,
  published_at timestamp not null
);

comment on table ops.publication is 'One row per build that has been switched to the marts.';

-- Session 2, COUNTINGHOUSE_LOADER

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SELECT "installed_rank","version","description","type","script","checksum","installed_on","installed_by","execution_time","success" FROM "OPS"."flyway_schema_history" WHERE "installed_rank" > ? ORDER BY "installed_rank";

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

INSERT INTO "OPS"."flyway_schema_history" ("installed_rank", "version", "description", "type", "script", "checksum", "installed_by", "execution_time", "success") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?);

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SELECT "installed_rank","version","description","type","script","checksum","installed_on","installed_by","execution_time","success" FROM "OPS"."flyway_schema_history" WHERE "installed_rank" > ? ORDER BY "installed_rank";

-- Session 3, COUNTINGHOUSE_LOADER

SELECT CURRENT_ROLE();

-- Session 2, COUNTINGHOUSE_LOADER

SHOW SCHEMAS LIKE 'OPS';

-- Session 3, COUNTINGHOUSE_LOADER

SELECT CURRENT_SCHEMA();

-- A failing rule that somebody looked at and found benign, so that it does not hold up publishing.
create table if not exists ops.check_acceptance (
  rule           varchar not null,
  accepted_until date not null,
  reason         varchar not null,
  accepted_at    timestamp not null
);

comment on table ops.check_acceptance is 'One row per decision that a failing rule is only a warning, up to and including a day.';

-- Session 2, COUNTINGHOUSE_LOADER

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SELECT "installed_rank","version","description","type","script","checksum","installed_on","installed_by","execution_time","success" FROM "OPS"."flyway_schema_history" WHERE "installed_rank" > ? ORDER BY "installed_rank";

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

INSERT INTO "OPS"."flyway_schema_history" ("installed_rank", "version", "description", "type", "script", "checksum", "installed_by", "execution_time", "success") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?);

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SELECT "installed_rank","version","description","type","script","checksum","installed_on","installed_by","execution_time","success" FROM "OPS"."flyway_schema_history" WHERE "installed_rank" > ? ORDER BY "installed_rank";

-- Session 3, COUNTINGHOUSE_LOADER

SELECT CURRENT_ROLE();

-- Session 2, COUNTINGHOUSE_LOADER

SHOW SCHEMAS LIKE 'OPS';

-- Session 3, COUNTINGHOUSE_LOADER

SELECT CURRENT_SCHEMA();

-- People who were erased: that it was done, by whom and why, and nothing that tells who it was.
create table if not exists ops.erasure (
  erasure_id   varchar not null,
  requested_by varchar not null,
  reason       varchar not null,
  profiles     bigint not null,
  records      bigint not null,
  lake_runs    bigint,
  started_at   timestamp not null,
  finished_at  timestamp
);

comment on table ops.erasure is 'One row per person who was erased; erasure_id is random. profiles are those of the person (a guest''s order being one), records what was changed of orders, refunds, payments and profiles, lake_runs the runs of these heads that stand for others now; finished_at is null while it is under way.';

create table if not exists ops.erasure_record (
  erasure_id  varchar not null,
  source_name varchar not null,
  source_kind varchar not null,
  head        varchar not null,
  record_id   varchar not null
);

comment on table ops.erasure_record is 'One row per record of an erasure that is under way, so that one that was interrupted can be finished; emptied at the end.';

-- Session 2, COUNTINGHOUSE_LOADER

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SELECT "installed_rank","version","description","type","script","checksum","installed_on","installed_by","execution_time","success" FROM "OPS"."flyway_schema_history" WHERE "installed_rank" > ? ORDER BY "installed_rank";

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

INSERT INTO "OPS"."flyway_schema_history" ("installed_rank", "version", "description", "type", "script", "checksum", "installed_by", "execution_time", "success") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?);

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SELECT "installed_rank","version","description","type","script","checksum","installed_on","installed_by","execution_time","success" FROM "OPS"."flyway_schema_history" WHERE "installed_rank" > ? ORDER BY "installed_rank";

-- Session 3, COUNTINGHOUSE_LOADER

SELECT CURRENT_ROLE();

-- Session 2, COUNTINGHOUSE_LOADER

SHOW SCHEMAS LIKE 'OPS';

-- Session 3, COUNTINGHOUSE_LOADER

SELECT CURRENT_SCHEMA();

-- What the rule closed-month-changed finds, row by row, so that a report need not read it out of a message.
create table if not exists ops.closed_month_change (
  build_id         varchar not null,
  source_name      varchar not null,
  currency         varchar not null,
  month_start      date not null,
  net_sales_before decimal(18, 4) not null,
  net_sales_now    decimal(18, 4) not null,
  lines_new        bigint not null,
  lines_gone       bigint not null,
  lines_changed    bigint not null,
  first_order      varchar,
  last_order       varchar
);

comment on table ops.closed_month_change is 'One row per source, currency and month that was over when last published and has other net sales in a build that was checked. first_order and last_order are the least and the greatest id of the orders whose lines are new, gone or changed.';

-- Session 2, COUNTINGHOUSE_LOADER

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SELECT "installed_rank","version","description","type","script","checksum","installed_on","installed_by","execution_time","success" FROM "OPS"."flyway_schema_history" WHERE "installed_rank" > ? ORDER BY "installed_rank";

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

INSERT INTO "OPS"."flyway_schema_history" ("installed_rank", "version", "description", "type", "script", "checksum", "installed_by", "execution_time", "success") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?);

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SELECT "installed_rank","version","description","type","script","checksum","installed_on","installed_by","execution_time","success" FROM "OPS"."flyway_schema_history" WHERE "installed_rank" > ? ORDER BY "installed_rank";

-- Session 3, COUNTINGHOUSE_LOADER

SELECT CURRENT_ROLE();

-- Session 2, COUNTINGHOUSE_LOADER

SHOW SCHEMAS LIKE 'OPS';

-- Session 3, COUNTINGHOUSE_LOADER

SELECT CURRENT_SCHEMA();

-- A build that is made anew keeps its name, so an audit says which making of the build it is about. Then the audit of
-- what is published stays when a build of the same name is made anew beside it.
alter table ops.check_run add column if not exists built_at timestamp;

comment on column ops.check_run.built_at is 'When the build that was audited was finished, as its stamp says (UTC); null in audits of releases before this column.';

comment on table ops.check_run is 'One row per audit of a build as it was made once: by build_id and built_at; status is passed or failed. publish-marts looks here.';

alter table ops.check_result add column if not exists built_at timestamp;

comment on column ops.check_result.built_at is 'When the build that was audited was finished, as its stamp says (UTC); null in audits of releases before this column.';

alter table ops.closed_month_change add column if not exists built_at timestamp;

comment on column ops.closed_month_change.built_at is 'When the build that was audited was finished, as its stamp says (UTC); null in audits of releases before this column.';

alter table ops.publication add column if not exists built_at timestamp;

comment on column ops.publication.built_at is 'When the build that was published was finished, as its stamp says (UTC); null in publications of releases before this column.';

comment on table ops.publication is 'One row per making of a build that has been switched to the marts: by build_id and built_at.';

-- Session 2, COUNTINGHOUSE_LOADER

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SELECT "installed_rank","version","description","type","script","checksum","installed_on","installed_by","execution_time","success" FROM "OPS"."flyway_schema_history" WHERE "installed_rank" > ? ORDER BY "installed_rank";

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

INSERT INTO "OPS"."flyway_schema_history" ("installed_rank", "version", "description", "type", "script", "checksum", "installed_by", "execution_time", "success") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?);

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SELECT "installed_rank","version","description","type","script","checksum","installed_on","installed_by","execution_time","success" FROM "OPS"."flyway_schema_history" WHERE "installed_rank" > ? ORDER BY "installed_rank";

-- Session 3, COUNTINGHOUSE_LOADER

SELECT CURRENT_ROLE();

-- Session 2, COUNTINGHOUSE_LOADER

SHOW SCHEMAS LIKE 'OPS';

-- Session 3, COUNTINGHOUSE_LOADER

SELECT CURRENT_SCHEMA();

-- What a finding means to the owner of the business, in the words of the rule's own file, and how much money it touches:
-- a report tells it to people who read no SQL.
alter table ops.check_result add column if not exists meaning varchar;

comment on column ops.check_result.meaning is 'What it means to the owner when the rule finds something, and whether that money is in the figures; null in audits of releases before this column.';

alter table ops.check_result add column if not exists remedy varchar;

comment on column ops.check_result.remedy is 'What to do when the rule finds something; null in audits of releases before this column.';

create table if not exists ops.check_amount (
  build_id varchar not null,
  built_at timestamp not null,
  rule     varchar not null,
  subject  varchar not null,
  currency varchar not null,
  amount   decimal(18, 4) not null
);

comment on table ops.check_amount is 'One row per currency of the money that a finding of an audit touches, for rules that know of any; built_at is when the build that was audited was finished, as its stamp says (UTC).';

-- Session 2, COUNTINGHOUSE_LOADER

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SELECT "installed_rank","version","description","type","script","checksum","installed_on","installed_by","execution_time","success" FROM "OPS"."flyway_schema_history" WHERE "installed_rank" > ? ORDER BY "installed_rank";

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

INSERT INTO "OPS"."flyway_schema_history" ("installed_rank", "version", "description", "type", "script", "checksum", "installed_by", "execution_time", "success") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?);

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SELECT "installed_rank","version","description","type","script","checksum","installed_on","installed_by","execution_time","success" FROM "OPS"."flyway_schema_history" WHERE "installed_rank" > ? ORDER BY "installed_rank";

-- Session 3, COUNTINGHOUSE_LOADER

SELECT CURRENT_ROLE();

-- Session 2, COUNTINGHOUSE_LOADER

SHOW SCHEMAS LIKE 'OPS';

-- Session 3, COUNTINGHOUSE_LOADER

SELECT CURRENT_SCHEMA();

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
create schema if not exists staging;

create transient table if not exists staging.woocommerce_orders (
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

comment on table staging.woocommerce_orders is 'One row per version of one order. square_order_id is the Square order that mirrors it, from the order meta _wc_square_*_square_order_id. customer_id 0 is a guest.';

create transient table if not exists staging.woocommerce_order_lines (
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

comment on table staging.woocommerce_order_lines is 'One row per line item of one version of an order; subtotal is before and total after discount, both without tax. product_id 0 is a deleted product.';

create transient table if not exists staging.woocommerce_order_taxes (
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

comment on table staging.woocommerce_order_taxes is 'One row per tax rate of one version of an order.';

create transient table if not exists staging.woocommerce_order_shipping (
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

comment on table staging.woocommerce_order_shipping is 'One row per shipping line of one version of an order.';

create transient table if not exists staging.woocommerce_order_fees (
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

comment on table staging.woocommerce_order_fees is 'One row per fee line of one version of an order; a negative fee is a discount the shop gave by hand.';

create transient table if not exists staging.woocommerce_order_coupons (
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

comment on table staging.woocommerce_order_coupons is 'One row per coupon used on one version of an order.';

create transient table if not exists staging.woocommerce_refunds (
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

comment on table staging.woocommerce_refunds is 'One row per version of one refund; amount is positive, parent_id is the order.';

create transient table if not exists staging.woocommerce_refund_lines (
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

comment on table staging.woocommerce_refund_lines is 'One row per refunded line item; quantity, total and total_tax are negative or zero, as the source gives them. refunded_item_id is the line of the order.';

create transient table if not exists staging.woocommerce_refund_shipping (
  source_name   varchar not null,
  run_id        varchar not null,
  record_number bigint not null,
  refund_id     bigint not null,
  id            bigint not null,
  method_id     varchar,
  total         decimal(18, 4),
  total_tax     decimal(18, 4)
);

comment on table staging.woocommerce_refund_shipping is 'One row per refunded shipping line; amounts are negative, as the source gives them.';

create transient table if not exists staging.woocommerce_refund_fees (
  source_name   varchar not null,
  run_id        varchar not null,
  record_number bigint not null,
  refund_id     bigint not null,
  id            bigint not null,
  name          varchar,
  total         decimal(18, 4),
  total_tax     decimal(18, 4)
);

comment on table staging.woocommerce_refund_fees is 'One row per refunded fee line; amounts as the source gives them.';

create transient table if not exists staging.woocommerce_products (
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

comment on table staging.woocommerce_products is 'One row per version of one product.';

create transient table if not exists staging.woocommerce_product_categories (
  source_name   varchar not null,
  run_id        varchar not null,
  record_number bigint not null,
  product_id    bigint not null,
  category_id   bigint not null
);

comment on table staging.woocommerce_product_categories is 'One row per category of one version of a product.';

create transient table if not exists staging.woocommerce_variations (
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

comment on table staging.woocommerce_variations is 'One row per version of one product variation; product_id is the variable product, name joins the chosen attribute options.';

create transient table if not exists staging.woocommerce_customers (
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

comment on table staging.woocommerce_customers is 'One row per version of one registered customer; company, phone and address are those of billing.';

create transient table if not exists staging.woocommerce_categories (
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

comment on table staging.woocommerce_categories is 'One row per version of one product category; parent_id 0 is a root.';

-- Session 2, COUNTINGHOUSE_LOADER

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SELECT "installed_rank","version","description","type","script","checksum","installed_on","installed_by","execution_time","success" FROM "OPS"."flyway_schema_history" WHERE "installed_rank" > ? ORDER BY "installed_rank";

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

INSERT INTO "OPS"."flyway_schema_history" ("installed_rank", "version", "description", "type", "script", "checksum", "installed_by", "execution_time", "success") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?);

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SELECT "installed_rank","version","description","type","script","checksum","installed_on","installed_by","execution_time","success" FROM "OPS"."flyway_schema_history" WHERE "installed_rank" > ? ORDER BY "installed_rank";

-- Session 3, COUNTINGHOUSE_LOADER

SELECT CURRENT_ROLE();

-- Session 2, COUNTINGHOUSE_LOADER

SHOW SCHEMAS LIKE 'OPS';

-- Session 3, COUNTINGHOUSE_LOADER

SELECT CURRENT_SCHEMA();

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

create transient table if not exists staging.square_locations (
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

comment on table staging.square_locations is 'One row per version of one location.';

create transient table if not exists staging.square_orders (
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

comment on table staging.square_orders is 'One row per version of one order; net_ and return_ amounts are net_amounts and return_amounts, null when absent. source is source.name; woocommerce_order_id is metadata.wc_order_id of a mirrored shop order.';

create transient table if not exists staging.square_order_lines (
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

comment on table staging.square_order_lines is 'One row per sold line of one version of an order. catalog_object_id is the variation. uid is synthesised from the position when absent.';

create transient table if not exists staging.square_order_line_modifiers (
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

comment on table staging.square_order_line_modifiers is 'One row per modifier of a sold line.';

create transient table if not exists staging.square_order_taxes (
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

comment on table staging.square_order_taxes is 'One row per tax of one version of an order.';

create transient table if not exists staging.square_order_discounts (
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

comment on table staging.square_order_discounts is 'One row per discount of one version of an order.';

create transient table if not exists staging.square_order_service_charges (
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

comment on table staging.square_order_service_charges is 'One row per service charge; apportioned ones are already inside the lines.';

create transient table if not exists staging.square_order_tenders (
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

comment on table staging.square_order_tenders is 'One row per tender of one version of an order.';

create transient table if not exists staging.square_order_returns (
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

comment on table staging.square_order_returns is 'One row per return inside a return order; amounts are positive. source_order_id is null for a return without receipt.';

create transient table if not exists staging.square_order_return_lines (
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

comment on table staging.square_order_return_lines is 'One row per returned line; quantity and amounts are positive.';

create transient table if not exists staging.square_payments (
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

comment on table staging.square_payments is 'One row per version of one payment.';

create transient table if not exists staging.square_payment_fees (
  source_name   varchar not null,
  run_id        varchar not null,
  record_number bigint not null,
  payment_id    varchar not null,
  position      integer,
  type          varchar,
  effective_at  timestamp,
  amount_money  decimal(18, 4)
);

comment on table staging.square_payment_fees is 'One row per processing fee of one version of a payment; position counts from 0.';

create transient table if not exists staging.square_refunds (
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

comment on table staging.square_refunds is 'One row per version of one payment refund; fee_money is the sum of its processing fees. order_id is the return order.';

create transient table if not exists staging.square_items (
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

comment on table staging.square_items is 'One row per version of one catalogue item; is_tombstone is the source saying that it was deleted.';

create transient table if not exists staging.square_item_categories (
  source_name   varchar not null,
  run_id        varchar not null,
  record_number bigint not null,
  item_id       varchar not null,
  category_id   varchar not null,
  ordinal       bigint
);

comment on table staging.square_item_categories is 'One row per category of one version of an item.';

create transient table if not exists staging.square_variations (
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

comment on table staging.square_variations is 'One row per version of one item variation, the thing that is sold.';

create transient table if not exists staging.square_catalog_categories (
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

comment on table staging.square_catalog_categories is 'One row per version of one catalogue category.';

create transient table if not exists staging.square_customers (
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

comment on table staging.square_customers is 'One row per version of one customer profile; group_ids joins the ids of its groups with a comma.';

-- Session 2, COUNTINGHOUSE_LOADER

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SELECT "installed_rank","version","description","type","script","checksum","installed_on","installed_by","execution_time","success" FROM "OPS"."flyway_schema_history" WHERE "installed_rank" > ? ORDER BY "installed_rank";

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

INSERT INTO "OPS"."flyway_schema_history" ("installed_rank", "version", "description", "type", "script", "checksum", "installed_by", "execution_time", "success") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?);

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SELECT "installed_rank","version","description","type","script","checksum","installed_on","installed_by","execution_time","success" FROM "OPS"."flyway_schema_history" WHERE "installed_rank" > ? ORDER BY "installed_rank";

-- Session 3, COUNTINGHOUSE_LOADER

SELECT CURRENT_ROLE();

-- Session 2, COUNTINGHOUSE_LOADER

SHOW SCHEMAS LIKE 'OPS';

-- Session 3, COUNTINGHOUSE_LOADER

SELECT CURRENT_SCHEMA();

-- What the groups of Square's customers are called, so that a rule can name a group as people do.
create transient table if not exists staging.square_customer_groups (
  source_name    varchar not null,
  run_id         varchar not null,
  content_run_id varchar not null,
  extracted_at   timestamp not null,
  is_deleted     boolean not null,
  record_number  bigint not null,
  id             varchar not null,
  name           varchar,
  created_at     timestamp,
  updated_at     timestamp,
  content_hash   varchar not null,
  payload        varchar
);

comment on table staging.square_customer_groups is 'One row per version of one group of customers; who is in it stands in group_ids of square_customers.';

-- Session 2, COUNTINGHOUSE_LOADER

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SELECT "installed_rank","version","description","type","script","checksum","installed_on","installed_by","execution_time","success" FROM "OPS"."flyway_schema_history" WHERE "installed_rank" > ? ORDER BY "installed_rank";

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

INSERT INTO "OPS"."flyway_schema_history" ("installed_rank", "version", "description", "type", "script", "checksum", "installed_by", "execution_time", "success") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?);

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SELECT "installed_rank","version","description","type","script","checksum","installed_on","installed_by","execution_time","success" FROM "OPS"."flyway_schema_history" WHERE "installed_rank" > ? ORDER BY "installed_rank";

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

-- Session 3, COUNTINGHOUSE_LOADER

SELECT CURRENT_ROLE();

SELECT CURRENT_SCHEMA();

USE SCHEMA "STAGING";

-- Session 2, COUNTINGHOUSE_LOADER

SELECT CURRENT_ROLE();

SELECT CURRENT_SCHEMA();

-- Session 4, COUNTINGHOUSE_LOADER

select current_database(), current_warehouse();

SHOW PARAMETERS LIKE 'QUOTED_IDENTIFIERS_IGNORE_CASE';

SELECT CURRENT_SCHEMA();

SELECT CURRENT_ROLE();

SELECT CURRENT_SCHEMA();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES IN SCHEMA "OPS";

SHOW VIEWS IN SCHEMA "OPS";

SHOW SEQUENCES IN SCHEMA "OPS";

SELECT CURRENT_ROLE();

SHOW SCHEMAS LIKE 'OPS';

SHOW TABLES LIKE 'flyway_schema_history' IN SCHEMA "OPS";

SELECT "installed_rank","version","description","type","script","checksum","installed_on","installed_by","execution_time","success" FROM "OPS"."flyway_schema_history" WHERE "installed_rank" > ? ORDER BY "installed_rank";

-- Session 5, COUNTINGHOUSE_LOADER

select current_database(), current_warehouse();

SELECT CURRENT_SCHEMA();

SELECT CURRENT_ROLE();

SELECT CURRENT_ROLE();

SELECT CURRENT_SCHEMA();

-- Session 4, COUNTINGHOUSE_LOADER

SELECT CURRENT_ROLE();

SELECT CURRENT_SCHEMA();

-- Session 6, COUNTINGHOUSE_LOADER

select current_database(), current_warehouse();

select exists (select 1 one from information_schema.tables where (table_schema = 'OPS' and upper(table_name) = 'FLYWAY_SCHEMA_HISTORY'));

select "version" from ops."flyway_schema_history" where ("version" is not null and "success");
