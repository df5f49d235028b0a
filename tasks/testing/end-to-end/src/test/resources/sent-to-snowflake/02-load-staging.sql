-- load-staging, as it reaches Snowflake; rewritten by `make golden`.

-- Session 1, COUNTINGHOUSE_LOADER

select current_database(), current_warehouse();

select exists (select 1 one from information_schema.tables where (table_schema = 'OPS' and upper(table_name) = 'FLYWAY_SCHEMA_HISTORY'));

select "version" from ops."flyway_schema_history" where ("version" is not null and "success");

select source_name, head, run_id from ops.load;

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('recorded/categories/run=20261121T075800Z-…/categories.parquet')));

create or replace temporary table load_categories_landing (record_number bigint, id bigint, name varchar, slug varchar, parent_id bigint, content_hash varchar, payload varchar, landed_from varchar);

copy into load_categories_landing from @staging.lake/
files = ('recorded/categories/run=20261121T075800Z-…/categories.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_categories as
select landed.record_number, landed.id, landed.name, landed.slug, landed.parent_id, landed.content_hash, landed.payload, source.file_number
from load_categories_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_categories_landing) path
  join (values ('recorded/categories/run=20261121T075800Z-…/categories.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_categories_landing;

select file_number, count(*) from load_categories group by file_number;

create or replace temporary table load_run
  (run_number integer, run_id varchar, extracted_at timestamp);

create or replace temporary table load_record as select cast(0 as integer) as run_number, id, record_number, content_hash, cast(null as timestamp) as created from staging.woocommerce_categories where false;

create or replace temporary table load_presence as select cast(0 as integer) as run_number, id from staging.woocommerce_categories where false;

create or replace temporary table load_version as select cast(0 as integer) as run_number, id, content_hash, cast(null as timestamp) as created, is_deleted,
extracted_at, cast(0 as integer) as content_file, content_run_id, record_number
 from staging.woocommerce_categories where false;

insert into load_run (run_number, run_id, extracted_at) values (?, ?, ?);

insert into load_record
select file_number, id, record_number, content_hash, null
from load_categories
qualify row_number() over (partition by file_number, id order by record_number desc) = 1;

select exists (select 1 from ops.load_lock where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar)));

insert into ops.load_lock (source_name, head, times_taken) values (?, ?, ?);

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=false;

update ops.load_lock set times_taken = (ops.load_lock.times_taken + cast(? as int)) where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar));

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

insert into load_version
select -1, id, content_hash, cast(null as timestamp), is_deleted, extracted_at, -1, content_run_id, record_number
from staging.woocommerce_categories
where source_name = ?
qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1;

insert into load_version
select run_number, id, content_hash, created, false, extracted_at, run_number, run_id,
  record_number
from (
  select event.*,
    lag(content_hash) over (partition by id order by run_number) as hash_before,
    lag(is_deleted) over (partition by id order by run_number) as deleted_before
  from (
    select record.run_number, record.id, record.content_hash, record.created,
      false as is_deleted, run.extracted_at, run.run_id, record.record_number
    from load_record record
    join load_run run on run.run_number = record.run_number
    where record.run_number between ? and ?
    union all
    select run_number, id, content_hash, created, is_deleted, extracted_at, content_run_id,
      record_number
    from load_version
    where id in (select id from load_record where run_number between ? and ?)
    qualify row_number() over (partition by id order by run_number desc) = 1
  ) event
) compared
where run_number between ? and ?
  and (hash_before is null or hash_before <> content_hash or deleted_before);

insert into load_version
select ?, version.id, content_hash, created, not is_deleted, ?, content_file,
  content_run_id, version.record_number
from (select * from load_version qualify row_number() over (partition by id order by run_number desc) = 1) version
left join (select id as present from load_record where run_number = ?) seen
  on seen.present = version.id
where case when seen.present is not null then is_deleted
  else not is_deleted and extracted_at < ?
    and (? or (created >= ? and created < ?)) end;

select run_number, sum(case when is_deleted then 0 else 1 end),
  sum(case when is_deleted then 1 else 0 end)
from load_version where run_number >= 0 group by run_number;

insert into staging.woocommerce_categories
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, name, slug, parent_id, content_hash, payload)
select content.source_name, run.run_id, content.run_id, version.extracted_at,
  version.is_deleted, content.record_number, content.id, content.name, content.slug, content.parent_id, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join staging.woocommerce_categories content
  on content.source_name = ? and content.id = version.id
  and content.run_id = version.content_run_id
where version.content_file = -1;

insert into staging.woocommerce_categories
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, name, slug, parent_id, content_hash, payload)
select ?, run.run_id, version.content_run_id, version.extracted_at, version.is_deleted,
  version.record_number, content.id, content.name, content.slug, content.parent_id, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join load_categories content
  on content.file_number = version.content_file
  and content.record_number = version.record_number;

insert into ops.load (source_name, head, run_id, source_kind, kind, range_from, range_to, extracted_at, rows_read, rows_new, rows_unchanged, rows_rejected, rows_deleted, source_zone, currency, loaded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

commit;

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=true;

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('recorded/customers/run=20261121T075800Z-…/customers.parquet')));

create or replace temporary table load_customers_landing (record_number bigint, id bigint, date_created timestamp without time zone, date_modified timestamp without time zone, email varchar, first_name varchar, last_name varchar, role varchar, company varchar, phone varchar, city varchar, state varchar, postcode varchar, country varchar, is_paying_customer boolean, content_hash varchar, payload varchar, landed_from varchar);

copy into load_customers_landing from @staging.lake/
files = ('recorded/customers/run=20261121T075800Z-…/customers.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_customers as
select landed.record_number, landed.id, landed.date_created, landed.date_modified, landed.email, landed.first_name, landed.last_name, landed.role, landed.company, landed.phone, landed.city, landed.state, landed.postcode, landed.country, landed.is_paying_customer, landed.content_hash, landed.payload, source.file_number
from load_customers_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_customers_landing) path
  join (values ('recorded/customers/run=20261121T075800Z-…/customers.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_customers_landing;

select file_number, count(*) from load_customers group by file_number;

create or replace temporary table load_run
  (run_number integer, run_id varchar, extracted_at timestamp);

create or replace temporary table load_record as select cast(0 as integer) as run_number, id, record_number, content_hash, date_created as created from staging.woocommerce_customers where false;

create or replace temporary table load_presence as select cast(0 as integer) as run_number, id from staging.woocommerce_customers where false;

create or replace temporary table load_version as select cast(0 as integer) as run_number, id, content_hash, date_created as created, is_deleted,
extracted_at, cast(0 as integer) as content_file, content_run_id, record_number
 from staging.woocommerce_customers where false;

insert into load_run (run_number, run_id, extracted_at) values (?, ?, ?);

insert into load_record
select file_number, id, record_number, content_hash, date_created
from load_customers
qualify row_number() over (partition by file_number, id order by record_number desc) = 1;

select exists (select 1 from ops.load_lock where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar)));

insert into ops.load_lock (source_name, head, times_taken) values (?, ?, ?);

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=false;

update ops.load_lock set times_taken = (ops.load_lock.times_taken + cast(? as int)) where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar));

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

insert into load_version
select -1, id, content_hash, date_created, is_deleted, extracted_at, -1, content_run_id, record_number
from staging.woocommerce_customers
where source_name = ?
qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1;

insert into load_version
select run_number, id, content_hash, created, false, extracted_at, run_number, run_id,
  record_number
from (
  select event.*,
    lag(content_hash) over (partition by id order by run_number) as hash_before,
    lag(is_deleted) over (partition by id order by run_number) as deleted_before
  from (
    select record.run_number, record.id, record.content_hash, record.created,
      false as is_deleted, run.extracted_at, run.run_id, record.record_number
    from load_record record
    join load_run run on run.run_number = record.run_number
    where record.run_number between ? and ?
    union all
    select run_number, id, content_hash, created, is_deleted, extracted_at, content_run_id,
      record_number
    from load_version
    where id in (select id from load_record where run_number between ? and ?)
    qualify row_number() over (partition by id order by run_number desc) = 1
  ) event
) compared
where run_number between ? and ?
  and (hash_before is null or hash_before <> content_hash or deleted_before);

insert into load_version
select ?, version.id, content_hash, created, not is_deleted, ?, content_file,
  content_run_id, version.record_number
from (select * from load_version qualify row_number() over (partition by id order by run_number desc) = 1) version
left join (select id as present from load_record where run_number = ?) seen
  on seen.present = version.id
where case when seen.present is not null then is_deleted
  else not is_deleted and extracted_at < ?
    and (? or (created >= ? and created < ?)) end;

select run_number, sum(case when is_deleted then 0 else 1 end),
  sum(case when is_deleted then 1 else 0 end)
from load_version where run_number >= 0 group by run_number;

insert into staging.woocommerce_customers
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, date_created, date_modified, email, first_name, last_name, role, company, phone, city, state, postcode, country, is_paying_customer, content_hash, payload)
select content.source_name, run.run_id, content.run_id, version.extracted_at,
  version.is_deleted, content.record_number, content.id, content.date_created, content.date_modified, content.email, content.first_name, content.last_name, content.role, content.company, content.phone, content.city, content.state, content.postcode, content.country, content.is_paying_customer, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join staging.woocommerce_customers content
  on content.source_name = ? and content.id = version.id
  and content.run_id = version.content_run_id
where version.content_file = -1;

insert into staging.woocommerce_customers
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, date_created, date_modified, email, first_name, last_name, role, company, phone, city, state, postcode, country, is_paying_customer, content_hash, payload)
select ?, run.run_id, version.content_run_id, version.extracted_at, version.is_deleted,
  version.record_number, content.id, content.date_created, content.date_modified, content.email, content.first_name, content.last_name, content.role, content.company, content.phone, content.city, content.state, content.postcode, content.country, content.is_paying_customer, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join load_customers content
  on content.file_number = version.content_file
  and content.record_number = version.record_number;

insert into ops.load (source_name, head, run_id, source_kind, kind, range_from, range_to, extracted_at, rows_read, rows_new, rows_unchanged, rows_rejected, rows_deleted, source_zone, currency, loaded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

commit;

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=true;

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('recorded/orders/run=20250131T050000Z-…/orders.parquet', 'recorded/orders/run=20250302T050000Z-…/orders.parquet', 'recorded/orders/run=20250401T050000Z-…/orders.parquet', 'recorded/orders/run=20250501T050000Z-…/orders.parquet', 'recorded/orders/run=20250531T050000Z-…/orders.parquet', 'recorded/orders/run=20250630T050000Z-…/orders.parquet', 'recorded/orders/run=20250730T050000Z-…/orders.parquet', 'recorded/orders/run=20250829T050000Z-…/orders.parquet', 'recorded/orders/run=20250928T050000Z-…/orders.parquet', 'recorded/orders/run=20251028T050000Z-…/orders.parquet', 'recorded/orders/run=20251127T050000Z-…/orders.parquet', 'recorded/orders/run=20251227T050000Z-…/orders.parquet', 'recorded/orders/run=20260126T050000Z-…/orders.parquet', 'recorded/orders/run=20260225T050000Z-…/orders.parquet', 'recorded/orders/run=20260327T050000Z-…/orders.parquet', 'recorded/orders/run=20260426T050000Z-…/orders.parquet', 'recorded/orders/run=20260526T050000Z-…/orders.parquet', 'recorded/orders/run=20260625T050000Z-…/orders.parquet', 'recorded/orders/run=20260725T050000Z-…/orders.parquet', 'recorded/orders/run=20260824T050000Z-…/orders.parquet', 'recorded/orders/run=20260923T050000Z-…/orders.parquet', 'recorded/orders/run=20261023T050000Z-…/orders.parquet', 'recorded/orders/run=20261121T075800Z-…/orders.parquet')));

create or replace temporary table load_orders_landing (record_number bigint, id bigint, number varchar, status varchar, currency varchar, created_via varchar, version varchar, prices_include_tax boolean, date_created timestamp without time zone, date_modified timestamp without time zone, date_paid timestamp without time zone, date_completed timestamp without time zone, customer_id bigint, billing_first_name varchar, billing_last_name varchar, billing_company varchar, billing_email varchar, billing_phone varchar, billing_city varchar, billing_state varchar, billing_postcode varchar, billing_country varchar, shipping_city varchar, shipping_state varchar, shipping_postcode varchar, shipping_country varchar, discount_total decimal(18, 4), discount_tax decimal(18, 4), shipping_total decimal(18, 4), shipping_tax decimal(18, 4), cart_tax decimal(18, 4), total decimal(18, 4), total_tax decimal(18, 4), payment_method varchar, payment_method_title varchar, transaction_id varchar, square_order_id varchar, content_hash varchar, payload varchar, landed_from varchar);

copy into load_orders_landing from @staging.lake/
files = ('recorded/orders/run=20250131T050000Z-…/orders.parquet', 'recorded/orders/run=20250302T050000Z-…/orders.parquet', 'recorded/orders/run=20250401T050000Z-…/orders.parquet', 'recorded/orders/run=20250501T050000Z-…/orders.parquet', 'recorded/orders/run=20250531T050000Z-…/orders.parquet', 'recorded/orders/run=20250630T050000Z-…/orders.parquet', 'recorded/orders/run=20250730T050000Z-…/orders.parquet', 'recorded/orders/run=20250829T050000Z-…/orders.parquet', 'recorded/orders/run=20250928T050000Z-…/orders.parquet', 'recorded/orders/run=20251028T050000Z-…/orders.parquet', 'recorded/orders/run=20251127T050000Z-…/orders.parquet', 'recorded/orders/run=20251227T050000Z-…/orders.parquet', 'recorded/orders/run=20260126T050000Z-…/orders.parquet', 'recorded/orders/run=20260225T050000Z-…/orders.parquet', 'recorded/orders/run=20260327T050000Z-…/orders.parquet', 'recorded/orders/run=20260426T050000Z-…/orders.parquet', 'recorded/orders/run=20260526T050000Z-…/orders.parquet', 'recorded/orders/run=20260625T050000Z-…/orders.parquet', 'recorded/orders/run=20260725T050000Z-…/orders.parquet', 'recorded/orders/run=20260824T050000Z-…/orders.parquet', 'recorded/orders/run=20260923T050000Z-…/orders.parquet', 'recorded/orders/run=20261023T050000Z-…/orders.parquet', 'recorded/orders/run=20261121T075800Z-…/orders.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_orders as
select landed.record_number, landed.id, landed.number, landed.status, landed.currency, landed.created_via, landed.version, landed.prices_include_tax, landed.date_created, landed.date_modified, landed.date_paid, landed.date_completed, landed.customer_id, landed.billing_first_name, landed.billing_last_name, landed.billing_company, landed.billing_email, landed.billing_phone, landed.billing_city, landed.billing_state, landed.billing_postcode, landed.billing_country, landed.shipping_city, landed.shipping_state, landed.shipping_postcode, landed.shipping_country, landed.discount_total, landed.discount_tax, landed.shipping_total, landed.shipping_tax, landed.cart_tax, landed.total, landed.total_tax, landed.payment_method, landed.payment_method_title, landed.transaction_id, landed.square_order_id, landed.content_hash, landed.payload, source.file_number
from load_orders_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_orders_landing) path
  join (values ('recorded/orders/run=20250131T050000Z-…/orders.parquet', 0), ('recorded/orders/run=20250302T050000Z-…/orders.parquet', 1), ('recorded/orders/run=20250401T050000Z-…/orders.parquet', 2), ('recorded/orders/run=20250501T050000Z-…/orders.parquet', 3), ('recorded/orders/run=20250531T050000Z-…/orders.parquet', 4), ('recorded/orders/run=20250630T050000Z-…/orders.parquet', 5), ('recorded/orders/run=20250730T050000Z-…/orders.parquet', 6), ('recorded/orders/run=20250829T050000Z-…/orders.parquet', 7), ('recorded/orders/run=20250928T050000Z-…/orders.parquet', 8), ('recorded/orders/run=20251028T050000Z-…/orders.parquet', 9), ('recorded/orders/run=20251127T050000Z-…/orders.parquet', 10), ('recorded/orders/run=20251227T050000Z-…/orders.parquet', 11), ('recorded/orders/run=20260126T050000Z-…/orders.parquet', 12), ('recorded/orders/run=20260225T050000Z-…/orders.parquet', 13), ('recorded/orders/run=20260327T050000Z-…/orders.parquet', 14), ('recorded/orders/run=20260426T050000Z-…/orders.parquet', 15), ('recorded/orders/run=20260526T050000Z-…/orders.parquet', 16), ('recorded/orders/run=20260625T050000Z-…/orders.parquet', 17), ('recorded/orders/run=20260725T050000Z-…/orders.parquet', 18), ('recorded/orders/run=20260824T050000Z-…/orders.parquet', 19), ('recorded/orders/run=20260923T050000Z-…/orders.parquet', 20), ('recorded/orders/run=20261023T050000Z-…/orders.parquet', 21), ('recorded/orders/run=20261121T075800Z-…/orders.parquet', 22)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_orders_landing;

select file_number, count(*) from load_orders group by file_number;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('recorded/orders/run=20250131T050000Z-…/order_lines.parquet', 'recorded/orders/run=20250302T050000Z-…/order_lines.parquet', 'recorded/orders/run=20250401T050000Z-…/order_lines.parquet', 'recorded/orders/run=20250501T050000Z-…/order_lines.parquet', 'recorded/orders/run=20250531T050000Z-…/order_lines.parquet', 'recorded/orders/run=20250630T050000Z-…/order_lines.parquet', 'recorded/orders/run=20250730T050000Z-…/order_lines.parquet', 'recorded/orders/run=20250829T050000Z-…/order_lines.parquet', 'recorded/orders/run=20250928T050000Z-…/order_lines.parquet', 'recorded/orders/run=20251028T050000Z-…/order_lines.parquet', 'recorded/orders/run=20251127T050000Z-…/order_lines.parquet', 'recorded/orders/run=20251227T050000Z-…/order_lines.parquet', 'recorded/orders/run=20260126T050000Z-…/order_lines.parquet', 'recorded/orders/run=20260225T050000Z-…/order_lines.parquet', 'recorded/orders/run=20260327T050000Z-…/order_lines.parquet', 'recorded/orders/run=20260426T050000Z-…/order_lines.parquet', 'recorded/orders/run=20260526T050000Z-…/order_lines.parquet', 'recorded/orders/run=20260625T050000Z-…/order_lines.parquet', 'recorded/orders/run=20260725T050000Z-…/order_lines.parquet', 'recorded/orders/run=20260824T050000Z-…/order_lines.parquet', 'recorded/orders/run=20260923T050000Z-…/order_lines.parquet', 'recorded/orders/run=20261023T050000Z-…/order_lines.parquet', 'recorded/orders/run=20261121T075800Z-…/order_lines.parquet')));

create or replace temporary table load_order_lines_landing (record_number bigint, order_id bigint, id bigint, name varchar, product_id bigint, variation_id bigint, sku varchar, quantity decimal(18, 5), tax_class varchar, subtotal decimal(18, 4), subtotal_tax decimal(18, 4), total decimal(18, 4), total_tax decimal(18, 4), landed_from varchar);

copy into load_order_lines_landing from @staging.lake/
files = ('recorded/orders/run=20250131T050000Z-…/order_lines.parquet', 'recorded/orders/run=20250302T050000Z-…/order_lines.parquet', 'recorded/orders/run=20250401T050000Z-…/order_lines.parquet', 'recorded/orders/run=20250501T050000Z-…/order_lines.parquet', 'recorded/orders/run=20250531T050000Z-…/order_lines.parquet', 'recorded/orders/run=20250630T050000Z-…/order_lines.parquet', 'recorded/orders/run=20250730T050000Z-…/order_lines.parquet', 'recorded/orders/run=20250829T050000Z-…/order_lines.parquet', 'recorded/orders/run=20250928T050000Z-…/order_lines.parquet', 'recorded/orders/run=20251028T050000Z-…/order_lines.parquet', 'recorded/orders/run=20251127T050000Z-…/order_lines.parquet', 'recorded/orders/run=20251227T050000Z-…/order_lines.parquet', 'recorded/orders/run=20260126T050000Z-…/order_lines.parquet', 'recorded/orders/run=20260225T050000Z-…/order_lines.parquet', 'recorded/orders/run=20260327T050000Z-…/order_lines.parquet', 'recorded/orders/run=20260426T050000Z-…/order_lines.parquet', 'recorded/orders/run=20260526T050000Z-…/order_lines.parquet', 'recorded/orders/run=20260625T050000Z-…/order_lines.parquet', 'recorded/orders/run=20260725T050000Z-…/order_lines.parquet', 'recorded/orders/run=20260824T050000Z-…/order_lines.parquet', 'recorded/orders/run=20260923T050000Z-…/order_lines.parquet', 'recorded/orders/run=20261023T050000Z-…/order_lines.parquet', 'recorded/orders/run=20261121T075800Z-…/order_lines.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_order_lines as
select landed.record_number, landed.order_id, landed.id, landed.name, landed.product_id, landed.variation_id, landed.sku, landed.quantity, landed.tax_class, landed.subtotal, landed.subtotal_tax, landed.total, landed.total_tax, source.file_number
from load_order_lines_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_order_lines_landing) path
  join (values ('recorded/orders/run=20250131T050000Z-…/order_lines.parquet', 0), ('recorded/orders/run=20250302T050000Z-…/order_lines.parquet', 1), ('recorded/orders/run=20250401T050000Z-…/order_lines.parquet', 2), ('recorded/orders/run=20250501T050000Z-…/order_lines.parquet', 3), ('recorded/orders/run=20250531T050000Z-…/order_lines.parquet', 4), ('recorded/orders/run=20250630T050000Z-…/order_lines.parquet', 5), ('recorded/orders/run=20250730T050000Z-…/order_lines.parquet', 6), ('recorded/orders/run=20250829T050000Z-…/order_lines.parquet', 7), ('recorded/orders/run=20250928T050000Z-…/order_lines.parquet', 8), ('recorded/orders/run=20251028T050000Z-…/order_lines.parquet', 9), ('recorded/orders/run=20251127T050000Z-…/order_lines.parquet', 10), ('recorded/orders/run=20251227T050000Z-…/order_lines.parquet', 11), ('recorded/orders/run=20260126T050000Z-…/order_lines.parquet', 12), ('recorded/orders/run=20260225T050000Z-…/order_lines.parquet', 13), ('recorded/orders/run=20260327T050000Z-…/order_lines.parquet', 14), ('recorded/orders/run=20260426T050000Z-…/order_lines.parquet', 15), ('recorded/orders/run=20260526T050000Z-…/order_lines.parquet', 16), ('recorded/orders/run=20260625T050000Z-…/order_lines.parquet', 17), ('recorded/orders/run=20260725T050000Z-…/order_lines.parquet', 18), ('recorded/orders/run=20260824T050000Z-…/order_lines.parquet', 19), ('recorded/orders/run=20260923T050000Z-…/order_lines.parquet', 20), ('recorded/orders/run=20261023T050000Z-…/order_lines.parquet', 21), ('recorded/orders/run=20261121T075800Z-…/order_lines.parquet', 22)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_order_lines_landing;

select file_number, count(*) from load_order_lines group by file_number;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('recorded/orders/run=20250131T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20250302T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20250401T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20250501T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20250531T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20250630T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20250730T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20250829T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20250928T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20251028T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20251127T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20251227T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20260126T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20260225T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20260327T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20260426T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20260526T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20260625T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20260725T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20260824T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20260923T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20261023T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20261121T075800Z-…/order_taxes.parquet')));

create or replace temporary table load_order_taxes_landing (record_number bigint, order_id bigint, id bigint, rate_id bigint, rate_code varchar, label varchar, compound boolean, rate_percent decimal(18, 6), tax_total decimal(18, 4), shipping_tax_total decimal(18, 4), landed_from varchar);

copy into load_order_taxes_landing from @staging.lake/
files = ('recorded/orders/run=20250131T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20250302T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20250401T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20250501T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20250531T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20250630T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20250730T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20250829T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20250928T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20251028T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20251127T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20251227T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20260126T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20260225T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20260327T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20260426T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20260526T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20260625T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20260725T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20260824T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20260923T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20261023T050000Z-…/order_taxes.parquet', 'recorded/orders/run=20261121T075800Z-…/order_taxes.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_order_taxes as
select landed.record_number, landed.order_id, landed.id, landed.rate_id, landed.rate_code, landed.label, landed.compound, landed.rate_percent, landed.tax_total, landed.shipping_tax_total, source.file_number
from load_order_taxes_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_order_taxes_landing) path
  join (values ('recorded/orders/run=20250131T050000Z-…/order_taxes.parquet', 0), ('recorded/orders/run=20250302T050000Z-…/order_taxes.parquet', 1), ('recorded/orders/run=20250401T050000Z-…/order_taxes.parquet', 2), ('recorded/orders/run=20250501T050000Z-…/order_taxes.parquet', 3), ('recorded/orders/run=20250531T050000Z-…/order_taxes.parquet', 4), ('recorded/orders/run=20250630T050000Z-…/order_taxes.parquet', 5), ('recorded/orders/run=20250730T050000Z-…/order_taxes.parquet', 6), ('recorded/orders/run=20250829T050000Z-…/order_taxes.parquet', 7), ('recorded/orders/run=20250928T050000Z-…/order_taxes.parquet', 8), ('recorded/orders/run=20251028T050000Z-…/order_taxes.parquet', 9), ('recorded/orders/run=20251127T050000Z-…/order_taxes.parquet', 10), ('recorded/orders/run=20251227T050000Z-…/order_taxes.parquet', 11), ('recorded/orders/run=20260126T050000Z-…/order_taxes.parquet', 12), ('recorded/orders/run=20260225T050000Z-…/order_taxes.parquet', 13), ('recorded/orders/run=20260327T050000Z-…/order_taxes.parquet', 14), ('recorded/orders/run=20260426T050000Z-…/order_taxes.parquet', 15), ('recorded/orders/run=20260526T050000Z-…/order_taxes.parquet', 16), ('recorded/orders/run=20260625T050000Z-…/order_taxes.parquet', 17), ('recorded/orders/run=20260725T050000Z-…/order_taxes.parquet', 18), ('recorded/orders/run=20260824T050000Z-…/order_taxes.parquet', 19), ('recorded/orders/run=20260923T050000Z-…/order_taxes.parquet', 20), ('recorded/orders/run=20261023T050000Z-…/order_taxes.parquet', 21), ('recorded/orders/run=20261121T075800Z-…/order_taxes.parquet', 22)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_order_taxes_landing;

select file_number, count(*) from load_order_taxes group by file_number;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('recorded/orders/run=20250131T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20250302T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20250401T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20250501T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20250531T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20250630T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20250730T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20250829T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20250928T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20251028T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20251127T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20251227T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20260126T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20260225T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20260327T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20260426T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20260526T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20260625T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20260725T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20260824T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20260923T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20261023T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20261121T075800Z-…/order_shipping.parquet')));

create or replace temporary table load_order_shipping_landing (record_number bigint, order_id bigint, id bigint, method_id varchar, method_title varchar, total decimal(18, 4), total_tax decimal(18, 4), landed_from varchar);

copy into load_order_shipping_landing from @staging.lake/
files = ('recorded/orders/run=20250131T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20250302T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20250401T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20250501T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20250531T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20250630T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20250730T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20250829T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20250928T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20251028T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20251127T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20251227T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20260126T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20260225T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20260327T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20260426T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20260526T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20260625T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20260725T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20260824T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20260923T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20261023T050000Z-…/order_shipping.parquet', 'recorded/orders/run=20261121T075800Z-…/order_shipping.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_order_shipping as
select landed.record_number, landed.order_id, landed.id, landed.method_id, landed.method_title, landed.total, landed.total_tax, source.file_number
from load_order_shipping_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_order_shipping_landing) path
  join (values ('recorded/orders/run=20250131T050000Z-…/order_shipping.parquet', 0), ('recorded/orders/run=20250302T050000Z-…/order_shipping.parquet', 1), ('recorded/orders/run=20250401T050000Z-…/order_shipping.parquet', 2), ('recorded/orders/run=20250501T050000Z-…/order_shipping.parquet', 3), ('recorded/orders/run=20250531T050000Z-…/order_shipping.parquet', 4), ('recorded/orders/run=20250630T050000Z-…/order_shipping.parquet', 5), ('recorded/orders/run=20250730T050000Z-…/order_shipping.parquet', 6), ('recorded/orders/run=20250829T050000Z-…/order_shipping.parquet', 7), ('recorded/orders/run=20250928T050000Z-…/order_shipping.parquet', 8), ('recorded/orders/run=20251028T050000Z-…/order_shipping.parquet', 9), ('recorded/orders/run=20251127T050000Z-…/order_shipping.parquet', 10), ('recorded/orders/run=20251227T050000Z-…/order_shipping.parquet', 11), ('recorded/orders/run=20260126T050000Z-…/order_shipping.parquet', 12), ('recorded/orders/run=20260225T050000Z-…/order_shipping.parquet', 13), ('recorded/orders/run=20260327T050000Z-…/order_shipping.parquet', 14), ('recorded/orders/run=20260426T050000Z-…/order_shipping.parquet', 15), ('recorded/orders/run=20260526T050000Z-…/order_shipping.parquet', 16), ('recorded/orders/run=20260625T050000Z-…/order_shipping.parquet', 17), ('recorded/orders/run=20260725T050000Z-…/order_shipping.parquet', 18), ('recorded/orders/run=20260824T050000Z-…/order_shipping.parquet', 19), ('recorded/orders/run=20260923T050000Z-…/order_shipping.parquet', 20), ('recorded/orders/run=20261023T050000Z-…/order_shipping.parquet', 21), ('recorded/orders/run=20261121T075800Z-…/order_shipping.parquet', 22)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_order_shipping_landing;

select file_number, count(*) from load_order_shipping group by file_number;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('recorded/orders/run=20250131T050000Z-…/order_fees.parquet', 'recorded/orders/run=20250302T050000Z-…/order_fees.parquet', 'recorded/orders/run=20250401T050000Z-…/order_fees.parquet', 'recorded/orders/run=20250501T050000Z-…/order_fees.parquet', 'recorded/orders/run=20250531T050000Z-…/order_fees.parquet', 'recorded/orders/run=20250630T050000Z-…/order_fees.parquet', 'recorded/orders/run=20250730T050000Z-…/order_fees.parquet', 'recorded/orders/run=20250829T050000Z-…/order_fees.parquet', 'recorded/orders/run=20250928T050000Z-…/order_fees.parquet', 'recorded/orders/run=20251028T050000Z-…/order_fees.parquet', 'recorded/orders/run=20251127T050000Z-…/order_fees.parquet', 'recorded/orders/run=20251227T050000Z-…/order_fees.parquet', 'recorded/orders/run=20260126T050000Z-…/order_fees.parquet', 'recorded/orders/run=20260225T050000Z-…/order_fees.parquet', 'recorded/orders/run=20260327T050000Z-…/order_fees.parquet', 'recorded/orders/run=20260426T050000Z-…/order_fees.parquet', 'recorded/orders/run=20260526T050000Z-…/order_fees.parquet', 'recorded/orders/run=20260625T050000Z-…/order_fees.parquet', 'recorded/orders/run=20260725T050000Z-…/order_fees.parquet', 'recorded/orders/run=20260824T050000Z-…/order_fees.parquet', 'recorded/orders/run=20260923T050000Z-…/order_fees.parquet', 'recorded/orders/run=20261023T050000Z-…/order_fees.parquet', 'recorded/orders/run=20261121T075800Z-…/order_fees.parquet')));

create or replace temporary table load_order_fees_landing (record_number bigint, order_id bigint, id bigint, name varchar, tax_class varchar, tax_status varchar, total decimal(18, 4), total_tax decimal(18, 4), landed_from varchar);

copy into load_order_fees_landing from @staging.lake/
files = ('recorded/orders/run=20250131T050000Z-…/order_fees.parquet', 'recorded/orders/run=20250302T050000Z-…/order_fees.parquet', 'recorded/orders/run=20250401T050000Z-…/order_fees.parquet', 'recorded/orders/run=20250501T050000Z-…/order_fees.parquet', 'recorded/orders/run=20250531T050000Z-…/order_fees.parquet', 'recorded/orders/run=20250630T050000Z-…/order_fees.parquet', 'recorded/orders/run=20250730T050000Z-…/order_fees.parquet', 'recorded/orders/run=20250829T050000Z-…/order_fees.parquet', 'recorded/orders/run=20250928T050000Z-…/order_fees.parquet', 'recorded/orders/run=20251028T050000Z-…/order_fees.parquet', 'recorded/orders/run=20251127T050000Z-…/order_fees.parquet', 'recorded/orders/run=20251227T050000Z-…/order_fees.parquet', 'recorded/orders/run=20260126T050000Z-…/order_fees.parquet', 'recorded/orders/run=20260225T050000Z-…/order_fees.parquet', 'recorded/orders/run=20260327T050000Z-…/order_fees.parquet', 'recorded/orders/run=20260426T050000Z-…/order_fees.parquet', 'recorded/orders/run=20260526T050000Z-…/order_fees.parquet', 'recorded/orders/run=20260625T050000Z-…/order_fees.parquet', 'recorded/orders/run=20260725T050000Z-…/order_fees.parquet', 'recorded/orders/run=20260824T050000Z-…/order_fees.parquet', 'recorded/orders/run=20260923T050000Z-…/order_fees.parquet', 'recorded/orders/run=20261023T050000Z-…/order_fees.parquet', 'recorded/orders/run=20261121T075800Z-…/order_fees.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_order_fees as
select landed.record_number, landed.order_id, landed.id, landed.name, landed.tax_class, landed.tax_status, landed.total, landed.total_tax, source.file_number
from load_order_fees_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_order_fees_landing) path
  join (values ('recorded/orders/run=20250131T050000Z-…/order_fees.parquet', 0), ('recorded/orders/run=20250302T050000Z-…/order_fees.parquet', 1), ('recorded/orders/run=20250401T050000Z-…/order_fees.parquet', 2), ('recorded/orders/run=20250501T050000Z-…/order_fees.parquet', 3), ('recorded/orders/run=20250531T050000Z-…/order_fees.parquet', 4), ('recorded/orders/run=20250630T050000Z-…/order_fees.parquet', 5), ('recorded/orders/run=20250730T050000Z-…/order_fees.parquet', 6), ('recorded/orders/run=20250829T050000Z-…/order_fees.parquet', 7), ('recorded/orders/run=20250928T050000Z-…/order_fees.parquet', 8), ('recorded/orders/run=20251028T050000Z-…/order_fees.parquet', 9), ('recorded/orders/run=20251127T050000Z-…/order_fees.parquet', 10), ('recorded/orders/run=20251227T050000Z-…/order_fees.parquet', 11), ('recorded/orders/run=20260126T050000Z-…/order_fees.parquet', 12), ('recorded/orders/run=20260225T050000Z-…/order_fees.parquet', 13), ('recorded/orders/run=20260327T050000Z-…/order_fees.parquet', 14), ('recorded/orders/run=20260426T050000Z-…/order_fees.parquet', 15), ('recorded/orders/run=20260526T050000Z-…/order_fees.parquet', 16), ('recorded/orders/run=20260625T050000Z-…/order_fees.parquet', 17), ('recorded/orders/run=20260725T050000Z-…/order_fees.parquet', 18), ('recorded/orders/run=20260824T050000Z-…/order_fees.parquet', 19), ('recorded/orders/run=20260923T050000Z-…/order_fees.parquet', 20), ('recorded/orders/run=20261023T050000Z-…/order_fees.parquet', 21), ('recorded/orders/run=20261121T075800Z-…/order_fees.parquet', 22)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_order_fees_landing;

select file_number, count(*) from load_order_fees group by file_number;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('recorded/orders/run=20250131T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20250302T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20250401T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20250501T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20250531T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20250630T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20250730T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20250829T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20250928T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20251028T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20251127T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20251227T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20260126T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20260225T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20260327T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20260426T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20260526T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20260625T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20260725T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20260824T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20260923T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20261023T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20261121T075800Z-…/order_coupons.parquet')));

create or replace temporary table load_order_coupons_landing (record_number bigint, order_id bigint, id bigint, code varchar, discount_type varchar, discount decimal(18, 4), discount_tax decimal(18, 4), landed_from varchar);

copy into load_order_coupons_landing from @staging.lake/
files = ('recorded/orders/run=20250131T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20250302T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20250401T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20250501T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20250531T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20250630T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20250730T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20250829T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20250928T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20251028T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20251127T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20251227T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20260126T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20260225T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20260327T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20260426T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20260526T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20260625T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20260725T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20260824T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20260923T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20261023T050000Z-…/order_coupons.parquet', 'recorded/orders/run=20261121T075800Z-…/order_coupons.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_order_coupons as
select landed.record_number, landed.order_id, landed.id, landed.code, landed.discount_type, landed.discount, landed.discount_tax, source.file_number
from load_order_coupons_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_order_coupons_landing) path
  join (values ('recorded/orders/run=20250131T050000Z-…/order_coupons.parquet', 0), ('recorded/orders/run=20250302T050000Z-…/order_coupons.parquet', 1), ('recorded/orders/run=20250401T050000Z-…/order_coupons.parquet', 2), ('recorded/orders/run=20250501T050000Z-…/order_coupons.parquet', 3), ('recorded/orders/run=20250531T050000Z-…/order_coupons.parquet', 4), ('recorded/orders/run=20250630T050000Z-…/order_coupons.parquet', 5), ('recorded/orders/run=20250730T050000Z-…/order_coupons.parquet', 6), ('recorded/orders/run=20250829T050000Z-…/order_coupons.parquet', 7), ('recorded/orders/run=20250928T050000Z-…/order_coupons.parquet', 8), ('recorded/orders/run=20251028T050000Z-…/order_coupons.parquet', 9), ('recorded/orders/run=20251127T050000Z-…/order_coupons.parquet', 10), ('recorded/orders/run=20251227T050000Z-…/order_coupons.parquet', 11), ('recorded/orders/run=20260126T050000Z-…/order_coupons.parquet', 12), ('recorded/orders/run=20260225T050000Z-…/order_coupons.parquet', 13), ('recorded/orders/run=20260327T050000Z-…/order_coupons.parquet', 14), ('recorded/orders/run=20260426T050000Z-…/order_coupons.parquet', 15), ('recorded/orders/run=20260526T050000Z-…/order_coupons.parquet', 16), ('recorded/orders/run=20260625T050000Z-…/order_coupons.parquet', 17), ('recorded/orders/run=20260725T050000Z-…/order_coupons.parquet', 18), ('recorded/orders/run=20260824T050000Z-…/order_coupons.parquet', 19), ('recorded/orders/run=20260923T050000Z-…/order_coupons.parquet', 20), ('recorded/orders/run=20261023T050000Z-…/order_coupons.parquet', 21), ('recorded/orders/run=20261121T075800Z-…/order_coupons.parquet', 22)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_order_coupons_landing;

select file_number, count(*) from load_order_coupons group by file_number;

create or replace temporary table load_ids_landing (id varchar, landed_from varchar);

copy into load_ids_landing from @staging.lake/
files = ('recorded/orders/run=20261121T075800Z-…/ids.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_ids as
select landed.id, source.file_number
from load_ids_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_ids_landing) path
  join (values ('recorded/orders/run=20261121T075800Z-…/ids.parquet', 23)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_ids_landing;

select file_number, count(*) from load_ids group by file_number;

create or replace temporary table load_run
  (run_number integer, run_id varchar, extracted_at timestamp);

create or replace temporary table load_record as select cast(0 as integer) as run_number, id, record_number, content_hash, date_created as created from staging.woocommerce_orders where false;

create or replace temporary table load_presence as select cast(0 as integer) as run_number, id from staging.woocommerce_orders where false;

create or replace temporary table load_version as select cast(0 as integer) as run_number, id, content_hash, date_created as created, is_deleted,
extracted_at, cast(0 as integer) as content_file, content_run_id, record_number
 from staging.woocommerce_orders where false;

insert into load_run (run_number, run_id, extracted_at) values (?, ?, ?);

insert into load_record
select file_number, id, record_number, content_hash, date_created
from load_orders
qualify row_number() over (partition by file_number, id order by record_number desc) = 1;

insert into load_presence select distinct file_number, id from load_ids;

select exists (select 1 from ops.load_lock where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar)));

insert into ops.load_lock (source_name, head, times_taken) values (?, ?, ?);

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=false;

update ops.load_lock set times_taken = (ops.load_lock.times_taken + cast(? as int)) where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar));

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

insert into load_version
select -1, id, content_hash, date_created, is_deleted, extracted_at, -1, content_run_id, record_number
from staging.woocommerce_orders
where source_name = ?
qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1;

insert into load_version
select run_number, id, content_hash, created, false, extracted_at, run_number, run_id,
  record_number
from (
  select event.*,
    lag(content_hash) over (partition by id order by run_number) as hash_before,
    lag(is_deleted) over (partition by id order by run_number) as deleted_before
  from (
    select record.run_number, record.id, record.content_hash, record.created,
      false as is_deleted, run.extracted_at, run.run_id, record.record_number
    from load_record record
    join load_run run on run.run_number = record.run_number
    where record.run_number between ? and ?
    union all
    select run_number, id, content_hash, created, is_deleted, extracted_at, content_run_id,
      record_number
    from load_version
    where id in (select id from load_record where run_number between ? and ?)
    qualify row_number() over (partition by id order by run_number desc) = 1
  ) event
) compared
where run_number between ? and ?
  and (hash_before is null or hash_before <> content_hash or deleted_before);

insert into load_version
select ?, version.id, content_hash, created, not is_deleted, ?, content_file,
  content_run_id, version.record_number
from (select * from load_version qualify row_number() over (partition by id order by run_number desc) = 1) version
left join (select id as present from load_presence where run_number = ?) seen
  on seen.present = version.id
where case when seen.present is not null then is_deleted
  else not is_deleted and extracted_at < ?
    and (? or (created >= ? and created < ?)) end;

select run_number, sum(case when is_deleted then 0 else 1 end),
  sum(case when is_deleted then 1 else 0 end)
from load_version where run_number >= 0 group by run_number;

insert into staging.woocommerce_orders
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, number, status, currency, created_via, version, prices_include_tax, date_created, date_modified, date_paid, date_completed, customer_id, billing_first_name, billing_last_name, billing_company, billing_email, billing_phone, billing_city, billing_state, billing_postcode, billing_country, shipping_city, shipping_state, shipping_postcode, shipping_country, discount_total, discount_tax, shipping_total, shipping_tax, cart_tax, total, total_tax, payment_method, payment_method_title, transaction_id, square_order_id, content_hash, payload)
select content.source_name, run.run_id, content.run_id, version.extracted_at,
  version.is_deleted, content.record_number, content.id, content.number, content.status, content.currency, content.created_via, content.version, content.prices_include_tax, content.date_created, content.date_modified, content.date_paid, content.date_completed, content.customer_id, content.billing_first_name, content.billing_last_name, content.billing_company, content.billing_email, content.billing_phone, content.billing_city, content.billing_state, content.billing_postcode, content.billing_country, content.shipping_city, content.shipping_state, content.shipping_postcode, content.shipping_country, content.discount_total, content.discount_tax, content.shipping_total, content.shipping_tax, content.cart_tax, content.total, content.total_tax, content.payment_method, content.payment_method_title, content.transaction_id, content.square_order_id, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join staging.woocommerce_orders content
  on content.source_name = ? and content.id = version.id
  and content.run_id = version.content_run_id
where version.content_file = -1;

insert into staging.woocommerce_orders
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, number, status, currency, created_via, version, prices_include_tax, date_created, date_modified, date_paid, date_completed, customer_id, billing_first_name, billing_last_name, billing_company, billing_email, billing_phone, billing_city, billing_state, billing_postcode, billing_country, shipping_city, shipping_state, shipping_postcode, shipping_country, discount_total, discount_tax, shipping_total, shipping_tax, cart_tax, total, total_tax, payment_method, payment_method_title, transaction_id, square_order_id, content_hash, payload)
select ?, run.run_id, version.content_run_id, version.extracted_at, version.is_deleted,
  version.record_number, content.id, content.number, content.status, content.currency, content.created_via, content.version, content.prices_include_tax, content.date_created, content.date_modified, content.date_paid, content.date_completed, content.customer_id, content.billing_first_name, content.billing_last_name, content.billing_company, content.billing_email, content.billing_phone, content.billing_city, content.billing_state, content.billing_postcode, content.billing_country, content.shipping_city, content.shipping_state, content.shipping_postcode, content.shipping_country, content.discount_total, content.discount_tax, content.shipping_total, content.shipping_tax, content.cart_tax, content.total, content.total_tax, content.payment_method, content.payment_method_title, content.transaction_id, content.square_order_id, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join load_orders content
  on content.file_number = version.content_file
  and content.record_number = version.record_number;

insert into staging.woocommerce_order_lines (source_name, run_id, record_number, order_id, id, name, product_id, variation_id, sku, quantity, tax_class, subtotal, subtotal_tax, total, total_tax)
select ?, run.run_id, content.record_number, content.order_id, content.id, content.name, content.product_id, content.variation_id, content.sku, content.quantity, content.tax_class, content.subtotal, content.subtotal_tax, content.total, content.total_tax
from load_version version
join load_run run on run.run_number = version.run_number
join load_order_lines content
  on content.file_number = version.run_number
  and content.record_number = version.record_number
where version.content_file = version.run_number;

insert into staging.woocommerce_order_taxes (source_name, run_id, record_number, order_id, id, rate_id, rate_code, label, compound, rate_percent, tax_total, shipping_tax_total)
select ?, run.run_id, content.record_number, content.order_id, content.id, content.rate_id, content.rate_code, content.label, content.compound, content.rate_percent, content.tax_total, content.shipping_tax_total
from load_version version
join load_run run on run.run_number = version.run_number
join load_order_taxes content
  on content.file_number = version.run_number
  and content.record_number = version.record_number
where version.content_file = version.run_number;

insert into staging.woocommerce_order_shipping (source_name, run_id, record_number, order_id, id, method_id, method_title, total, total_tax)
select ?, run.run_id, content.record_number, content.order_id, content.id, content.method_id, content.method_title, content.total, content.total_tax
from load_version version
join load_run run on run.run_number = version.run_number
join load_order_shipping content
  on content.file_number = version.run_number
  and content.record_number = version.record_number
where version.content_file = version.run_number;

insert into staging.woocommerce_order_fees (source_name, run_id, record_number, order_id, id, name, tax_class, tax_status, total, total_tax)
select ?, run.run_id, content.record_number, content.order_id, content.id, content.name, content.tax_class, content.tax_status, content.total, content.total_tax
from load_version version
join load_run run on run.run_number = version.run_number
join load_order_fees content
  on content.file_number = version.run_number
  and content.record_number = version.record_number
where version.content_file = version.run_number;

insert into staging.woocommerce_order_coupons (source_name, run_id, record_number, order_id, id, code, discount_type, discount, discount_tax)
select ?, run.run_id, content.record_number, content.order_id, content.id, content.code, content.discount_type, content.discount, content.discount_tax
from load_version version
join load_run run on run.run_number = version.run_number
join load_order_coupons content
  on content.file_number = version.run_number
  and content.record_number = version.record_number
where version.content_file = version.run_number;

insert into ops.load (source_name, head, run_id, source_kind, kind, range_from, range_to, extracted_at, rows_read, rows_new, rows_unchanged, rows_rejected, rows_deleted, source_zone, currency, loaded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

commit;

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=true;

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('recorded/products/run=20261121T075800Z-…/products.parquet')));

create or replace temporary table load_products_landing (record_number bigint, id bigint, name varchar, slug varchar, type varchar, status varchar, sku varchar, price decimal(18, 4), regular_price decimal(18, 4), sale_price decimal(18, 4), date_created timestamp without time zone, date_modified timestamp without time zone, manage_stock boolean, stock_quantity decimal(18, 5), stock_status varchar, tax_class varchar, content_hash varchar, payload varchar, landed_from varchar);

copy into load_products_landing from @staging.lake/
files = ('recorded/products/run=20261121T075800Z-…/products.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_products as
select landed.record_number, landed.id, landed.name, landed.slug, landed.type, landed.status, landed.sku, landed.price, landed.regular_price, landed.sale_price, landed.date_created, landed.date_modified, landed.manage_stock, landed.stock_quantity, landed.stock_status, landed.tax_class, landed.content_hash, landed.payload, source.file_number
from load_products_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_products_landing) path
  join (values ('recorded/products/run=20261121T075800Z-…/products.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_products_landing;

select file_number, count(*) from load_products group by file_number;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('recorded/products/run=20261121T075800Z-…/product_categories.parquet')));

create or replace temporary table load_product_categories_landing (record_number bigint, product_id bigint, category_id bigint, landed_from varchar);

copy into load_product_categories_landing from @staging.lake/
files = ('recorded/products/run=20261121T075800Z-…/product_categories.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_product_categories as
select landed.record_number, landed.product_id, landed.category_id, source.file_number
from load_product_categories_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_product_categories_landing) path
  join (values ('recorded/products/run=20261121T075800Z-…/product_categories.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_product_categories_landing;

select file_number, count(*) from load_product_categories group by file_number;

create or replace temporary table load_run
  (run_number integer, run_id varchar, extracted_at timestamp);

create or replace temporary table load_record as select cast(0 as integer) as run_number, id, record_number, content_hash, date_created as created from staging.woocommerce_products where false;

create or replace temporary table load_presence as select cast(0 as integer) as run_number, id from staging.woocommerce_products where false;

create or replace temporary table load_version as select cast(0 as integer) as run_number, id, content_hash, date_created as created, is_deleted,
extracted_at, cast(0 as integer) as content_file, content_run_id, record_number
 from staging.woocommerce_products where false;

insert into load_run (run_number, run_id, extracted_at) values (?, ?, ?);

insert into load_record
select file_number, id, record_number, content_hash, date_created
from load_products
qualify row_number() over (partition by file_number, id order by record_number desc) = 1;

select exists (select 1 from ops.load_lock where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar)));

insert into ops.load_lock (source_name, head, times_taken) values (?, ?, ?);

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=false;

update ops.load_lock set times_taken = (ops.load_lock.times_taken + cast(? as int)) where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar));

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

insert into load_version
select -1, id, content_hash, date_created, is_deleted, extracted_at, -1, content_run_id, record_number
from staging.woocommerce_products
where source_name = ?
qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1;

insert into load_version
select run_number, id, content_hash, created, false, extracted_at, run_number, run_id,
  record_number
from (
  select event.*,
    lag(content_hash) over (partition by id order by run_number) as hash_before,
    lag(is_deleted) over (partition by id order by run_number) as deleted_before
  from (
    select record.run_number, record.id, record.content_hash, record.created,
      false as is_deleted, run.extracted_at, run.run_id, record.record_number
    from load_record record
    join load_run run on run.run_number = record.run_number
    where record.run_number between ? and ?
    union all
    select run_number, id, content_hash, created, is_deleted, extracted_at, content_run_id,
      record_number
    from load_version
    where id in (select id from load_record where run_number between ? and ?)
    qualify row_number() over (partition by id order by run_number desc) = 1
  ) event
) compared
where run_number between ? and ?
  and (hash_before is null or hash_before <> content_hash or deleted_before);

insert into load_version
select ?, version.id, content_hash, created, not is_deleted, ?, content_file,
  content_run_id, version.record_number
from (select * from load_version qualify row_number() over (partition by id order by run_number desc) = 1) version
left join (select id as present from load_record where run_number = ?) seen
  on seen.present = version.id
where case when seen.present is not null then is_deleted
  else not is_deleted and extracted_at < ?
    and (? or (created >= ? and created < ?)) end;

select run_number, sum(case when is_deleted then 0 else 1 end),
  sum(case when is_deleted then 1 else 0 end)
from load_version where run_number >= 0 group by run_number;

insert into staging.woocommerce_products
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, name, slug, type, status, sku, price, regular_price, sale_price, date_created, date_modified, manage_stock, stock_quantity, stock_status, tax_class, content_hash, payload)
select content.source_name, run.run_id, content.run_id, version.extracted_at,
  version.is_deleted, content.record_number, content.id, content.name, content.slug, content.type, content.status, content.sku, content.price, content.regular_price, content.sale_price, content.date_created, content.date_modified, content.manage_stock, content.stock_quantity, content.stock_status, content.tax_class, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join staging.woocommerce_products content
  on content.source_name = ? and content.id = version.id
  and content.run_id = version.content_run_id
where version.content_file = -1;

insert into staging.woocommerce_products
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, name, slug, type, status, sku, price, regular_price, sale_price, date_created, date_modified, manage_stock, stock_quantity, stock_status, tax_class, content_hash, payload)
select ?, run.run_id, version.content_run_id, version.extracted_at, version.is_deleted,
  version.record_number, content.id, content.name, content.slug, content.type, content.status, content.sku, content.price, content.regular_price, content.sale_price, content.date_created, content.date_modified, content.manage_stock, content.stock_quantity, content.stock_status, content.tax_class, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join load_products content
  on content.file_number = version.content_file
  and content.record_number = version.record_number;

insert into staging.woocommerce_product_categories (source_name, run_id, record_number, product_id, category_id)
select ?, run.run_id, content.record_number, content.product_id, content.category_id
from load_version version
join load_run run on run.run_number = version.run_number
join load_product_categories content
  on content.file_number = version.run_number
  and content.record_number = version.record_number
where version.content_file = version.run_number;

insert into ops.load (source_name, head, run_id, source_kind, kind, range_from, range_to, extracted_at, rows_read, rows_new, rows_unchanged, rows_rejected, rows_deleted, source_zone, currency, loaded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

commit;

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=true;

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('recorded/refunds/run=20250131T050000Z-…/refunds.parquet', 'recorded/refunds/run=20250302T050000Z-…/refunds.parquet', 'recorded/refunds/run=20250401T050000Z-…/refunds.parquet', 'recorded/refunds/run=20250501T050000Z-…/refunds.parquet', 'recorded/refunds/run=20250531T050000Z-…/refunds.parquet', 'recorded/refunds/run=20250630T050000Z-…/refunds.parquet', 'recorded/refunds/run=20250730T050000Z-…/refunds.parquet', 'recorded/refunds/run=20250829T050000Z-…/refunds.parquet', 'recorded/refunds/run=20250928T050000Z-…/refunds.parquet', 'recorded/refunds/run=20251028T050000Z-…/refunds.parquet', 'recorded/refunds/run=20251127T050000Z-…/refunds.parquet', 'recorded/refunds/run=20251227T050000Z-…/refunds.parquet', 'recorded/refunds/run=20260126T050000Z-…/refunds.parquet', 'recorded/refunds/run=20260225T050000Z-…/refunds.parquet', 'recorded/refunds/run=20260327T050000Z-…/refunds.parquet', 'recorded/refunds/run=20260426T050000Z-…/refunds.parquet', 'recorded/refunds/run=20260526T050000Z-…/refunds.parquet', 'recorded/refunds/run=20260625T050000Z-…/refunds.parquet', 'recorded/refunds/run=20260725T050000Z-…/refunds.parquet', 'recorded/refunds/run=20260824T050000Z-…/refunds.parquet', 'recorded/refunds/run=20260923T050000Z-…/refunds.parquet', 'recorded/refunds/run=20261023T050000Z-…/refunds.parquet', 'recorded/refunds/run=20261121T075800Z-…/refunds.parquet')));

create or replace temporary table load_refunds_landing (record_number bigint, id bigint, parent_id bigint, date_created timestamp without time zone, amount decimal(18, 4), reason varchar, refunded_by bigint, refunded_payment boolean, content_hash varchar, payload varchar, landed_from varchar);

copy into load_refunds_landing from @staging.lake/
files = ('recorded/refunds/run=20250131T050000Z-…/refunds.parquet', 'recorded/refunds/run=20250302T050000Z-…/refunds.parquet', 'recorded/refunds/run=20250401T050000Z-…/refunds.parquet', 'recorded/refunds/run=20250501T050000Z-…/refunds.parquet', 'recorded/refunds/run=20250531T050000Z-…/refunds.parquet', 'recorded/refunds/run=20250630T050000Z-…/refunds.parquet', 'recorded/refunds/run=20250730T050000Z-…/refunds.parquet', 'recorded/refunds/run=20250829T050000Z-…/refunds.parquet', 'recorded/refunds/run=20250928T050000Z-…/refunds.parquet', 'recorded/refunds/run=20251028T050000Z-…/refunds.parquet', 'recorded/refunds/run=20251127T050000Z-…/refunds.parquet', 'recorded/refunds/run=20251227T050000Z-…/refunds.parquet', 'recorded/refunds/run=20260126T050000Z-…/refunds.parquet', 'recorded/refunds/run=20260225T050000Z-…/refunds.parquet', 'recorded/refunds/run=20260327T050000Z-…/refunds.parquet', 'recorded/refunds/run=20260426T050000Z-…/refunds.parquet', 'recorded/refunds/run=20260526T050000Z-…/refunds.parquet', 'recorded/refunds/run=20260625T050000Z-…/refunds.parquet', 'recorded/refunds/run=20260725T050000Z-…/refunds.parquet', 'recorded/refunds/run=20260824T050000Z-…/refunds.parquet', 'recorded/refunds/run=20260923T050000Z-…/refunds.parquet', 'recorded/refunds/run=20261023T050000Z-…/refunds.parquet', 'recorded/refunds/run=20261121T075800Z-…/refunds.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_refunds as
select landed.record_number, landed.id, landed.parent_id, landed.date_created, landed.amount, landed.reason, landed.refunded_by, landed.refunded_payment, landed.content_hash, landed.payload, source.file_number
from load_refunds_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_refunds_landing) path
  join (values ('recorded/refunds/run=20250131T050000Z-…/refunds.parquet', 0), ('recorded/refunds/run=20250302T050000Z-…/refunds.parquet', 1), ('recorded/refunds/run=20250401T050000Z-…/refunds.parquet', 2), ('recorded/refunds/run=20250501T050000Z-…/refunds.parquet', 3), ('recorded/refunds/run=20250531T050000Z-…/refunds.parquet', 4), ('recorded/refunds/run=20250630T050000Z-…/refunds.parquet', 5), ('recorded/refunds/run=20250730T050000Z-…/refunds.parquet', 6), ('recorded/refunds/run=20250829T050000Z-…/refunds.parquet', 7), ('recorded/refunds/run=20250928T050000Z-…/refunds.parquet', 8), ('recorded/refunds/run=20251028T050000Z-…/refunds.parquet', 9), ('recorded/refunds/run=20251127T050000Z-…/refunds.parquet', 10), ('recorded/refunds/run=20251227T050000Z-…/refunds.parquet', 11), ('recorded/refunds/run=20260126T050000Z-…/refunds.parquet', 12), ('recorded/refunds/run=20260225T050000Z-…/refunds.parquet', 13), ('recorded/refunds/run=20260327T050000Z-…/refunds.parquet', 14), ('recorded/refunds/run=20260426T050000Z-…/refunds.parquet', 15), ('recorded/refunds/run=20260526T050000Z-…/refunds.parquet', 16), ('recorded/refunds/run=20260625T050000Z-…/refunds.parquet', 17), ('recorded/refunds/run=20260725T050000Z-…/refunds.parquet', 18), ('recorded/refunds/run=20260824T050000Z-…/refunds.parquet', 19), ('recorded/refunds/run=20260923T050000Z-…/refunds.parquet', 20), ('recorded/refunds/run=20261023T050000Z-…/refunds.parquet', 21), ('recorded/refunds/run=20261121T075800Z-…/refunds.parquet', 22)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_refunds_landing;

select file_number, count(*) from load_refunds group by file_number;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('recorded/refunds/run=20250131T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20250302T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20250401T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20250501T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20250531T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20250630T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20250730T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20250829T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20250928T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20251028T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20251127T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20251227T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20260126T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20260225T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20260327T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20260426T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20260526T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20260625T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20260725T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20260824T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20260923T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20261023T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20261121T075800Z-…/refund_lines.parquet')));

create or replace temporary table load_refund_lines_landing (record_number bigint, refund_id bigint, id bigint, refunded_item_id bigint, name varchar, product_id bigint, variation_id bigint, sku varchar, quantity decimal(18, 5), total decimal(18, 4), total_tax decimal(18, 4), landed_from varchar);

copy into load_refund_lines_landing from @staging.lake/
files = ('recorded/refunds/run=20250131T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20250302T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20250401T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20250501T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20250531T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20250630T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20250730T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20250829T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20250928T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20251028T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20251127T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20251227T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20260126T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20260225T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20260327T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20260426T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20260526T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20260625T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20260725T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20260824T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20260923T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20261023T050000Z-…/refund_lines.parquet', 'recorded/refunds/run=20261121T075800Z-…/refund_lines.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_refund_lines as
select landed.record_number, landed.refund_id, landed.id, landed.refunded_item_id, landed.name, landed.product_id, landed.variation_id, landed.sku, landed.quantity, landed.total, landed.total_tax, source.file_number
from load_refund_lines_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_refund_lines_landing) path
  join (values ('recorded/refunds/run=20250131T050000Z-…/refund_lines.parquet', 0), ('recorded/refunds/run=20250302T050000Z-…/refund_lines.parquet', 1), ('recorded/refunds/run=20250401T050000Z-…/refund_lines.parquet', 2), ('recorded/refunds/run=20250501T050000Z-…/refund_lines.parquet', 3), ('recorded/refunds/run=20250531T050000Z-…/refund_lines.parquet', 4), ('recorded/refunds/run=20250630T050000Z-…/refund_lines.parquet', 5), ('recorded/refunds/run=20250730T050000Z-…/refund_lines.parquet', 6), ('recorded/refunds/run=20250829T050000Z-…/refund_lines.parquet', 7), ('recorded/refunds/run=20250928T050000Z-…/refund_lines.parquet', 8), ('recorded/refunds/run=20251028T050000Z-…/refund_lines.parquet', 9), ('recorded/refunds/run=20251127T050000Z-…/refund_lines.parquet', 10), ('recorded/refunds/run=20251227T050000Z-…/refund_lines.parquet', 11), ('recorded/refunds/run=20260126T050000Z-…/refund_lines.parquet', 12), ('recorded/refunds/run=20260225T050000Z-…/refund_lines.parquet', 13), ('recorded/refunds/run=20260327T050000Z-…/refund_lines.parquet', 14), ('recorded/refunds/run=20260426T050000Z-…/refund_lines.parquet', 15), ('recorded/refunds/run=20260526T050000Z-…/refund_lines.parquet', 16), ('recorded/refunds/run=20260625T050000Z-…/refund_lines.parquet', 17), ('recorded/refunds/run=20260725T050000Z-…/refund_lines.parquet', 18), ('recorded/refunds/run=20260824T050000Z-…/refund_lines.parquet', 19), ('recorded/refunds/run=20260923T050000Z-…/refund_lines.parquet', 20), ('recorded/refunds/run=20261023T050000Z-…/refund_lines.parquet', 21), ('recorded/refunds/run=20261121T075800Z-…/refund_lines.parquet', 22)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_refund_lines_landing;

select file_number, count(*) from load_refund_lines group by file_number;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('recorded/refunds/run=20250131T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20250302T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20250401T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20250501T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20250531T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20250630T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20250730T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20250829T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20250928T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20251028T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20251127T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20251227T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20260126T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20260225T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20260327T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20260426T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20260526T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20260625T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20260725T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20260824T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20260923T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20261023T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20261121T075800Z-…/refund_shipping.parquet')));

create or replace temporary table load_refund_shipping_landing (record_number bigint, refund_id bigint, id bigint, method_id varchar, total decimal(18, 4), total_tax decimal(18, 4), landed_from varchar);

copy into load_refund_shipping_landing from @staging.lake/
files = ('recorded/refunds/run=20250131T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20250302T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20250401T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20250501T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20250531T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20250630T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20250730T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20250829T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20250928T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20251028T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20251127T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20251227T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20260126T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20260225T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20260327T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20260426T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20260526T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20260625T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20260725T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20260824T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20260923T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20261023T050000Z-…/refund_shipping.parquet', 'recorded/refunds/run=20261121T075800Z-…/refund_shipping.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_refund_shipping as
select landed.record_number, landed.refund_id, landed.id, landed.method_id, landed.total, landed.total_tax, source.file_number
from load_refund_shipping_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_refund_shipping_landing) path
  join (values ('recorded/refunds/run=20250131T050000Z-…/refund_shipping.parquet', 0), ('recorded/refunds/run=20250302T050000Z-…/refund_shipping.parquet', 1), ('recorded/refunds/run=20250401T050000Z-…/refund_shipping.parquet', 2), ('recorded/refunds/run=20250501T050000Z-…/refund_shipping.parquet', 3), ('recorded/refunds/run=20250531T050000Z-…/refund_shipping.parquet', 4), ('recorded/refunds/run=20250630T050000Z-…/refund_shipping.parquet', 5), ('recorded/refunds/run=20250730T050000Z-…/refund_shipping.parquet', 6), ('recorded/refunds/run=20250829T050000Z-…/refund_shipping.parquet', 7), ('recorded/refunds/run=20250928T050000Z-…/refund_shipping.parquet', 8), ('recorded/refunds/run=20251028T050000Z-…/refund_shipping.parquet', 9), ('recorded/refunds/run=20251127T050000Z-…/refund_shipping.parquet', 10), ('recorded/refunds/run=20251227T050000Z-…/refund_shipping.parquet', 11), ('recorded/refunds/run=20260126T050000Z-…/refund_shipping.parquet', 12), ('recorded/refunds/run=20260225T050000Z-…/refund_shipping.parquet', 13), ('recorded/refunds/run=20260327T050000Z-…/refund_shipping.parquet', 14), ('recorded/refunds/run=20260426T050000Z-…/refund_shipping.parquet', 15), ('recorded/refunds/run=20260526T050000Z-…/refund_shipping.parquet', 16), ('recorded/refunds/run=20260625T050000Z-…/refund_shipping.parquet', 17), ('recorded/refunds/run=20260725T050000Z-…/refund_shipping.parquet', 18), ('recorded/refunds/run=20260824T050000Z-…/refund_shipping.parquet', 19), ('recorded/refunds/run=20260923T050000Z-…/refund_shipping.parquet', 20), ('recorded/refunds/run=20261023T050000Z-…/refund_shipping.parquet', 21), ('recorded/refunds/run=20261121T075800Z-…/refund_shipping.parquet', 22)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_refund_shipping_landing;

select file_number, count(*) from load_refund_shipping group by file_number;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('recorded/refunds/run=20250131T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20250302T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20250401T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20250501T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20250531T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20250630T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20250730T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20250829T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20250928T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20251028T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20251127T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20251227T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20260126T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20260225T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20260327T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20260426T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20260526T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20260625T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20260725T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20260824T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20260923T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20261023T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20261121T075800Z-…/refund_fees.parquet')));

create or replace temporary table load_refund_fees_landing (record_number bigint, refund_id bigint, id bigint, name varchar, total decimal(18, 4), total_tax decimal(18, 4), landed_from varchar);

copy into load_refund_fees_landing from @staging.lake/
files = ('recorded/refunds/run=20250131T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20250302T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20250401T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20250501T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20250531T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20250630T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20250730T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20250829T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20250928T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20251028T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20251127T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20251227T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20260126T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20260225T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20260327T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20260426T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20260526T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20260625T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20260725T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20260824T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20260923T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20261023T050000Z-…/refund_fees.parquet', 'recorded/refunds/run=20261121T075800Z-…/refund_fees.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_refund_fees as
select landed.record_number, landed.refund_id, landed.id, landed.name, landed.total, landed.total_tax, source.file_number
from load_refund_fees_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_refund_fees_landing) path
  join (values ('recorded/refunds/run=20250131T050000Z-…/refund_fees.parquet', 0), ('recorded/refunds/run=20250302T050000Z-…/refund_fees.parquet', 1), ('recorded/refunds/run=20250401T050000Z-…/refund_fees.parquet', 2), ('recorded/refunds/run=20250501T050000Z-…/refund_fees.parquet', 3), ('recorded/refunds/run=20250531T050000Z-…/refund_fees.parquet', 4), ('recorded/refunds/run=20250630T050000Z-…/refund_fees.parquet', 5), ('recorded/refunds/run=20250730T050000Z-…/refund_fees.parquet', 6), ('recorded/refunds/run=20250829T050000Z-…/refund_fees.parquet', 7), ('recorded/refunds/run=20250928T050000Z-…/refund_fees.parquet', 8), ('recorded/refunds/run=20251028T050000Z-…/refund_fees.parquet', 9), ('recorded/refunds/run=20251127T050000Z-…/refund_fees.parquet', 10), ('recorded/refunds/run=20251227T050000Z-…/refund_fees.parquet', 11), ('recorded/refunds/run=20260126T050000Z-…/refund_fees.parquet', 12), ('recorded/refunds/run=20260225T050000Z-…/refund_fees.parquet', 13), ('recorded/refunds/run=20260327T050000Z-…/refund_fees.parquet', 14), ('recorded/refunds/run=20260426T050000Z-…/refund_fees.parquet', 15), ('recorded/refunds/run=20260526T050000Z-…/refund_fees.parquet', 16), ('recorded/refunds/run=20260625T050000Z-…/refund_fees.parquet', 17), ('recorded/refunds/run=20260725T050000Z-…/refund_fees.parquet', 18), ('recorded/refunds/run=20260824T050000Z-…/refund_fees.parquet', 19), ('recorded/refunds/run=20260923T050000Z-…/refund_fees.parquet', 20), ('recorded/refunds/run=20261023T050000Z-…/refund_fees.parquet', 21), ('recorded/refunds/run=20261121T075800Z-…/refund_fees.parquet', 22)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_refund_fees_landing;

select file_number, count(*) from load_refund_fees group by file_number;

create or replace temporary table load_ids_landing (id varchar, landed_from varchar);

copy into load_ids_landing from @staging.lake/
files = ('recorded/refunds/run=20261121T075800Z-…/ids.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_ids as
select landed.id, source.file_number
from load_ids_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_ids_landing) path
  join (values ('recorded/refunds/run=20261121T075800Z-…/ids.parquet', 23)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_ids_landing;

select file_number, count(*) from load_ids group by file_number;

create or replace temporary table load_run
  (run_number integer, run_id varchar, extracted_at timestamp);

create or replace temporary table load_record as select cast(0 as integer) as run_number, id, record_number, content_hash, date_created as created from staging.woocommerce_refunds where false;

create or replace temporary table load_presence as select cast(0 as integer) as run_number, id from staging.woocommerce_refunds where false;

create or replace temporary table load_version as select cast(0 as integer) as run_number, id, content_hash, date_created as created, is_deleted,
extracted_at, cast(0 as integer) as content_file, content_run_id, record_number
 from staging.woocommerce_refunds where false;

insert into load_run (run_number, run_id, extracted_at) values (?, ?, ?);

insert into load_record
select file_number, id, record_number, content_hash, date_created
from load_refunds
qualify row_number() over (partition by file_number, id order by record_number desc) = 1;

insert into load_presence select distinct file_number, id from load_ids;

select exists (select 1 from ops.load_lock where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar)));

insert into ops.load_lock (source_name, head, times_taken) values (?, ?, ?);

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=false;

update ops.load_lock set times_taken = (ops.load_lock.times_taken + cast(? as int)) where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar));

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

insert into load_version
select -1, id, content_hash, date_created, is_deleted, extracted_at, -1, content_run_id, record_number
from staging.woocommerce_refunds
where source_name = ?
qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1;

insert into load_version
select run_number, id, content_hash, created, false, extracted_at, run_number, run_id,
  record_number
from (
  select event.*,
    lag(content_hash) over (partition by id order by run_number) as hash_before,
    lag(is_deleted) over (partition by id order by run_number) as deleted_before
  from (
    select record.run_number, record.id, record.content_hash, record.created,
      false as is_deleted, run.extracted_at, run.run_id, record.record_number
    from load_record record
    join load_run run on run.run_number = record.run_number
    where record.run_number between ? and ?
    union all
    select run_number, id, content_hash, created, is_deleted, extracted_at, content_run_id,
      record_number
    from load_version
    where id in (select id from load_record where run_number between ? and ?)
    qualify row_number() over (partition by id order by run_number desc) = 1
  ) event
) compared
where run_number between ? and ?
  and (hash_before is null or hash_before <> content_hash or deleted_before);

insert into load_version
select ?, version.id, content_hash, created, not is_deleted, ?, content_file,
  content_run_id, version.record_number
from (select * from load_version qualify row_number() over (partition by id order by run_number desc) = 1) version
left join (select id as present from load_presence where run_number = ?) seen
  on seen.present = version.id
where case when seen.present is not null then is_deleted
  else not is_deleted and extracted_at < ?
    and (? or (created >= ? and created < ?)) end;

select run_number, sum(case when is_deleted then 0 else 1 end),
  sum(case when is_deleted then 1 else 0 end)
from load_version where run_number >= 0 group by run_number;

insert into staging.woocommerce_refunds
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, parent_id, date_created, amount, reason, refunded_by, refunded_payment, content_hash, payload)
select content.source_name, run.run_id, content.run_id, version.extracted_at,
  version.is_deleted, content.record_number, content.id, content.parent_id, content.date_created, content.amount, content.reason, content.refunded_by, content.refunded_payment, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join staging.woocommerce_refunds content
  on content.source_name = ? and content.id = version.id
  and content.run_id = version.content_run_id
where version.content_file = -1;

insert into staging.woocommerce_refunds
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, parent_id, date_created, amount, reason, refunded_by, refunded_payment, content_hash, payload)
select ?, run.run_id, version.content_run_id, version.extracted_at, version.is_deleted,
  version.record_number, content.id, content.parent_id, content.date_created, content.amount, content.reason, content.refunded_by, content.refunded_payment, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join load_refunds content
  on content.file_number = version.content_file
  and content.record_number = version.record_number;

insert into staging.woocommerce_refund_lines (source_name, run_id, record_number, refund_id, id, refunded_item_id, name, product_id, variation_id, sku, quantity, total, total_tax)
select ?, run.run_id, content.record_number, content.refund_id, content.id, content.refunded_item_id, content.name, content.product_id, content.variation_id, content.sku, content.quantity, content.total, content.total_tax
from load_version version
join load_run run on run.run_number = version.run_number
join load_refund_lines content
  on content.file_number = version.run_number
  and content.record_number = version.record_number
where version.content_file = version.run_number;

insert into staging.woocommerce_refund_shipping (source_name, run_id, record_number, refund_id, id, method_id, total, total_tax)
select ?, run.run_id, content.record_number, content.refund_id, content.id, content.method_id, content.total, content.total_tax
from load_version version
join load_run run on run.run_number = version.run_number
join load_refund_shipping content
  on content.file_number = version.run_number
  and content.record_number = version.record_number
where version.content_file = version.run_number;

insert into staging.woocommerce_refund_fees (source_name, run_id, record_number, refund_id, id, name, total, total_tax)
select ?, run.run_id, content.record_number, content.refund_id, content.id, content.name, content.total, content.total_tax
from load_version version
join load_run run on run.run_number = version.run_number
join load_refund_fees content
  on content.file_number = version.run_number
  and content.record_number = version.record_number
where version.content_file = version.run_number;

insert into ops.load (source_name, head, run_id, source_kind, kind, range_from, range_to, extracted_at, rows_read, rows_new, rows_unchanged, rows_rejected, rows_deleted, source_zone, currency, loaded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

commit;

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=true;

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('recorded/variations/run=20261121T075800Z-…/variations.parquet')));

create or replace temporary table load_variations_landing (record_number bigint, id bigint, product_id bigint, name varchar, sku varchar, status varchar, price decimal(18, 4), regular_price decimal(18, 4), sale_price decimal(18, 4), date_created timestamp without time zone, date_modified timestamp without time zone, manage_stock boolean, stock_quantity decimal(18, 5), stock_status varchar, content_hash varchar, payload varchar, landed_from varchar);

copy into load_variations_landing from @staging.lake/
files = ('recorded/variations/run=20261121T075800Z-…/variations.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_variations as
select landed.record_number, landed.id, landed.product_id, landed.name, landed.sku, landed.status, landed.price, landed.regular_price, landed.sale_price, landed.date_created, landed.date_modified, landed.manage_stock, landed.stock_quantity, landed.stock_status, landed.content_hash, landed.payload, source.file_number
from load_variations_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_variations_landing) path
  join (values ('recorded/variations/run=20261121T075800Z-…/variations.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_variations_landing;

select file_number, count(*) from load_variations group by file_number;

create or replace temporary table load_run
  (run_number integer, run_id varchar, extracted_at timestamp);

create or replace temporary table load_record as select cast(0 as integer) as run_number, id, record_number, content_hash, date_created as created from staging.woocommerce_variations where false;

create or replace temporary table load_presence as select cast(0 as integer) as run_number, id from staging.woocommerce_variations where false;

create or replace temporary table load_version as select cast(0 as integer) as run_number, id, content_hash, date_created as created, is_deleted,
extracted_at, cast(0 as integer) as content_file, content_run_id, record_number
 from staging.woocommerce_variations where false;

insert into load_run (run_number, run_id, extracted_at) values (?, ?, ?);

insert into load_record
select file_number, id, record_number, content_hash, date_created
from load_variations
qualify row_number() over (partition by file_number, id order by record_number desc) = 1;

select exists (select 1 from ops.load_lock where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar)));

insert into ops.load_lock (source_name, head, times_taken) values (?, ?, ?);

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=false;

update ops.load_lock set times_taken = (ops.load_lock.times_taken + cast(? as int)) where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar));

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

insert into load_version
select -1, id, content_hash, date_created, is_deleted, extracted_at, -1, content_run_id, record_number
from staging.woocommerce_variations
where source_name = ?
qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1;

insert into load_version
select run_number, id, content_hash, created, false, extracted_at, run_number, run_id,
  record_number
from (
  select event.*,
    lag(content_hash) over (partition by id order by run_number) as hash_before,
    lag(is_deleted) over (partition by id order by run_number) as deleted_before
  from (
    select record.run_number, record.id, record.content_hash, record.created,
      false as is_deleted, run.extracted_at, run.run_id, record.record_number
    from load_record record
    join load_run run on run.run_number = record.run_number
    where record.run_number between ? and ?
    union all
    select run_number, id, content_hash, created, is_deleted, extracted_at, content_run_id,
      record_number
    from load_version
    where id in (select id from load_record where run_number between ? and ?)
    qualify row_number() over (partition by id order by run_number desc) = 1
  ) event
) compared
where run_number between ? and ?
  and (hash_before is null or hash_before <> content_hash or deleted_before);

insert into load_version
select ?, version.id, content_hash, created, not is_deleted, ?, content_file,
  content_run_id, version.record_number
from (select * from load_version qualify row_number() over (partition by id order by run_number desc) = 1) version
left join (select id as present from load_record where run_number = ?) seen
  on seen.present = version.id
where case when seen.present is not null then is_deleted
  else not is_deleted and extracted_at < ?
    and (? or (created >= ? and created < ?)) end;

select run_number, sum(case when is_deleted then 0 else 1 end),
  sum(case when is_deleted then 1 else 0 end)
from load_version where run_number >= 0 group by run_number;

insert into staging.woocommerce_variations
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, product_id, name, sku, status, price, regular_price, sale_price, date_created, date_modified, manage_stock, stock_quantity, stock_status, content_hash, payload)
select content.source_name, run.run_id, content.run_id, version.extracted_at,
  version.is_deleted, content.record_number, content.id, content.product_id, content.name, content.sku, content.status, content.price, content.regular_price, content.sale_price, content.date_created, content.date_modified, content.manage_stock, content.stock_quantity, content.stock_status, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join staging.woocommerce_variations content
  on content.source_name = ? and content.id = version.id
  and content.run_id = version.content_run_id
where version.content_file = -1;

insert into staging.woocommerce_variations
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, product_id, name, sku, status, price, regular_price, sale_price, date_created, date_modified, manage_stock, stock_quantity, stock_status, content_hash, payload)
select ?, run.run_id, version.content_run_id, version.extracted_at, version.is_deleted,
  version.record_number, content.id, content.product_id, content.name, content.sku, content.status, content.price, content.regular_price, content.sale_price, content.date_created, content.date_modified, content.manage_stock, content.stock_quantity, content.stock_status, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join load_variations content
  on content.file_number = version.content_file
  and content.record_number = version.record_number;

insert into ops.load (source_name, head, run_id, source_kind, kind, range_from, range_to, extracted_at, rows_read, rows_new, rows_unchanged, rows_rejected, rows_deleted, source_zone, currency, loaded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

commit;

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=true;

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('square/catalog_categories/run=20261121T075800Z-…/catalog_categories.parquet')));

create or replace temporary table load_catalog_categories_landing (record_number bigint, id varchar, name varchar, parent_category_id varchar, is_tombstone boolean, updated_at timestamp without time zone, content_hash varchar, payload varchar, landed_from varchar);

copy into load_catalog_categories_landing from @staging.lake/
files = ('square/catalog_categories/run=20261121T075800Z-…/catalog_categories.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_catalog_categories as
select landed.record_number, landed.id, landed.name, landed.parent_category_id, landed.is_tombstone, landed.updated_at, landed.content_hash, landed.payload, source.file_number
from load_catalog_categories_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_catalog_categories_landing) path
  join (values ('square/catalog_categories/run=20261121T075800Z-…/catalog_categories.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_catalog_categories_landing;

select file_number, count(*) from load_catalog_categories group by file_number;

create or replace temporary table load_run
  (run_number integer, run_id varchar, extracted_at timestamp);

create or replace temporary table load_record as select cast(0 as integer) as run_number, id, record_number, content_hash, cast(null as timestamp) as created from staging.square_catalog_categories where false;

create or replace temporary table load_presence as select cast(0 as integer) as run_number, id from staging.square_catalog_categories where false;

create or replace temporary table load_version as select cast(0 as integer) as run_number, id, content_hash, cast(null as timestamp) as created, is_deleted,
extracted_at, cast(0 as integer) as content_file, content_run_id, record_number
 from staging.square_catalog_categories where false;

insert into load_run (run_number, run_id, extracted_at) values (?, ?, ?);

insert into load_record
select file_number, id, record_number, content_hash, null
from load_catalog_categories
qualify row_number() over (partition by file_number, id order by record_number desc) = 1;

select exists (select 1 from ops.load_lock where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar)));

insert into ops.load_lock (source_name, head, times_taken) values (?, ?, ?);

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=false;

update ops.load_lock set times_taken = (ops.load_lock.times_taken + cast(? as int)) where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar));

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

insert into load_version
select -1, id, content_hash, cast(null as timestamp), is_deleted, extracted_at, -1, content_run_id, record_number
from staging.square_catalog_categories
where source_name = ?
qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1;

insert into load_version
select run_number, id, content_hash, created, false, extracted_at, run_number, run_id,
  record_number
from (
  select event.*,
    lag(content_hash) over (partition by id order by run_number) as hash_before,
    lag(is_deleted) over (partition by id order by run_number) as deleted_before
  from (
    select record.run_number, record.id, record.content_hash, record.created,
      false as is_deleted, run.extracted_at, run.run_id, record.record_number
    from load_record record
    join load_run run on run.run_number = record.run_number
    where record.run_number between ? and ?
    union all
    select run_number, id, content_hash, created, is_deleted, extracted_at, content_run_id,
      record_number
    from load_version
    where id in (select id from load_record where run_number between ? and ?)
    qualify row_number() over (partition by id order by run_number desc) = 1
  ) event
) compared
where run_number between ? and ?
  and (hash_before is null or hash_before <> content_hash or deleted_before);

insert into load_version
select ?, version.id, content_hash, created, not is_deleted, ?, content_file,
  content_run_id, version.record_number
from (select * from load_version qualify row_number() over (partition by id order by run_number desc) = 1) version
left join (select id as present from load_record where run_number = ?) seen
  on seen.present = version.id
where case when seen.present is not null then is_deleted
  else not is_deleted and extracted_at < ?
    and (? or (created >= ? and created < ?)) end;

select run_number, sum(case when is_deleted then 0 else 1 end),
  sum(case when is_deleted then 1 else 0 end)
from load_version where run_number >= 0 group by run_number;

insert into staging.square_catalog_categories
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, name, parent_category_id, is_tombstone, updated_at, content_hash, payload)
select content.source_name, run.run_id, content.run_id, version.extracted_at,
  version.is_deleted, content.record_number, content.id, content.name, content.parent_category_id, content.is_tombstone, content.updated_at, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join staging.square_catalog_categories content
  on content.source_name = ? and content.id = version.id
  and content.run_id = version.content_run_id
where version.content_file = -1;

insert into staging.square_catalog_categories
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, name, parent_category_id, is_tombstone, updated_at, content_hash, payload)
select ?, run.run_id, version.content_run_id, version.extracted_at, version.is_deleted,
  version.record_number, content.id, content.name, content.parent_category_id, content.is_tombstone, content.updated_at, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join load_catalog_categories content
  on content.file_number = version.content_file
  and content.record_number = version.record_number;

insert into ops.load (source_name, head, run_id, source_kind, kind, range_from, range_to, extracted_at, rows_read, rows_new, rows_unchanged, rows_rejected, rows_deleted, source_zone, currency, loaded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

commit;

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=true;

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('square/customer_groups/run=20261121T075800Z-…/customer_groups.parquet')));

create or replace temporary table load_customer_groups_landing (record_number bigint, id varchar, name varchar, created_at timestamp without time zone, updated_at timestamp without time zone, content_hash varchar, payload varchar, landed_from varchar);

copy into load_customer_groups_landing from @staging.lake/
files = ('square/customer_groups/run=20261121T075800Z-…/customer_groups.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_customer_groups as
select landed.record_number, landed.id, landed.name, landed.created_at, landed.updated_at, landed.content_hash, landed.payload, source.file_number
from load_customer_groups_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_customer_groups_landing) path
  join (values ('square/customer_groups/run=20261121T075800Z-…/customer_groups.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_customer_groups_landing;

select file_number, count(*) from load_customer_groups group by file_number;

create or replace temporary table load_run
  (run_number integer, run_id varchar, extracted_at timestamp);

create or replace temporary table load_record as select cast(0 as integer) as run_number, id, record_number, content_hash, created_at as created from staging.square_customer_groups where false;

create or replace temporary table load_presence as select cast(0 as integer) as run_number, id from staging.square_customer_groups where false;

create or replace temporary table load_version as select cast(0 as integer) as run_number, id, content_hash, created_at as created, is_deleted,
extracted_at, cast(0 as integer) as content_file, content_run_id, record_number
 from staging.square_customer_groups where false;

insert into load_run (run_number, run_id, extracted_at) values (?, ?, ?);

insert into load_record
select file_number, id, record_number, content_hash, created_at
from load_customer_groups
qualify row_number() over (partition by file_number, id order by record_number desc) = 1;

select exists (select 1 from ops.load_lock where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar)));

insert into ops.load_lock (source_name, head, times_taken) values (?, ?, ?);

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=false;

update ops.load_lock set times_taken = (ops.load_lock.times_taken + cast(? as int)) where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar));

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

insert into load_version
select -1, id, content_hash, created_at, is_deleted, extracted_at, -1, content_run_id, record_number
from staging.square_customer_groups
where source_name = ?
qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1;

insert into load_version
select run_number, id, content_hash, created, false, extracted_at, run_number, run_id,
  record_number
from (
  select event.*,
    lag(content_hash) over (partition by id order by run_number) as hash_before,
    lag(is_deleted) over (partition by id order by run_number) as deleted_before
  from (
    select record.run_number, record.id, record.content_hash, record.created,
      false as is_deleted, run.extracted_at, run.run_id, record.record_number
    from load_record record
    join load_run run on run.run_number = record.run_number
    where record.run_number between ? and ?
    union all
    select run_number, id, content_hash, created, is_deleted, extracted_at, content_run_id,
      record_number
    from load_version
    where id in (select id from load_record where run_number between ? and ?)
    qualify row_number() over (partition by id order by run_number desc) = 1
  ) event
) compared
where run_number between ? and ?
  and (hash_before is null or hash_before <> content_hash or deleted_before);

insert into load_version
select ?, version.id, content_hash, created, not is_deleted, ?, content_file,
  content_run_id, version.record_number
from (select * from load_version qualify row_number() over (partition by id order by run_number desc) = 1) version
left join (select id as present from load_record where run_number = ?) seen
  on seen.present = version.id
where case when seen.present is not null then is_deleted
  else not is_deleted and extracted_at < ?
    and (? or (created >= ? and created < ?)) end;

select run_number, sum(case when is_deleted then 0 else 1 end),
  sum(case when is_deleted then 1 else 0 end)
from load_version where run_number >= 0 group by run_number;

insert into staging.square_customer_groups
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, name, created_at, updated_at, content_hash, payload)
select content.source_name, run.run_id, content.run_id, version.extracted_at,
  version.is_deleted, content.record_number, content.id, content.name, content.created_at, content.updated_at, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join staging.square_customer_groups content
  on content.source_name = ? and content.id = version.id
  and content.run_id = version.content_run_id
where version.content_file = -1;

insert into staging.square_customer_groups
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, name, created_at, updated_at, content_hash, payload)
select ?, run.run_id, version.content_run_id, version.extracted_at, version.is_deleted,
  version.record_number, content.id, content.name, content.created_at, content.updated_at, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join load_customer_groups content
  on content.file_number = version.content_file
  and content.record_number = version.record_number;

insert into ops.load (source_name, head, run_id, source_kind, kind, range_from, range_to, extracted_at, rows_read, rows_new, rows_unchanged, rows_rejected, rows_deleted, source_zone, currency, loaded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

commit;

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=true;

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('square/customers/run=20261121T075800Z-…/customers.parquet')));

create or replace temporary table load_customers_landing (record_number bigint, id varchar, created_at timestamp without time zone, updated_at timestamp without time zone, given_name varchar, family_name varchar, company_name varchar, email_address varchar, phone_number varchar, city varchar, state varchar, postcode varchar, country varchar, reference_id varchar, creation_source varchar, group_ids varchar, content_hash varchar, payload varchar, landed_from varchar);

copy into load_customers_landing from @staging.lake/
files = ('square/customers/run=20261121T075800Z-…/customers.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_customers as
select landed.record_number, landed.id, landed.created_at, landed.updated_at, landed.given_name, landed.family_name, landed.company_name, landed.email_address, landed.phone_number, landed.city, landed.state, landed.postcode, landed.country, landed.reference_id, landed.creation_source, landed.group_ids, landed.content_hash, landed.payload, source.file_number
from load_customers_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_customers_landing) path
  join (values ('square/customers/run=20261121T075800Z-…/customers.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_customers_landing;

select file_number, count(*) from load_customers group by file_number;

create or replace temporary table load_run
  (run_number integer, run_id varchar, extracted_at timestamp);

create or replace temporary table load_record as select cast(0 as integer) as run_number, id, record_number, content_hash, created_at as created from staging.square_customers where false;

create or replace temporary table load_presence as select cast(0 as integer) as run_number, id from staging.square_customers where false;

create or replace temporary table load_version as select cast(0 as integer) as run_number, id, content_hash, created_at as created, is_deleted,
extracted_at, cast(0 as integer) as content_file, content_run_id, record_number
 from staging.square_customers where false;

insert into load_run (run_number, run_id, extracted_at) values (?, ?, ?);

insert into load_record
select file_number, id, record_number, content_hash, created_at
from load_customers
qualify row_number() over (partition by file_number, id order by record_number desc) = 1;

select exists (select 1 from ops.load_lock where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar)));

insert into ops.load_lock (source_name, head, times_taken) values (?, ?, ?);

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=false;

update ops.load_lock set times_taken = (ops.load_lock.times_taken + cast(? as int)) where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar));

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

insert into load_version
select -1, id, content_hash, created_at, is_deleted, extracted_at, -1, content_run_id, record_number
from staging.square_customers
where source_name = ?
qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1;

insert into load_version
select run_number, id, content_hash, created, false, extracted_at, run_number, run_id,
  record_number
from (
  select event.*,
    lag(content_hash) over (partition by id order by run_number) as hash_before,
    lag(is_deleted) over (partition by id order by run_number) as deleted_before
  from (
    select record.run_number, record.id, record.content_hash, record.created,
      false as is_deleted, run.extracted_at, run.run_id, record.record_number
    from load_record record
    join load_run run on run.run_number = record.run_number
    where record.run_number between ? and ?
    union all
    select run_number, id, content_hash, created, is_deleted, extracted_at, content_run_id,
      record_number
    from load_version
    where id in (select id from load_record where run_number between ? and ?)
    qualify row_number() over (partition by id order by run_number desc) = 1
  ) event
) compared
where run_number between ? and ?
  and (hash_before is null or hash_before <> content_hash or deleted_before);

insert into load_version
select ?, version.id, content_hash, created, not is_deleted, ?, content_file,
  content_run_id, version.record_number
from (select * from load_version qualify row_number() over (partition by id order by run_number desc) = 1) version
left join (select id as present from load_record where run_number = ?) seen
  on seen.present = version.id
where case when seen.present is not null then is_deleted
  else not is_deleted and extracted_at < ?
    and (? or (created >= ? and created < ?)) end;

select run_number, sum(case when is_deleted then 0 else 1 end),
  sum(case when is_deleted then 1 else 0 end)
from load_version where run_number >= 0 group by run_number;

insert into staging.square_customers
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, created_at, updated_at, given_name, family_name, company_name, email_address, phone_number, city, state, postcode, country, reference_id, creation_source, group_ids, content_hash, payload)
select content.source_name, run.run_id, content.run_id, version.extracted_at,
  version.is_deleted, content.record_number, content.id, content.created_at, content.updated_at, content.given_name, content.family_name, content.company_name, content.email_address, content.phone_number, content.city, content.state, content.postcode, content.country, content.reference_id, content.creation_source, content.group_ids, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join staging.square_customers content
  on content.source_name = ? and content.id = version.id
  and content.run_id = version.content_run_id
where version.content_file = -1;

insert into staging.square_customers
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, created_at, updated_at, given_name, family_name, company_name, email_address, phone_number, city, state, postcode, country, reference_id, creation_source, group_ids, content_hash, payload)
select ?, run.run_id, version.content_run_id, version.extracted_at, version.is_deleted,
  version.record_number, content.id, content.created_at, content.updated_at, content.given_name, content.family_name, content.company_name, content.email_address, content.phone_number, content.city, content.state, content.postcode, content.country, content.reference_id, content.creation_source, content.group_ids, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join load_customers content
  on content.file_number = version.content_file
  and content.record_number = version.record_number;

insert into ops.load (source_name, head, run_id, source_kind, kind, range_from, range_to, extracted_at, rows_read, rows_new, rows_unchanged, rows_rejected, rows_deleted, source_zone, currency, loaded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

commit;

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=true;

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('square/items/run=20261121T075800Z-…/items.parquet')));

create or replace temporary table load_items_landing (record_number bigint, id varchar, name varchar, product_type varchar, reporting_category_id varchar, is_archived boolean, is_tombstone boolean, updated_at timestamp without time zone, content_hash varchar, payload varchar, landed_from varchar);

copy into load_items_landing from @staging.lake/
files = ('square/items/run=20261121T075800Z-…/items.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_items as
select landed.record_number, landed.id, landed.name, landed.product_type, landed.reporting_category_id, landed.is_archived, landed.is_tombstone, landed.updated_at, landed.content_hash, landed.payload, source.file_number
from load_items_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_items_landing) path
  join (values ('square/items/run=20261121T075800Z-…/items.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_items_landing;

select file_number, count(*) from load_items group by file_number;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('square/items/run=20261121T075800Z-…/item_categories.parquet')));

create or replace temporary table load_item_categories_landing (record_number bigint, item_id varchar, category_id varchar, ordinal bigint, landed_from varchar);

copy into load_item_categories_landing from @staging.lake/
files = ('square/items/run=20261121T075800Z-…/item_categories.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_item_categories as
select landed.record_number, landed.item_id, landed.category_id, landed.ordinal, source.file_number
from load_item_categories_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_item_categories_landing) path
  join (values ('square/items/run=20261121T075800Z-…/item_categories.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_item_categories_landing;

select file_number, count(*) from load_item_categories group by file_number;

create or replace temporary table load_run
  (run_number integer, run_id varchar, extracted_at timestamp);

create or replace temporary table load_record as select cast(0 as integer) as run_number, id, record_number, content_hash, cast(null as timestamp) as created from staging.square_items where false;

create or replace temporary table load_presence as select cast(0 as integer) as run_number, id from staging.square_items where false;

create or replace temporary table load_version as select cast(0 as integer) as run_number, id, content_hash, cast(null as timestamp) as created, is_deleted,
extracted_at, cast(0 as integer) as content_file, content_run_id, record_number
 from staging.square_items where false;

insert into load_run (run_number, run_id, extracted_at) values (?, ?, ?);

insert into load_record
select file_number, id, record_number, content_hash, null
from load_items
qualify row_number() over (partition by file_number, id order by record_number desc) = 1;

select exists (select 1 from ops.load_lock where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar)));

insert into ops.load_lock (source_name, head, times_taken) values (?, ?, ?);

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=false;

update ops.load_lock set times_taken = (ops.load_lock.times_taken + cast(? as int)) where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar));

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

insert into load_version
select -1, id, content_hash, cast(null as timestamp), is_deleted, extracted_at, -1, content_run_id, record_number
from staging.square_items
where source_name = ?
qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1;

insert into load_version
select run_number, id, content_hash, created, false, extracted_at, run_number, run_id,
  record_number
from (
  select event.*,
    lag(content_hash) over (partition by id order by run_number) as hash_before,
    lag(is_deleted) over (partition by id order by run_number) as deleted_before
  from (
    select record.run_number, record.id, record.content_hash, record.created,
      false as is_deleted, run.extracted_at, run.run_id, record.record_number
    from load_record record
    join load_run run on run.run_number = record.run_number
    where record.run_number between ? and ?
    union all
    select run_number, id, content_hash, created, is_deleted, extracted_at, content_run_id,
      record_number
    from load_version
    where id in (select id from load_record where run_number between ? and ?)
    qualify row_number() over (partition by id order by run_number desc) = 1
  ) event
) compared
where run_number between ? and ?
  and (hash_before is null or hash_before <> content_hash or deleted_before);

insert into load_version
select ?, version.id, content_hash, created, not is_deleted, ?, content_file,
  content_run_id, version.record_number
from (select * from load_version qualify row_number() over (partition by id order by run_number desc) = 1) version
left join (select id as present from load_record where run_number = ?) seen
  on seen.present = version.id
where case when seen.present is not null then is_deleted
  else not is_deleted and extracted_at < ?
    and (? or (created >= ? and created < ?)) end;

select run_number, sum(case when is_deleted then 0 else 1 end),
  sum(case when is_deleted then 1 else 0 end)
from load_version where run_number >= 0 group by run_number;

insert into staging.square_items
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, name, product_type, reporting_category_id, is_archived, is_tombstone, updated_at, content_hash, payload)
select content.source_name, run.run_id, content.run_id, version.extracted_at,
  version.is_deleted, content.record_number, content.id, content.name, content.product_type, content.reporting_category_id, content.is_archived, content.is_tombstone, content.updated_at, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join staging.square_items content
  on content.source_name = ? and content.id = version.id
  and content.run_id = version.content_run_id
where version.content_file = -1;

insert into staging.square_items
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, name, product_type, reporting_category_id, is_archived, is_tombstone, updated_at, content_hash, payload)
select ?, run.run_id, version.content_run_id, version.extracted_at, version.is_deleted,
  version.record_number, content.id, content.name, content.product_type, content.reporting_category_id, content.is_archived, content.is_tombstone, content.updated_at, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join load_items content
  on content.file_number = version.content_file
  and content.record_number = version.record_number;

insert into staging.square_item_categories (source_name, run_id, record_number, item_id, category_id, ordinal)
select ?, run.run_id, content.record_number, content.item_id, content.category_id, content.ordinal
from load_version version
join load_run run on run.run_number = version.run_number
join load_item_categories content
  on content.file_number = version.run_number
  and content.record_number = version.record_number
where version.content_file = version.run_number;

insert into ops.load (source_name, head, run_id, source_kind, kind, range_from, range_to, extracted_at, rows_read, rows_new, rows_unchanged, rows_rejected, rows_deleted, source_zone, currency, loaded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

commit;

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=true;

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('square/locations/run=20261121T075800Z-…/locations.parquet')));

create or replace temporary table load_locations_landing (record_number bigint, id varchar, name varchar, status varchar, type varchar, timezone varchar, currency varchar, country varchar, city varchar, merchant_id varchar, created_at timestamp without time zone, content_hash varchar, payload varchar, landed_from varchar);

copy into load_locations_landing from @staging.lake/
files = ('square/locations/run=20261121T075800Z-…/locations.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_locations as
select landed.record_number, landed.id, landed.name, landed.status, landed.type, landed.timezone, landed.currency, landed.country, landed.city, landed.merchant_id, landed.created_at, landed.content_hash, landed.payload, source.file_number
from load_locations_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_locations_landing) path
  join (values ('square/locations/run=20261121T075800Z-…/locations.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_locations_landing;

select file_number, count(*) from load_locations group by file_number;

create or replace temporary table load_run
  (run_number integer, run_id varchar, extracted_at timestamp);

create or replace temporary table load_record as select cast(0 as integer) as run_number, id, record_number, content_hash, created_at as created from staging.square_locations where false;

create or replace temporary table load_presence as select cast(0 as integer) as run_number, id from staging.square_locations where false;

create or replace temporary table load_version as select cast(0 as integer) as run_number, id, content_hash, created_at as created, is_deleted,
extracted_at, cast(0 as integer) as content_file, content_run_id, record_number
 from staging.square_locations where false;

insert into load_run (run_number, run_id, extracted_at) values (?, ?, ?);

insert into load_record
select file_number, id, record_number, content_hash, created_at
from load_locations
qualify row_number() over (partition by file_number, id order by record_number desc) = 1;

select exists (select 1 from ops.load_lock where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar)));

insert into ops.load_lock (source_name, head, times_taken) values (?, ?, ?);

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=false;

update ops.load_lock set times_taken = (ops.load_lock.times_taken + cast(? as int)) where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar));

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

insert into load_version
select -1, id, content_hash, created_at, is_deleted, extracted_at, -1, content_run_id, record_number
from staging.square_locations
where source_name = ?
qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1;

insert into load_version
select run_number, id, content_hash, created, false, extracted_at, run_number, run_id,
  record_number
from (
  select event.*,
    lag(content_hash) over (partition by id order by run_number) as hash_before,
    lag(is_deleted) over (partition by id order by run_number) as deleted_before
  from (
    select record.run_number, record.id, record.content_hash, record.created,
      false as is_deleted, run.extracted_at, run.run_id, record.record_number
    from load_record record
    join load_run run on run.run_number = record.run_number
    where record.run_number between ? and ?
    union all
    select run_number, id, content_hash, created, is_deleted, extracted_at, content_run_id,
      record_number
    from load_version
    where id in (select id from load_record where run_number between ? and ?)
    qualify row_number() over (partition by id order by run_number desc) = 1
  ) event
) compared
where run_number between ? and ?
  and (hash_before is null or hash_before <> content_hash or deleted_before);

insert into load_version
select ?, version.id, content_hash, created, not is_deleted, ?, content_file,
  content_run_id, version.record_number
from (select * from load_version qualify row_number() over (partition by id order by run_number desc) = 1) version
left join (select id as present from load_record where run_number = ?) seen
  on seen.present = version.id
where case when seen.present is not null then is_deleted
  else not is_deleted and extracted_at < ?
    and (? or (created >= ? and created < ?)) end;

select run_number, sum(case when is_deleted then 0 else 1 end),
  sum(case when is_deleted then 1 else 0 end)
from load_version where run_number >= 0 group by run_number;

insert into staging.square_locations
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, name, status, type, timezone, currency, country, city, merchant_id, created_at, content_hash, payload)
select content.source_name, run.run_id, content.run_id, version.extracted_at,
  version.is_deleted, content.record_number, content.id, content.name, content.status, content.type, content.timezone, content.currency, content.country, content.city, content.merchant_id, content.created_at, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join staging.square_locations content
  on content.source_name = ? and content.id = version.id
  and content.run_id = version.content_run_id
where version.content_file = -1;

insert into staging.square_locations
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, name, status, type, timezone, currency, country, city, merchant_id, created_at, content_hash, payload)
select ?, run.run_id, version.content_run_id, version.extracted_at, version.is_deleted,
  version.record_number, content.id, content.name, content.status, content.type, content.timezone, content.currency, content.country, content.city, content.merchant_id, content.created_at, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join load_locations content
  on content.file_number = version.content_file
  and content.record_number = version.record_number;

insert into ops.load (source_name, head, run_id, source_kind, kind, range_from, range_to, extracted_at, rows_read, rows_new, rows_unchanged, rows_rejected, rows_deleted, source_zone, currency, loaded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

commit;

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=true;

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('square/orders/run=20261121T075800Z-…/orders.parquet')));

create or replace temporary table load_orders_landing (record_number bigint, id varchar, location_id varchar, state varchar, source varchar, customer_id varchar, reference_id varchar, ticket_name varchar, created_at timestamp without time zone, updated_at timestamp without time zone, closed_at timestamp without time zone, currency varchar, total_money decimal(18, 4), total_tax_money decimal(18, 4), total_discount_money decimal(18, 4), total_tip_money decimal(18, 4), total_service_charge_money decimal(18, 4), net_total_money decimal(18, 4), net_tax_money decimal(18, 4), net_discount_money decimal(18, 4), net_tip_money decimal(18, 4), net_service_charge_money decimal(18, 4), return_total_money decimal(18, 4), return_tax_money decimal(18, 4), return_discount_money decimal(18, 4), return_tip_money decimal(18, 4), return_service_charge_money decimal(18, 4), rounding_money decimal(18, 4), return_rounding_money decimal(18, 4), woocommerce_order_id varchar, content_hash varchar, payload varchar, landed_from varchar);

copy into load_orders_landing from @staging.lake/
files = ('square/orders/run=20261121T075800Z-…/orders.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_orders as
select landed.record_number, landed.id, landed.location_id, landed.state, landed.source, landed.customer_id, landed.reference_id, landed.ticket_name, landed.created_at, landed.updated_at, landed.closed_at, landed.currency, landed.total_money, landed.total_tax_money, landed.total_discount_money, landed.total_tip_money, landed.total_service_charge_money, landed.net_total_money, landed.net_tax_money, landed.net_discount_money, landed.net_tip_money, landed.net_service_charge_money, landed.return_total_money, landed.return_tax_money, landed.return_discount_money, landed.return_tip_money, landed.return_service_charge_money, landed.rounding_money, landed.return_rounding_money, landed.woocommerce_order_id, landed.content_hash, landed.payload, source.file_number
from load_orders_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_orders_landing) path
  join (values ('square/orders/run=20261121T075800Z-…/orders.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_orders_landing;

select file_number, count(*) from load_orders group by file_number;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('square/orders/run=20261121T075800Z-…/order_lines.parquet')));

create or replace temporary table load_order_lines_landing (record_number bigint, order_id varchar, uid varchar, catalog_object_id varchar, name varchar, variation_name varchar, item_type varchar, quantity decimal(18, 5), base_price_money decimal(18, 4), variation_total_price_money decimal(18, 4), gross_sales_money decimal(18, 4), total_discount_money decimal(18, 4), total_tax_money decimal(18, 4), total_service_charge_money decimal(18, 4), total_money decimal(18, 4), landed_from varchar);

copy into load_order_lines_landing from @staging.lake/
files = ('square/orders/run=20261121T075800Z-…/order_lines.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_order_lines as
select landed.record_number, landed.order_id, landed.uid, landed.catalog_object_id, landed.name, landed.variation_name, landed.item_type, landed.quantity, landed.base_price_money, landed.variation_total_price_money, landed.gross_sales_money, landed.total_discount_money, landed.total_tax_money, landed.total_service_charge_money, landed.total_money, source.file_number
from load_order_lines_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_order_lines_landing) path
  join (values ('square/orders/run=20261121T075800Z-…/order_lines.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_order_lines_landing;

select file_number, count(*) from load_order_lines group by file_number;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('square/orders/run=20261121T075800Z-…/order_line_modifiers.parquet')));

create or replace temporary table load_order_line_modifiers_landing (record_number bigint, order_id varchar, line_uid varchar, uid varchar, catalog_object_id varchar, name varchar, quantity decimal(18, 5), base_price_money decimal(18, 4), total_price_money decimal(18, 4), landed_from varchar);

copy into load_order_line_modifiers_landing from @staging.lake/
files = ('square/orders/run=20261121T075800Z-…/order_line_modifiers.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_order_line_modifiers as
select landed.record_number, landed.order_id, landed.line_uid, landed.uid, landed.catalog_object_id, landed.name, landed.quantity, landed.base_price_money, landed.total_price_money, source.file_number
from load_order_line_modifiers_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_order_line_modifiers_landing) path
  join (values ('square/orders/run=20261121T075800Z-…/order_line_modifiers.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_order_line_modifiers_landing;

select file_number, count(*) from load_order_line_modifiers group by file_number;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('square/orders/run=20261121T075800Z-…/order_taxes.parquet')));

create or replace temporary table load_order_taxes_landing (record_number bigint, order_id varchar, uid varchar, catalog_object_id varchar, name varchar, type varchar, percentage decimal(18, 6), scope varchar, applied_money decimal(18, 4), landed_from varchar);

copy into load_order_taxes_landing from @staging.lake/
files = ('square/orders/run=20261121T075800Z-…/order_taxes.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_order_taxes as
select landed.record_number, landed.order_id, landed.uid, landed.catalog_object_id, landed.name, landed.type, landed.percentage, landed.scope, landed.applied_money, source.file_number
from load_order_taxes_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_order_taxes_landing) path
  join (values ('square/orders/run=20261121T075800Z-…/order_taxes.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_order_taxes_landing;

select file_number, count(*) from load_order_taxes group by file_number;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('square/orders/run=20261121T075800Z-…/order_discounts.parquet')));

create or replace temporary table load_order_discounts_landing (record_number bigint, order_id varchar, uid varchar, catalog_object_id varchar, name varchar, type varchar, percentage decimal(18, 6), scope varchar, amount_money decimal(18, 4), applied_money decimal(18, 4), landed_from varchar);

copy into load_order_discounts_landing from @staging.lake/
files = ('square/orders/run=20261121T075800Z-…/order_discounts.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_order_discounts as
select landed.record_number, landed.order_id, landed.uid, landed.catalog_object_id, landed.name, landed.type, landed.percentage, landed.scope, landed.amount_money, landed.applied_money, source.file_number
from load_order_discounts_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_order_discounts_landing) path
  join (values ('square/orders/run=20261121T075800Z-…/order_discounts.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_order_discounts_landing;

select file_number, count(*) from load_order_discounts group by file_number;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('square/orders/run=20261121T075800Z-…/order_service_charges.parquet')));

create or replace temporary table load_order_service_charges_landing (record_number bigint, order_id varchar, uid varchar, name varchar, calculation_phase varchar, treatment_type varchar, applied_money decimal(18, 4), total_tax_money decimal(18, 4), total_money decimal(18, 4), landed_from varchar);

copy into load_order_service_charges_landing from @staging.lake/
files = ('square/orders/run=20261121T075800Z-…/order_service_charges.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_order_service_charges as
select landed.record_number, landed.order_id, landed.uid, landed.name, landed.calculation_phase, landed.treatment_type, landed.applied_money, landed.total_tax_money, landed.total_money, source.file_number
from load_order_service_charges_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_order_service_charges_landing) path
  join (values ('square/orders/run=20261121T075800Z-…/order_service_charges.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_order_service_charges_landing;

select file_number, count(*) from load_order_service_charges group by file_number;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('square/orders/run=20261121T075800Z-…/order_tenders.parquet')));

create or replace temporary table load_order_tenders_landing (record_number bigint, order_id varchar, id varchar, type varchar, payment_id varchar, customer_id varchar, created_at timestamp without time zone, amount_money decimal(18, 4), tip_money decimal(18, 4), processing_fee_money decimal(18, 4), landed_from varchar);

copy into load_order_tenders_landing from @staging.lake/
files = ('square/orders/run=20261121T075800Z-…/order_tenders.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_order_tenders as
select landed.record_number, landed.order_id, landed.id, landed.type, landed.payment_id, landed.customer_id, landed.created_at, landed.amount_money, landed.tip_money, landed.processing_fee_money, source.file_number
from load_order_tenders_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_order_tenders_landing) path
  join (values ('square/orders/run=20261121T075800Z-…/order_tenders.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_order_tenders_landing;

select file_number, count(*) from load_order_tenders group by file_number;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('square/orders/run=20261121T075800Z-…/order_returns.parquet')));

create or replace temporary table load_order_returns_landing (record_number bigint, order_id varchar, uid varchar, source_order_id varchar, total_money decimal(18, 4), tax_money decimal(18, 4), discount_money decimal(18, 4), tip_money decimal(18, 4), service_charge_money decimal(18, 4), rounding_money decimal(18, 4), landed_from varchar);

copy into load_order_returns_landing from @staging.lake/
files = ('square/orders/run=20261121T075800Z-…/order_returns.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_order_returns as
select landed.record_number, landed.order_id, landed.uid, landed.source_order_id, landed.total_money, landed.tax_money, landed.discount_money, landed.tip_money, landed.service_charge_money, landed.rounding_money, source.file_number
from load_order_returns_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_order_returns_landing) path
  join (values ('square/orders/run=20261121T075800Z-…/order_returns.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_order_returns_landing;

select file_number, count(*) from load_order_returns group by file_number;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('square/orders/run=20261121T075800Z-…/order_return_lines.parquet')));

create or replace temporary table load_order_return_lines_landing (record_number bigint, order_id varchar, return_uid varchar, uid varchar, source_line_item_uid varchar, catalog_object_id varchar, name varchar, variation_name varchar, item_type varchar, quantity decimal(18, 5), base_price_money decimal(18, 4), gross_return_money decimal(18, 4), total_discount_money decimal(18, 4), total_tax_money decimal(18, 4), total_service_charge_money decimal(18, 4), total_money decimal(18, 4), landed_from varchar);

copy into load_order_return_lines_landing from @staging.lake/
files = ('square/orders/run=20261121T075800Z-…/order_return_lines.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_order_return_lines as
select landed.record_number, landed.order_id, landed.return_uid, landed.uid, landed.source_line_item_uid, landed.catalog_object_id, landed.name, landed.variation_name, landed.item_type, landed.quantity, landed.base_price_money, landed.gross_return_money, landed.total_discount_money, landed.total_tax_money, landed.total_service_charge_money, landed.total_money, source.file_number
from load_order_return_lines_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_order_return_lines_landing) path
  join (values ('square/orders/run=20261121T075800Z-…/order_return_lines.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_order_return_lines_landing;

select file_number, count(*) from load_order_return_lines group by file_number;

create or replace temporary table load_ids_landing (id varchar, landed_from varchar);

copy into load_ids_landing from @staging.lake/
files = ('square/orders/run=20261121T075800Z-…/ids.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_ids as
select landed.id, source.file_number
from load_ids_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_ids_landing) path
  join (values ('square/orders/run=20261121T075800Z-…/ids.parquet', 1)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_ids_landing;

select file_number, count(*) from load_ids group by file_number;

create or replace temporary table load_run
  (run_number integer, run_id varchar, extracted_at timestamp);

create or replace temporary table load_record as select cast(0 as integer) as run_number, id, record_number, content_hash, created_at as created from staging.square_orders where false;

create or replace temporary table load_presence as select cast(0 as integer) as run_number, id from staging.square_orders where false;

create or replace temporary table load_version as select cast(0 as integer) as run_number, id, content_hash, created_at as created, is_deleted,
extracted_at, cast(0 as integer) as content_file, content_run_id, record_number
 from staging.square_orders where false;

insert into load_run (run_number, run_id, extracted_at) values (?, ?, ?);

insert into load_record
select file_number, id, record_number, content_hash, created_at
from load_orders
qualify row_number() over (partition by file_number, id order by record_number desc) = 1;

insert into load_presence select distinct file_number, id from load_ids;

select exists (select 1 from ops.load_lock where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar)));

insert into ops.load_lock (source_name, head, times_taken) values (?, ?, ?);

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=false;

update ops.load_lock set times_taken = (ops.load_lock.times_taken + cast(? as int)) where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar));

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

insert into load_version
select -1, id, content_hash, created_at, is_deleted, extracted_at, -1, content_run_id, record_number
from staging.square_orders
where source_name = ?
qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1;

insert into load_version
select run_number, id, content_hash, created, false, extracted_at, run_number, run_id,
  record_number
from (
  select event.*,
    lag(content_hash) over (partition by id order by run_number) as hash_before,
    lag(is_deleted) over (partition by id order by run_number) as deleted_before
  from (
    select record.run_number, record.id, record.content_hash, record.created,
      false as is_deleted, run.extracted_at, run.run_id, record.record_number
    from load_record record
    join load_run run on run.run_number = record.run_number
    where record.run_number between ? and ?
    union all
    select run_number, id, content_hash, created, is_deleted, extracted_at, content_run_id,
      record_number
    from load_version
    where id in (select id from load_record where run_number between ? and ?)
    qualify row_number() over (partition by id order by run_number desc) = 1
  ) event
) compared
where run_number between ? and ?
  and (hash_before is null or hash_before <> content_hash or deleted_before);

insert into load_version
select ?, version.id, content_hash, created, not is_deleted, ?, content_file,
  content_run_id, version.record_number
from (select * from load_version qualify row_number() over (partition by id order by run_number desc) = 1) version
left join (select id as present from load_presence where run_number = ?) seen
  on seen.present = version.id
where case when seen.present is not null then is_deleted
  else not is_deleted and extracted_at < ?
    and (? or (created >= ? and created < ?)) end;

select run_number, sum(case when is_deleted then 0 else 1 end),
  sum(case when is_deleted then 1 else 0 end)
from load_version where run_number >= 0 group by run_number;

insert into staging.square_orders
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, location_id, state, source, customer_id, reference_id, ticket_name, created_at, updated_at, closed_at, currency, total_money, total_tax_money, total_discount_money, total_tip_money, total_service_charge_money, net_total_money, net_tax_money, net_discount_money, net_tip_money, net_service_charge_money, return_total_money, return_tax_money, return_discount_money, return_tip_money, return_service_charge_money, rounding_money, return_rounding_money, woocommerce_order_id, content_hash, payload)
select content.source_name, run.run_id, content.run_id, version.extracted_at,
  version.is_deleted, content.record_number, content.id, content.location_id, content.state, content.source, content.customer_id, content.reference_id, content.ticket_name, content.created_at, content.updated_at, content.closed_at, content.currency, content.total_money, content.total_tax_money, content.total_discount_money, content.total_tip_money, content.total_service_charge_money, content.net_total_money, content.net_tax_money, content.net_discount_money, content.net_tip_money, content.net_service_charge_money, content.return_total_money, content.return_tax_money, content.return_discount_money, content.return_tip_money, content.return_service_charge_money, content.rounding_money, content.return_rounding_money, content.woocommerce_order_id, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join staging.square_orders content
  on content.source_name = ? and content.id = version.id
  and content.run_id = version.content_run_id
where version.content_file = -1;

insert into staging.square_orders
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, location_id, state, source, customer_id, reference_id, ticket_name, created_at, updated_at, closed_at, currency, total_money, total_tax_money, total_discount_money, total_tip_money, total_service_charge_money, net_total_money, net_tax_money, net_discount_money, net_tip_money, net_service_charge_money, return_total_money, return_tax_money, return_discount_money, return_tip_money, return_service_charge_money, rounding_money, return_rounding_money, woocommerce_order_id, content_hash, payload)
select ?, run.run_id, version.content_run_id, version.extracted_at, version.is_deleted,
  version.record_number, content.id, content.location_id, content.state, content.source, content.customer_id, content.reference_id, content.ticket_name, content.created_at, content.updated_at, content.closed_at, content.currency, content.total_money, content.total_tax_money, content.total_discount_money, content.total_tip_money, content.total_service_charge_money, content.net_total_money, content.net_tax_money, content.net_discount_money, content.net_tip_money, content.net_service_charge_money, content.return_total_money, content.return_tax_money, content.return_discount_money, content.return_tip_money, content.return_service_charge_money, content.rounding_money, content.return_rounding_money, content.woocommerce_order_id, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join load_orders content
  on content.file_number = version.content_file
  and content.record_number = version.record_number;

insert into staging.square_order_lines (source_name, run_id, record_number, order_id, uid, catalog_object_id, name, variation_name, item_type, quantity, base_price_money, variation_total_price_money, gross_sales_money, total_discount_money, total_tax_money, total_service_charge_money, total_money)
select ?, run.run_id, content.record_number, content.order_id, content.uid, content.catalog_object_id, content.name, content.variation_name, content.item_type, content.quantity, content.base_price_money, content.variation_total_price_money, content.gross_sales_money, content.total_discount_money, content.total_tax_money, content.total_service_charge_money, content.total_money
from load_version version
join load_run run on run.run_number = version.run_number
join load_order_lines content
  on content.file_number = version.run_number
  and content.record_number = version.record_number
where version.content_file = version.run_number;

insert into staging.square_order_line_modifiers (source_name, run_id, record_number, order_id, line_uid, uid, catalog_object_id, name, quantity, base_price_money, total_price_money)
select ?, run.run_id, content.record_number, content.order_id, content.line_uid, content.uid, content.catalog_object_id, content.name, content.quantity, content.base_price_money, content.total_price_money
from load_version version
join load_run run on run.run_number = version.run_number
join load_order_line_modifiers content
  on content.file_number = version.run_number
  and content.record_number = version.record_number
where version.content_file = version.run_number;

insert into staging.square_order_taxes (source_name, run_id, record_number, order_id, uid, catalog_object_id, name, type, percentage, scope, applied_money)
select ?, run.run_id, content.record_number, content.order_id, content.uid, content.catalog_object_id, content.name, content.type, content.percentage, content.scope, content.applied_money
from load_version version
join load_run run on run.run_number = version.run_number
join load_order_taxes content
  on content.file_number = version.run_number
  and content.record_number = version.record_number
where version.content_file = version.run_number;

insert into staging.square_order_discounts (source_name, run_id, record_number, order_id, uid, catalog_object_id, name, type, percentage, scope, amount_money, applied_money)
select ?, run.run_id, content.record_number, content.order_id, content.uid, content.catalog_object_id, content.name, content.type, content.percentage, content.scope, content.amount_money, content.applied_money
from load_version version
join load_run run on run.run_number = version.run_number
join load_order_discounts content
  on content.file_number = version.run_number
  and content.record_number = version.record_number
where version.content_file = version.run_number;

insert into staging.square_order_service_charges (source_name, run_id, record_number, order_id, uid, name, calculation_phase, treatment_type, applied_money, total_tax_money, total_money)
select ?, run.run_id, content.record_number, content.order_id, content.uid, content.name, content.calculation_phase, content.treatment_type, content.applied_money, content.total_tax_money, content.total_money
from load_version version
join load_run run on run.run_number = version.run_number
join load_order_service_charges content
  on content.file_number = version.run_number
  and content.record_number = version.record_number
where version.content_file = version.run_number;

insert into staging.square_order_tenders (source_name, run_id, record_number, order_id, id, type, payment_id, customer_id, created_at, amount_money, tip_money, processing_fee_money)
select ?, run.run_id, content.record_number, content.order_id, content.id, content.type, content.payment_id, content.customer_id, content.created_at, content.amount_money, content.tip_money, content.processing_fee_money
from load_version version
join load_run run on run.run_number = version.run_number
join load_order_tenders content
  on content.file_number = version.run_number
  and content.record_number = version.record_number
where version.content_file = version.run_number;

insert into staging.square_order_returns (source_name, run_id, record_number, order_id, uid, source_order_id, total_money, tax_money, discount_money, tip_money, service_charge_money, rounding_money)
select ?, run.run_id, content.record_number, content.order_id, content.uid, content.source_order_id, content.total_money, content.tax_money, content.discount_money, content.tip_money, content.service_charge_money, content.rounding_money
from load_version version
join load_run run on run.run_number = version.run_number
join load_order_returns content
  on content.file_number = version.run_number
  and content.record_number = version.record_number
where version.content_file = version.run_number;

insert into staging.square_order_return_lines (source_name, run_id, record_number, order_id, return_uid, uid, source_line_item_uid, catalog_object_id, name, variation_name, item_type, quantity, base_price_money, gross_return_money, total_discount_money, total_tax_money, total_service_charge_money, total_money)
select ?, run.run_id, content.record_number, content.order_id, content.return_uid, content.uid, content.source_line_item_uid, content.catalog_object_id, content.name, content.variation_name, content.item_type, content.quantity, content.base_price_money, content.gross_return_money, content.total_discount_money, content.total_tax_money, content.total_service_charge_money, content.total_money
from load_version version
join load_run run on run.run_number = version.run_number
join load_order_return_lines content
  on content.file_number = version.run_number
  and content.record_number = version.record_number
where version.content_file = version.run_number;

insert into ops.load (source_name, head, run_id, source_kind, kind, range_from, range_to, extracted_at, rows_read, rows_new, rows_unchanged, rows_rejected, rows_deleted, source_zone, currency, loaded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

commit;

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=true;

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('square/payments/run=20261121T075800Z-…/payments.parquet')));

create or replace temporary table load_payments_landing (record_number bigint, id varchar, order_id varchar, location_id varchar, customer_id varchar, status varchar, source_type varchar, card_brand varchar, created_at timestamp without time zone, updated_at timestamp without time zone, currency varchar, amount_money decimal(18, 4), tip_money decimal(18, 4), total_money decimal(18, 4), refunded_money decimal(18, 4), approved_money decimal(18, 4), content_hash varchar, payload varchar, landed_from varchar);

copy into load_payments_landing from @staging.lake/
files = ('square/payments/run=20261121T075800Z-…/payments.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_payments as
select landed.record_number, landed.id, landed.order_id, landed.location_id, landed.customer_id, landed.status, landed.source_type, landed.card_brand, landed.created_at, landed.updated_at, landed.currency, landed.amount_money, landed.tip_money, landed.total_money, landed.refunded_money, landed.approved_money, landed.content_hash, landed.payload, source.file_number
from load_payments_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_payments_landing) path
  join (values ('square/payments/run=20261121T075800Z-…/payments.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_payments_landing;

select file_number, count(*) from load_payments group by file_number;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('square/payments/run=20261121T075800Z-…/payment_fees.parquet')));

create or replace temporary table load_payment_fees_landing (record_number bigint, payment_id varchar, position int, type varchar, effective_at timestamp without time zone, amount_money decimal(18, 4), landed_from varchar);

copy into load_payment_fees_landing from @staging.lake/
files = ('square/payments/run=20261121T075800Z-…/payment_fees.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_payment_fees as
select landed.record_number, landed.payment_id, landed.position, landed.type, landed.effective_at, landed.amount_money, source.file_number
from load_payment_fees_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_payment_fees_landing) path
  join (values ('square/payments/run=20261121T075800Z-…/payment_fees.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_payment_fees_landing;

select file_number, count(*) from load_payment_fees group by file_number;

create or replace temporary table load_run
  (run_number integer, run_id varchar, extracted_at timestamp);

create or replace temporary table load_record as select cast(0 as integer) as run_number, id, record_number, content_hash, created_at as created from staging.square_payments where false;

create or replace temporary table load_presence as select cast(0 as integer) as run_number, id from staging.square_payments where false;

create or replace temporary table load_version as select cast(0 as integer) as run_number, id, content_hash, created_at as created, is_deleted,
extracted_at, cast(0 as integer) as content_file, content_run_id, record_number
 from staging.square_payments where false;

insert into load_run (run_number, run_id, extracted_at) values (?, ?, ?);

insert into load_record
select file_number, id, record_number, content_hash, created_at
from load_payments
qualify row_number() over (partition by file_number, id order by record_number desc) = 1;

select exists (select 1 from ops.load_lock where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar)));

insert into ops.load_lock (source_name, head, times_taken) values (?, ?, ?);

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=false;

update ops.load_lock set times_taken = (ops.load_lock.times_taken + cast(? as int)) where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar));

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

insert into load_version
select -1, id, content_hash, created_at, is_deleted, extracted_at, -1, content_run_id, record_number
from staging.square_payments
where source_name = ?
qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1;

insert into load_version
select run_number, id, content_hash, created, false, extracted_at, run_number, run_id,
  record_number
from (
  select event.*,
    lag(content_hash) over (partition by id order by run_number) as hash_before,
    lag(is_deleted) over (partition by id order by run_number) as deleted_before
  from (
    select record.run_number, record.id, record.content_hash, record.created,
      false as is_deleted, run.extracted_at, run.run_id, record.record_number
    from load_record record
    join load_run run on run.run_number = record.run_number
    where record.run_number between ? and ?
    union all
    select run_number, id, content_hash, created, is_deleted, extracted_at, content_run_id,
      record_number
    from load_version
    where id in (select id from load_record where run_number between ? and ?)
    qualify row_number() over (partition by id order by run_number desc) = 1
  ) event
) compared
where run_number between ? and ?
  and (hash_before is null or hash_before <> content_hash or deleted_before);

select run_number, sum(case when is_deleted then 0 else 1 end),
  sum(case when is_deleted then 1 else 0 end)
from load_version where run_number >= 0 group by run_number;

insert into staging.square_payments
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, order_id, location_id, customer_id, status, source_type, card_brand, created_at, updated_at, currency, amount_money, tip_money, total_money, refunded_money, approved_money, content_hash, payload)
select content.source_name, run.run_id, content.run_id, version.extracted_at,
  version.is_deleted, content.record_number, content.id, content.order_id, content.location_id, content.customer_id, content.status, content.source_type, content.card_brand, content.created_at, content.updated_at, content.currency, content.amount_money, content.tip_money, content.total_money, content.refunded_money, content.approved_money, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join staging.square_payments content
  on content.source_name = ? and content.id = version.id
  and content.run_id = version.content_run_id
where version.content_file = -1;

insert into staging.square_payments
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, order_id, location_id, customer_id, status, source_type, card_brand, created_at, updated_at, currency, amount_money, tip_money, total_money, refunded_money, approved_money, content_hash, payload)
select ?, run.run_id, version.content_run_id, version.extracted_at, version.is_deleted,
  version.record_number, content.id, content.order_id, content.location_id, content.customer_id, content.status, content.source_type, content.card_brand, content.created_at, content.updated_at, content.currency, content.amount_money, content.tip_money, content.total_money, content.refunded_money, content.approved_money, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join load_payments content
  on content.file_number = version.content_file
  and content.record_number = version.record_number;

insert into staging.square_payment_fees (source_name, run_id, record_number, payment_id, position, type, effective_at, amount_money)
select ?, run.run_id, content.record_number, content.payment_id, content.position, content.type, content.effective_at, content.amount_money
from load_version version
join load_run run on run.run_number = version.run_number
join load_payment_fees content
  on content.file_number = version.run_number
  and content.record_number = version.record_number
where version.content_file = version.run_number;

insert into ops.load (source_name, head, run_id, source_kind, kind, range_from, range_to, extracted_at, rows_read, rows_new, rows_unchanged, rows_rejected, rows_deleted, source_zone, currency, loaded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

commit;

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=true;

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('square/refunds/run=20261121T075800Z-…/refunds.parquet')));

create or replace temporary table load_refunds_landing (record_number bigint, id varchar, payment_id varchar, order_id varchar, location_id varchar, status varchar, reason varchar, created_at timestamp without time zone, updated_at timestamp without time zone, currency varchar, amount_money decimal(18, 4), fee_money decimal(18, 4), unlinked boolean, content_hash varchar, payload varchar, landed_from varchar);

copy into load_refunds_landing from @staging.lake/
files = ('square/refunds/run=20261121T075800Z-…/refunds.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_refunds as
select landed.record_number, landed.id, landed.payment_id, landed.order_id, landed.location_id, landed.status, landed.reason, landed.created_at, landed.updated_at, landed.currency, landed.amount_money, landed.fee_money, landed.unlinked, landed.content_hash, landed.payload, source.file_number
from load_refunds_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_refunds_landing) path
  join (values ('square/refunds/run=20261121T075800Z-…/refunds.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_refunds_landing;

select file_number, count(*) from load_refunds group by file_number;

create or replace temporary table load_run
  (run_number integer, run_id varchar, extracted_at timestamp);

create or replace temporary table load_record as select cast(0 as integer) as run_number, id, record_number, content_hash, created_at as created from staging.square_refunds where false;

create or replace temporary table load_presence as select cast(0 as integer) as run_number, id from staging.square_refunds where false;

create or replace temporary table load_version as select cast(0 as integer) as run_number, id, content_hash, created_at as created, is_deleted,
extracted_at, cast(0 as integer) as content_file, content_run_id, record_number
 from staging.square_refunds where false;

insert into load_run (run_number, run_id, extracted_at) values (?, ?, ?);

insert into load_record
select file_number, id, record_number, content_hash, created_at
from load_refunds
qualify row_number() over (partition by file_number, id order by record_number desc) = 1;

select exists (select 1 from ops.load_lock where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar)));

insert into ops.load_lock (source_name, head, times_taken) values (?, ?, ?);

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=false;

update ops.load_lock set times_taken = (ops.load_lock.times_taken + cast(? as int)) where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar));

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

insert into load_version
select -1, id, content_hash, created_at, is_deleted, extracted_at, -1, content_run_id, record_number
from staging.square_refunds
where source_name = ?
qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1;

insert into load_version
select run_number, id, content_hash, created, false, extracted_at, run_number, run_id,
  record_number
from (
  select event.*,
    lag(content_hash) over (partition by id order by run_number) as hash_before,
    lag(is_deleted) over (partition by id order by run_number) as deleted_before
  from (
    select record.run_number, record.id, record.content_hash, record.created,
      false as is_deleted, run.extracted_at, run.run_id, record.record_number
    from load_record record
    join load_run run on run.run_number = record.run_number
    where record.run_number between ? and ?
    union all
    select run_number, id, content_hash, created, is_deleted, extracted_at, content_run_id,
      record_number
    from load_version
    where id in (select id from load_record where run_number between ? and ?)
    qualify row_number() over (partition by id order by run_number desc) = 1
  ) event
) compared
where run_number between ? and ?
  and (hash_before is null or hash_before <> content_hash or deleted_before);

select run_number, sum(case when is_deleted then 0 else 1 end),
  sum(case when is_deleted then 1 else 0 end)
from load_version where run_number >= 0 group by run_number;

insert into staging.square_refunds
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, payment_id, order_id, location_id, status, reason, created_at, updated_at, currency, amount_money, fee_money, unlinked, content_hash, payload)
select content.source_name, run.run_id, content.run_id, version.extracted_at,
  version.is_deleted, content.record_number, content.id, content.payment_id, content.order_id, content.location_id, content.status, content.reason, content.created_at, content.updated_at, content.currency, content.amount_money, content.fee_money, content.unlinked, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join staging.square_refunds content
  on content.source_name = ? and content.id = version.id
  and content.run_id = version.content_run_id
where version.content_file = -1;

insert into staging.square_refunds
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, payment_id, order_id, location_id, status, reason, created_at, updated_at, currency, amount_money, fee_money, unlinked, content_hash, payload)
select ?, run.run_id, version.content_run_id, version.extracted_at, version.is_deleted,
  version.record_number, content.id, content.payment_id, content.order_id, content.location_id, content.status, content.reason, content.created_at, content.updated_at, content.currency, content.amount_money, content.fee_money, content.unlinked, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join load_refunds content
  on content.file_number = version.content_file
  and content.record_number = version.record_number;

insert into ops.load (source_name, head, run_id, source_kind, kind, range_from, range_to, extracted_at, rows_read, rows_new, rows_unchanged, rows_rejected, rows_deleted, source_zone, currency, loaded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

commit;

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=true;

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('square/variations/run=20261121T075800Z-…/variations.parquet')));

create or replace temporary table load_variations_landing (record_number bigint, id varchar, item_id varchar, name varchar, sku varchar, upc varchar, ordinal int, pricing_type varchar, price_money decimal(18, 4), currency varchar, is_tombstone boolean, updated_at timestamp without time zone, content_hash varchar, payload varchar, landed_from varchar);

copy into load_variations_landing from @staging.lake/
files = ('square/variations/run=20261121T075800Z-…/variations.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_variations as
select landed.record_number, landed.id, landed.item_id, landed.name, landed.sku, landed.upc, landed.ordinal, landed.pricing_type, landed.price_money, landed.currency, landed.is_tombstone, landed.updated_at, landed.content_hash, landed.payload, source.file_number
from load_variations_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_variations_landing) path
  join (values ('square/variations/run=20261121T075800Z-…/variations.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_variations_landing;

select file_number, count(*) from load_variations group by file_number;

create or replace temporary table load_run
  (run_number integer, run_id varchar, extracted_at timestamp);

create or replace temporary table load_record as select cast(0 as integer) as run_number, id, record_number, content_hash, cast(null as timestamp) as created from staging.square_variations where false;

create or replace temporary table load_presence as select cast(0 as integer) as run_number, id from staging.square_variations where false;

create or replace temporary table load_version as select cast(0 as integer) as run_number, id, content_hash, cast(null as timestamp) as created, is_deleted,
extracted_at, cast(0 as integer) as content_file, content_run_id, record_number
 from staging.square_variations where false;

insert into load_run (run_number, run_id, extracted_at) values (?, ?, ?);

insert into load_record
select file_number, id, record_number, content_hash, null
from load_variations
qualify row_number() over (partition by file_number, id order by record_number desc) = 1;

select exists (select 1 from ops.load_lock where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar)));

insert into ops.load_lock (source_name, head, times_taken) values (?, ?, ?);

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=false;

update ops.load_lock set times_taken = (ops.load_lock.times_taken + cast(? as int)) where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar));

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

insert into load_version
select -1, id, content_hash, cast(null as timestamp), is_deleted, extracted_at, -1, content_run_id, record_number
from staging.square_variations
where source_name = ?
qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1;

insert into load_version
select run_number, id, content_hash, created, false, extracted_at, run_number, run_id,
  record_number
from (
  select event.*,
    lag(content_hash) over (partition by id order by run_number) as hash_before,
    lag(is_deleted) over (partition by id order by run_number) as deleted_before
  from (
    select record.run_number, record.id, record.content_hash, record.created,
      false as is_deleted, run.extracted_at, run.run_id, record.record_number
    from load_record record
    join load_run run on run.run_number = record.run_number
    where record.run_number between ? and ?
    union all
    select run_number, id, content_hash, created, is_deleted, extracted_at, content_run_id,
      record_number
    from load_version
    where id in (select id from load_record where run_number between ? and ?)
    qualify row_number() over (partition by id order by run_number desc) = 1
  ) event
) compared
where run_number between ? and ?
  and (hash_before is null or hash_before <> content_hash or deleted_before);

insert into load_version
select ?, version.id, content_hash, created, not is_deleted, ?, content_file,
  content_run_id, version.record_number
from (select * from load_version qualify row_number() over (partition by id order by run_number desc) = 1) version
left join (select id as present from load_record where run_number = ?) seen
  on seen.present = version.id
where case when seen.present is not null then is_deleted
  else not is_deleted and extracted_at < ?
    and (? or (created >= ? and created < ?)) end;

select run_number, sum(case when is_deleted then 0 else 1 end),
  sum(case when is_deleted then 1 else 0 end)
from load_version where run_number >= 0 group by run_number;

insert into staging.square_variations
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, item_id, name, sku, upc, ordinal, pricing_type, price_money, currency, is_tombstone, updated_at, content_hash, payload)
select content.source_name, run.run_id, content.run_id, version.extracted_at,
  version.is_deleted, content.record_number, content.id, content.item_id, content.name, content.sku, content.upc, content.ordinal, content.pricing_type, content.price_money, content.currency, content.is_tombstone, content.updated_at, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join staging.square_variations content
  on content.source_name = ? and content.id = version.id
  and content.run_id = version.content_run_id
where version.content_file = -1;

insert into staging.square_variations
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, item_id, name, sku, upc, ordinal, pricing_type, price_money, currency, is_tombstone, updated_at, content_hash, payload)
select ?, run.run_id, version.content_run_id, version.extracted_at, version.is_deleted,
  version.record_number, content.id, content.item_id, content.name, content.sku, content.upc, content.ordinal, content.pricing_type, content.price_money, content.currency, content.is_tombstone, content.updated_at, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join load_variations content
  on content.file_number = version.content_file
  and content.record_number = version.record_number;

insert into ops.load (source_name, head, run_id, source_kind, kind, range_from, range_to, extracted_at, rows_read, rows_new, rows_unchanged, rows_rejected, rows_deleted, source_zone, currency, loaded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

commit;

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=true;

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('woocommerce/categories/run=20261121T075800Z-…/categories.parquet')));

create or replace temporary table load_categories_landing (record_number bigint, id bigint, name varchar, slug varchar, parent_id bigint, content_hash varchar, payload varchar, landed_from varchar);

copy into load_categories_landing from @staging.lake/
files = ('woocommerce/categories/run=20261121T075800Z-…/categories.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_categories as
select landed.record_number, landed.id, landed.name, landed.slug, landed.parent_id, landed.content_hash, landed.payload, source.file_number
from load_categories_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_categories_landing) path
  join (values ('woocommerce/categories/run=20261121T075800Z-…/categories.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_categories_landing;

select file_number, count(*) from load_categories group by file_number;

create or replace temporary table load_run
  (run_number integer, run_id varchar, extracted_at timestamp);

create or replace temporary table load_record as select cast(0 as integer) as run_number, id, record_number, content_hash, cast(null as timestamp) as created from staging.woocommerce_categories where false;

create or replace temporary table load_presence as select cast(0 as integer) as run_number, id from staging.woocommerce_categories where false;

create or replace temporary table load_version as select cast(0 as integer) as run_number, id, content_hash, cast(null as timestamp) as created, is_deleted,
extracted_at, cast(0 as integer) as content_file, content_run_id, record_number
 from staging.woocommerce_categories where false;

insert into load_run (run_number, run_id, extracted_at) values (?, ?, ?);

insert into load_record
select file_number, id, record_number, content_hash, null
from load_categories
qualify row_number() over (partition by file_number, id order by record_number desc) = 1;

select exists (select 1 from ops.load_lock where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar)));

insert into ops.load_lock (source_name, head, times_taken) values (?, ?, ?);

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=false;

update ops.load_lock set times_taken = (ops.load_lock.times_taken + cast(? as int)) where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar));

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

insert into load_version
select -1, id, content_hash, cast(null as timestamp), is_deleted, extracted_at, -1, content_run_id, record_number
from staging.woocommerce_categories
where source_name = ?
qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1;

insert into load_version
select run_number, id, content_hash, created, false, extracted_at, run_number, run_id,
  record_number
from (
  select event.*,
    lag(content_hash) over (partition by id order by run_number) as hash_before,
    lag(is_deleted) over (partition by id order by run_number) as deleted_before
  from (
    select record.run_number, record.id, record.content_hash, record.created,
      false as is_deleted, run.extracted_at, run.run_id, record.record_number
    from load_record record
    join load_run run on run.run_number = record.run_number
    where record.run_number between ? and ?
    union all
    select run_number, id, content_hash, created, is_deleted, extracted_at, content_run_id,
      record_number
    from load_version
    where id in (select id from load_record where run_number between ? and ?)
    qualify row_number() over (partition by id order by run_number desc) = 1
  ) event
) compared
where run_number between ? and ?
  and (hash_before is null or hash_before <> content_hash or deleted_before);

insert into load_version
select ?, version.id, content_hash, created, not is_deleted, ?, content_file,
  content_run_id, version.record_number
from (select * from load_version qualify row_number() over (partition by id order by run_number desc) = 1) version
left join (select id as present from load_record where run_number = ?) seen
  on seen.present = version.id
where case when seen.present is not null then is_deleted
  else not is_deleted and extracted_at < ?
    and (? or (created >= ? and created < ?)) end;

select run_number, sum(case when is_deleted then 0 else 1 end),
  sum(case when is_deleted then 1 else 0 end)
from load_version where run_number >= 0 group by run_number;

insert into staging.woocommerce_categories
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, name, slug, parent_id, content_hash, payload)
select content.source_name, run.run_id, content.run_id, version.extracted_at,
  version.is_deleted, content.record_number, content.id, content.name, content.slug, content.parent_id, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join staging.woocommerce_categories content
  on content.source_name = ? and content.id = version.id
  and content.run_id = version.content_run_id
where version.content_file = -1;

insert into staging.woocommerce_categories
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, name, slug, parent_id, content_hash, payload)
select ?, run.run_id, version.content_run_id, version.extracted_at, version.is_deleted,
  version.record_number, content.id, content.name, content.slug, content.parent_id, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join load_categories content
  on content.file_number = version.content_file
  and content.record_number = version.record_number;

insert into ops.load (source_name, head, run_id, source_kind, kind, range_from, range_to, extracted_at, rows_read, rows_new, rows_unchanged, rows_rejected, rows_deleted, source_zone, currency, loaded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

commit;

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=true;

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('woocommerce/customers/run=20261121T075800Z-…/customers.parquet')));

create or replace temporary table load_customers_landing (record_number bigint, id bigint, date_created timestamp without time zone, date_modified timestamp without time zone, email varchar, first_name varchar, last_name varchar, role varchar, company varchar, phone varchar, city varchar, state varchar, postcode varchar, country varchar, is_paying_customer boolean, content_hash varchar, payload varchar, landed_from varchar);

copy into load_customers_landing from @staging.lake/
files = ('woocommerce/customers/run=20261121T075800Z-…/customers.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_customers as
select landed.record_number, landed.id, landed.date_created, landed.date_modified, landed.email, landed.first_name, landed.last_name, landed.role, landed.company, landed.phone, landed.city, landed.state, landed.postcode, landed.country, landed.is_paying_customer, landed.content_hash, landed.payload, source.file_number
from load_customers_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_customers_landing) path
  join (values ('woocommerce/customers/run=20261121T075800Z-…/customers.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_customers_landing;

select file_number, count(*) from load_customers group by file_number;

create or replace temporary table load_run
  (run_number integer, run_id varchar, extracted_at timestamp);

create or replace temporary table load_record as select cast(0 as integer) as run_number, id, record_number, content_hash, date_created as created from staging.woocommerce_customers where false;

create or replace temporary table load_presence as select cast(0 as integer) as run_number, id from staging.woocommerce_customers where false;

create or replace temporary table load_version as select cast(0 as integer) as run_number, id, content_hash, date_created as created, is_deleted,
extracted_at, cast(0 as integer) as content_file, content_run_id, record_number
 from staging.woocommerce_customers where false;

insert into load_run (run_number, run_id, extracted_at) values (?, ?, ?);

insert into load_record
select file_number, id, record_number, content_hash, date_created
from load_customers
qualify row_number() over (partition by file_number, id order by record_number desc) = 1;

select exists (select 1 from ops.load_lock where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar)));

insert into ops.load_lock (source_name, head, times_taken) values (?, ?, ?);

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=false;

update ops.load_lock set times_taken = (ops.load_lock.times_taken + cast(? as int)) where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar));

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

insert into load_version
select -1, id, content_hash, date_created, is_deleted, extracted_at, -1, content_run_id, record_number
from staging.woocommerce_customers
where source_name = ?
qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1;

insert into load_version
select run_number, id, content_hash, created, false, extracted_at, run_number, run_id,
  record_number
from (
  select event.*,
    lag(content_hash) over (partition by id order by run_number) as hash_before,
    lag(is_deleted) over (partition by id order by run_number) as deleted_before
  from (
    select record.run_number, record.id, record.content_hash, record.created,
      false as is_deleted, run.extracted_at, run.run_id, record.record_number
    from load_record record
    join load_run run on run.run_number = record.run_number
    where record.run_number between ? and ?
    union all
    select run_number, id, content_hash, created, is_deleted, extracted_at, content_run_id,
      record_number
    from load_version
    where id in (select id from load_record where run_number between ? and ?)
    qualify row_number() over (partition by id order by run_number desc) = 1
  ) event
) compared
where run_number between ? and ?
  and (hash_before is null or hash_before <> content_hash or deleted_before);

insert into load_version
select ?, version.id, content_hash, created, not is_deleted, ?, content_file,
  content_run_id, version.record_number
from (select * from load_version qualify row_number() over (partition by id order by run_number desc) = 1) version
left join (select id as present from load_record where run_number = ?) seen
  on seen.present = version.id
where case when seen.present is not null then is_deleted
  else not is_deleted and extracted_at < ?
    and (? or (created >= ? and created < ?)) end;

select run_number, sum(case when is_deleted then 0 else 1 end),
  sum(case when is_deleted then 1 else 0 end)
from load_version where run_number >= 0 group by run_number;

insert into staging.woocommerce_customers
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, date_created, date_modified, email, first_name, last_name, role, company, phone, city, state, postcode, country, is_paying_customer, content_hash, payload)
select content.source_name, run.run_id, content.run_id, version.extracted_at,
  version.is_deleted, content.record_number, content.id, content.date_created, content.date_modified, content.email, content.first_name, content.last_name, content.role, content.company, content.phone, content.city, content.state, content.postcode, content.country, content.is_paying_customer, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join staging.woocommerce_customers content
  on content.source_name = ? and content.id = version.id
  and content.run_id = version.content_run_id
where version.content_file = -1;

insert into staging.woocommerce_customers
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, date_created, date_modified, email, first_name, last_name, role, company, phone, city, state, postcode, country, is_paying_customer, content_hash, payload)
select ?, run.run_id, version.content_run_id, version.extracted_at, version.is_deleted,
  version.record_number, content.id, content.date_created, content.date_modified, content.email, content.first_name, content.last_name, content.role, content.company, content.phone, content.city, content.state, content.postcode, content.country, content.is_paying_customer, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join load_customers content
  on content.file_number = version.content_file
  and content.record_number = version.record_number;

insert into ops.load (source_name, head, run_id, source_kind, kind, range_from, range_to, extracted_at, rows_read, rows_new, rows_unchanged, rows_rejected, rows_deleted, source_zone, currency, loaded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

commit;

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=true;

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('woocommerce/orders/run=20261121T075800Z-…/orders.parquet')));

create or replace temporary table load_orders_landing (record_number bigint, id bigint, number varchar, status varchar, currency varchar, created_via varchar, version varchar, prices_include_tax boolean, date_created timestamp without time zone, date_modified timestamp without time zone, date_paid timestamp without time zone, date_completed timestamp without time zone, customer_id bigint, billing_first_name varchar, billing_last_name varchar, billing_company varchar, billing_email varchar, billing_phone varchar, billing_city varchar, billing_state varchar, billing_postcode varchar, billing_country varchar, shipping_city varchar, shipping_state varchar, shipping_postcode varchar, shipping_country varchar, discount_total decimal(18, 4), discount_tax decimal(18, 4), shipping_total decimal(18, 4), shipping_tax decimal(18, 4), cart_tax decimal(18, 4), total decimal(18, 4), total_tax decimal(18, 4), payment_method varchar, payment_method_title varchar, transaction_id varchar, square_order_id varchar, content_hash varchar, payload varchar, landed_from varchar);

copy into load_orders_landing from @staging.lake/
files = ('woocommerce/orders/run=20261121T075800Z-…/orders.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_orders as
select landed.record_number, landed.id, landed.number, landed.status, landed.currency, landed.created_via, landed.version, landed.prices_include_tax, landed.date_created, landed.date_modified, landed.date_paid, landed.date_completed, landed.customer_id, landed.billing_first_name, landed.billing_last_name, landed.billing_company, landed.billing_email, landed.billing_phone, landed.billing_city, landed.billing_state, landed.billing_postcode, landed.billing_country, landed.shipping_city, landed.shipping_state, landed.shipping_postcode, landed.shipping_country, landed.discount_total, landed.discount_tax, landed.shipping_total, landed.shipping_tax, landed.cart_tax, landed.total, landed.total_tax, landed.payment_method, landed.payment_method_title, landed.transaction_id, landed.square_order_id, landed.content_hash, landed.payload, source.file_number
from load_orders_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_orders_landing) path
  join (values ('woocommerce/orders/run=20261121T075800Z-…/orders.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_orders_landing;

select file_number, count(*) from load_orders group by file_number;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('woocommerce/orders/run=20261121T075800Z-…/order_lines.parquet')));

create or replace temporary table load_order_lines_landing (record_number bigint, order_id bigint, id bigint, name varchar, product_id bigint, variation_id bigint, sku varchar, quantity decimal(18, 5), tax_class varchar, subtotal decimal(18, 4), subtotal_tax decimal(18, 4), total decimal(18, 4), total_tax decimal(18, 4), landed_from varchar);

copy into load_order_lines_landing from @staging.lake/
files = ('woocommerce/orders/run=20261121T075800Z-…/order_lines.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_order_lines as
select landed.record_number, landed.order_id, landed.id, landed.name, landed.product_id, landed.variation_id, landed.sku, landed.quantity, landed.tax_class, landed.subtotal, landed.subtotal_tax, landed.total, landed.total_tax, source.file_number
from load_order_lines_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_order_lines_landing) path
  join (values ('woocommerce/orders/run=20261121T075800Z-…/order_lines.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_order_lines_landing;

select file_number, count(*) from load_order_lines group by file_number;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('woocommerce/orders/run=20261121T075800Z-…/order_taxes.parquet')));

create or replace temporary table load_order_taxes_landing (record_number bigint, order_id bigint, id bigint, rate_id bigint, rate_code varchar, label varchar, compound boolean, rate_percent decimal(18, 6), tax_total decimal(18, 4), shipping_tax_total decimal(18, 4), landed_from varchar);

copy into load_order_taxes_landing from @staging.lake/
files = ('woocommerce/orders/run=20261121T075800Z-…/order_taxes.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_order_taxes as
select landed.record_number, landed.order_id, landed.id, landed.rate_id, landed.rate_code, landed.label, landed.compound, landed.rate_percent, landed.tax_total, landed.shipping_tax_total, source.file_number
from load_order_taxes_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_order_taxes_landing) path
  join (values ('woocommerce/orders/run=20261121T075800Z-…/order_taxes.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_order_taxes_landing;

select file_number, count(*) from load_order_taxes group by file_number;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('woocommerce/orders/run=20261121T075800Z-…/order_shipping.parquet')));

create or replace temporary table load_order_shipping_landing (record_number bigint, order_id bigint, id bigint, method_id varchar, method_title varchar, total decimal(18, 4), total_tax decimal(18, 4), landed_from varchar);

copy into load_order_shipping_landing from @staging.lake/
files = ('woocommerce/orders/run=20261121T075800Z-…/order_shipping.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_order_shipping as
select landed.record_number, landed.order_id, landed.id, landed.method_id, landed.method_title, landed.total, landed.total_tax, source.file_number
from load_order_shipping_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_order_shipping_landing) path
  join (values ('woocommerce/orders/run=20261121T075800Z-…/order_shipping.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_order_shipping_landing;

select file_number, count(*) from load_order_shipping group by file_number;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('woocommerce/orders/run=20261121T075800Z-…/order_fees.parquet')));

create or replace temporary table load_order_fees_landing (record_number bigint, order_id bigint, id bigint, name varchar, tax_class varchar, tax_status varchar, total decimal(18, 4), total_tax decimal(18, 4), landed_from varchar);

copy into load_order_fees_landing from @staging.lake/
files = ('woocommerce/orders/run=20261121T075800Z-…/order_fees.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_order_fees as
select landed.record_number, landed.order_id, landed.id, landed.name, landed.tax_class, landed.tax_status, landed.total, landed.total_tax, source.file_number
from load_order_fees_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_order_fees_landing) path
  join (values ('woocommerce/orders/run=20261121T075800Z-…/order_fees.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_order_fees_landing;

select file_number, count(*) from load_order_fees group by file_number;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('woocommerce/orders/run=20261121T075800Z-…/order_coupons.parquet')));

create or replace temporary table load_order_coupons_landing (record_number bigint, order_id bigint, id bigint, code varchar, discount_type varchar, discount decimal(18, 4), discount_tax decimal(18, 4), landed_from varchar);

copy into load_order_coupons_landing from @staging.lake/
files = ('woocommerce/orders/run=20261121T075800Z-…/order_coupons.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_order_coupons as
select landed.record_number, landed.order_id, landed.id, landed.code, landed.discount_type, landed.discount, landed.discount_tax, source.file_number
from load_order_coupons_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_order_coupons_landing) path
  join (values ('woocommerce/orders/run=20261121T075800Z-…/order_coupons.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_order_coupons_landing;

select file_number, count(*) from load_order_coupons group by file_number;

create or replace temporary table load_ids_landing (id varchar, landed_from varchar);

copy into load_ids_landing from @staging.lake/
files = ('woocommerce/orders/run=20261121T075800Z-…/ids.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_ids as
select landed.id, source.file_number
from load_ids_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_ids_landing) path
  join (values ('woocommerce/orders/run=20261121T075800Z-…/ids.parquet', 1)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_ids_landing;

select file_number, count(*) from load_ids group by file_number;

create or replace temporary table load_run
  (run_number integer, run_id varchar, extracted_at timestamp);

create or replace temporary table load_record as select cast(0 as integer) as run_number, id, record_number, content_hash, date_created as created from staging.woocommerce_orders where false;

create or replace temporary table load_presence as select cast(0 as integer) as run_number, id from staging.woocommerce_orders where false;

create or replace temporary table load_version as select cast(0 as integer) as run_number, id, content_hash, date_created as created, is_deleted,
extracted_at, cast(0 as integer) as content_file, content_run_id, record_number
 from staging.woocommerce_orders where false;

insert into load_run (run_number, run_id, extracted_at) values (?, ?, ?);

insert into load_record
select file_number, id, record_number, content_hash, date_created
from load_orders
qualify row_number() over (partition by file_number, id order by record_number desc) = 1;

insert into load_presence select distinct file_number, id from load_ids;

select exists (select 1 from ops.load_lock where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar)));

insert into ops.load_lock (source_name, head, times_taken) values (?, ?, ?);

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=false;

update ops.load_lock set times_taken = (ops.load_lock.times_taken + cast(? as int)) where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar));

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

insert into load_version
select -1, id, content_hash, date_created, is_deleted, extracted_at, -1, content_run_id, record_number
from staging.woocommerce_orders
where source_name = ?
qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1;

insert into load_version
select run_number, id, content_hash, created, false, extracted_at, run_number, run_id,
  record_number
from (
  select event.*,
    lag(content_hash) over (partition by id order by run_number) as hash_before,
    lag(is_deleted) over (partition by id order by run_number) as deleted_before
  from (
    select record.run_number, record.id, record.content_hash, record.created,
      false as is_deleted, run.extracted_at, run.run_id, record.record_number
    from load_record record
    join load_run run on run.run_number = record.run_number
    where record.run_number between ? and ?
    union all
    select run_number, id, content_hash, created, is_deleted, extracted_at, content_run_id,
      record_number
    from load_version
    where id in (select id from load_record where run_number between ? and ?)
    qualify row_number() over (partition by id order by run_number desc) = 1
  ) event
) compared
where run_number between ? and ?
  and (hash_before is null or hash_before <> content_hash or deleted_before);

insert into load_version
select ?, version.id, content_hash, created, not is_deleted, ?, content_file,
  content_run_id, version.record_number
from (select * from load_version qualify row_number() over (partition by id order by run_number desc) = 1) version
left join (select id as present from load_presence where run_number = ?) seen
  on seen.present = version.id
where case when seen.present is not null then is_deleted
  else not is_deleted and extracted_at < ?
    and (? or (created >= ? and created < ?)) end;

select run_number, sum(case when is_deleted then 0 else 1 end),
  sum(case when is_deleted then 1 else 0 end)
from load_version where run_number >= 0 group by run_number;

insert into staging.woocommerce_orders
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, number, status, currency, created_via, version, prices_include_tax, date_created, date_modified, date_paid, date_completed, customer_id, billing_first_name, billing_last_name, billing_company, billing_email, billing_phone, billing_city, billing_state, billing_postcode, billing_country, shipping_city, shipping_state, shipping_postcode, shipping_country, discount_total, discount_tax, shipping_total, shipping_tax, cart_tax, total, total_tax, payment_method, payment_method_title, transaction_id, square_order_id, content_hash, payload)
select content.source_name, run.run_id, content.run_id, version.extracted_at,
  version.is_deleted, content.record_number, content.id, content.number, content.status, content.currency, content.created_via, content.version, content.prices_include_tax, content.date_created, content.date_modified, content.date_paid, content.date_completed, content.customer_id, content.billing_first_name, content.billing_last_name, content.billing_company, content.billing_email, content.billing_phone, content.billing_city, content.billing_state, content.billing_postcode, content.billing_country, content.shipping_city, content.shipping_state, content.shipping_postcode, content.shipping_country, content.discount_total, content.discount_tax, content.shipping_total, content.shipping_tax, content.cart_tax, content.total, content.total_tax, content.payment_method, content.payment_method_title, content.transaction_id, content.square_order_id, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join staging.woocommerce_orders content
  on content.source_name = ? and content.id = version.id
  and content.run_id = version.content_run_id
where version.content_file = -1;

insert into staging.woocommerce_orders
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, number, status, currency, created_via, version, prices_include_tax, date_created, date_modified, date_paid, date_completed, customer_id, billing_first_name, billing_last_name, billing_company, billing_email, billing_phone, billing_city, billing_state, billing_postcode, billing_country, shipping_city, shipping_state, shipping_postcode, shipping_country, discount_total, discount_tax, shipping_total, shipping_tax, cart_tax, total, total_tax, payment_method, payment_method_title, transaction_id, square_order_id, content_hash, payload)
select ?, run.run_id, version.content_run_id, version.extracted_at, version.is_deleted,
  version.record_number, content.id, content.number, content.status, content.currency, content.created_via, content.version, content.prices_include_tax, content.date_created, content.date_modified, content.date_paid, content.date_completed, content.customer_id, content.billing_first_name, content.billing_last_name, content.billing_company, content.billing_email, content.billing_phone, content.billing_city, content.billing_state, content.billing_postcode, content.billing_country, content.shipping_city, content.shipping_state, content.shipping_postcode, content.shipping_country, content.discount_total, content.discount_tax, content.shipping_total, content.shipping_tax, content.cart_tax, content.total, content.total_tax, content.payment_method, content.payment_method_title, content.transaction_id, content.square_order_id, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join load_orders content
  on content.file_number = version.content_file
  and content.record_number = version.record_number;

insert into staging.woocommerce_order_lines (source_name, run_id, record_number, order_id, id, name, product_id, variation_id, sku, quantity, tax_class, subtotal, subtotal_tax, total, total_tax)
select ?, run.run_id, content.record_number, content.order_id, content.id, content.name, content.product_id, content.variation_id, content.sku, content.quantity, content.tax_class, content.subtotal, content.subtotal_tax, content.total, content.total_tax
from load_version version
join load_run run on run.run_number = version.run_number
join load_order_lines content
  on content.file_number = version.run_number
  and content.record_number = version.record_number
where version.content_file = version.run_number;

insert into staging.woocommerce_order_taxes (source_name, run_id, record_number, order_id, id, rate_id, rate_code, label, compound, rate_percent, tax_total, shipping_tax_total)
select ?, run.run_id, content.record_number, content.order_id, content.id, content.rate_id, content.rate_code, content.label, content.compound, content.rate_percent, content.tax_total, content.shipping_tax_total
from load_version version
join load_run run on run.run_number = version.run_number
join load_order_taxes content
  on content.file_number = version.run_number
  and content.record_number = version.record_number
where version.content_file = version.run_number;

insert into staging.woocommerce_order_shipping (source_name, run_id, record_number, order_id, id, method_id, method_title, total, total_tax)
select ?, run.run_id, content.record_number, content.order_id, content.id, content.method_id, content.method_title, content.total, content.total_tax
from load_version version
join load_run run on run.run_number = version.run_number
join load_order_shipping content
  on content.file_number = version.run_number
  and content.record_number = version.record_number
where version.content_file = version.run_number;

insert into staging.woocommerce_order_fees (source_name, run_id, record_number, order_id, id, name, tax_class, tax_status, total, total_tax)
select ?, run.run_id, content.record_number, content.order_id, content.id, content.name, content.tax_class, content.tax_status, content.total, content.total_tax
from load_version version
join load_run run on run.run_number = version.run_number
join load_order_fees content
  on content.file_number = version.run_number
  and content.record_number = version.record_number
where version.content_file = version.run_number;

insert into staging.woocommerce_order_coupons (source_name, run_id, record_number, order_id, id, code, discount_type, discount, discount_tax)
select ?, run.run_id, content.record_number, content.order_id, content.id, content.code, content.discount_type, content.discount, content.discount_tax
from load_version version
join load_run run on run.run_number = version.run_number
join load_order_coupons content
  on content.file_number = version.run_number
  and content.record_number = version.record_number
where version.content_file = version.run_number;

insert into ops.load (source_name, head, run_id, source_kind, kind, range_from, range_to, extracted_at, rows_read, rows_new, rows_unchanged, rows_rejected, rows_deleted, source_zone, currency, loaded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

commit;

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=true;

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('woocommerce/products/run=20261121T075800Z-…/products.parquet')));

create or replace temporary table load_products_landing (record_number bigint, id bigint, name varchar, slug varchar, type varchar, status varchar, sku varchar, price decimal(18, 4), regular_price decimal(18, 4), sale_price decimal(18, 4), date_created timestamp without time zone, date_modified timestamp without time zone, manage_stock boolean, stock_quantity decimal(18, 5), stock_status varchar, tax_class varchar, content_hash varchar, payload varchar, landed_from varchar);

copy into load_products_landing from @staging.lake/
files = ('woocommerce/products/run=20261121T075800Z-…/products.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_products as
select landed.record_number, landed.id, landed.name, landed.slug, landed.type, landed.status, landed.sku, landed.price, landed.regular_price, landed.sale_price, landed.date_created, landed.date_modified, landed.manage_stock, landed.stock_quantity, landed.stock_status, landed.tax_class, landed.content_hash, landed.payload, source.file_number
from load_products_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_products_landing) path
  join (values ('woocommerce/products/run=20261121T075800Z-…/products.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_products_landing;

select file_number, count(*) from load_products group by file_number;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('woocommerce/products/run=20261121T075800Z-…/product_categories.parquet')));

create or replace temporary table load_product_categories_landing (record_number bigint, product_id bigint, category_id bigint, landed_from varchar);

copy into load_product_categories_landing from @staging.lake/
files = ('woocommerce/products/run=20261121T075800Z-…/product_categories.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_product_categories as
select landed.record_number, landed.product_id, landed.category_id, source.file_number
from load_product_categories_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_product_categories_landing) path
  join (values ('woocommerce/products/run=20261121T075800Z-…/product_categories.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_product_categories_landing;

select file_number, count(*) from load_product_categories group by file_number;

create or replace temporary table load_run
  (run_number integer, run_id varchar, extracted_at timestamp);

create or replace temporary table load_record as select cast(0 as integer) as run_number, id, record_number, content_hash, date_created as created from staging.woocommerce_products where false;

create or replace temporary table load_presence as select cast(0 as integer) as run_number, id from staging.woocommerce_products where false;

create or replace temporary table load_version as select cast(0 as integer) as run_number, id, content_hash, date_created as created, is_deleted,
extracted_at, cast(0 as integer) as content_file, content_run_id, record_number
 from staging.woocommerce_products where false;

insert into load_run (run_number, run_id, extracted_at) values (?, ?, ?);

insert into load_record
select file_number, id, record_number, content_hash, date_created
from load_products
qualify row_number() over (partition by file_number, id order by record_number desc) = 1;

select exists (select 1 from ops.load_lock where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar)));

insert into ops.load_lock (source_name, head, times_taken) values (?, ?, ?);

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=false;

update ops.load_lock set times_taken = (ops.load_lock.times_taken + cast(? as int)) where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar));

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

insert into load_version
select -1, id, content_hash, date_created, is_deleted, extracted_at, -1, content_run_id, record_number
from staging.woocommerce_products
where source_name = ?
qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1;

insert into load_version
select run_number, id, content_hash, created, false, extracted_at, run_number, run_id,
  record_number
from (
  select event.*,
    lag(content_hash) over (partition by id order by run_number) as hash_before,
    lag(is_deleted) over (partition by id order by run_number) as deleted_before
  from (
    select record.run_number, record.id, record.content_hash, record.created,
      false as is_deleted, run.extracted_at, run.run_id, record.record_number
    from load_record record
    join load_run run on run.run_number = record.run_number
    where record.run_number between ? and ?
    union all
    select run_number, id, content_hash, created, is_deleted, extracted_at, content_run_id,
      record_number
    from load_version
    where id in (select id from load_record where run_number between ? and ?)
    qualify row_number() over (partition by id order by run_number desc) = 1
  ) event
) compared
where run_number between ? and ?
  and (hash_before is null or hash_before <> content_hash or deleted_before);

insert into load_version
select ?, version.id, content_hash, created, not is_deleted, ?, content_file,
  content_run_id, version.record_number
from (select * from load_version qualify row_number() over (partition by id order by run_number desc) = 1) version
left join (select id as present from load_record where run_number = ?) seen
  on seen.present = version.id
where case when seen.present is not null then is_deleted
  else not is_deleted and extracted_at < ?
    and (? or (created >= ? and created < ?)) end;

select run_number, sum(case when is_deleted then 0 else 1 end),
  sum(case when is_deleted then 1 else 0 end)
from load_version where run_number >= 0 group by run_number;

insert into staging.woocommerce_products
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, name, slug, type, status, sku, price, regular_price, sale_price, date_created, date_modified, manage_stock, stock_quantity, stock_status, tax_class, content_hash, payload)
select content.source_name, run.run_id, content.run_id, version.extracted_at,
  version.is_deleted, content.record_number, content.id, content.name, content.slug, content.type, content.status, content.sku, content.price, content.regular_price, content.sale_price, content.date_created, content.date_modified, content.manage_stock, content.stock_quantity, content.stock_status, content.tax_class, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join staging.woocommerce_products content
  on content.source_name = ? and content.id = version.id
  and content.run_id = version.content_run_id
where version.content_file = -1;

insert into staging.woocommerce_products
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, name, slug, type, status, sku, price, regular_price, sale_price, date_created, date_modified, manage_stock, stock_quantity, stock_status, tax_class, content_hash, payload)
select ?, run.run_id, version.content_run_id, version.extracted_at, version.is_deleted,
  version.record_number, content.id, content.name, content.slug, content.type, content.status, content.sku, content.price, content.regular_price, content.sale_price, content.date_created, content.date_modified, content.manage_stock, content.stock_quantity, content.stock_status, content.tax_class, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join load_products content
  on content.file_number = version.content_file
  and content.record_number = version.record_number;

insert into staging.woocommerce_product_categories (source_name, run_id, record_number, product_id, category_id)
select ?, run.run_id, content.record_number, content.product_id, content.category_id
from load_version version
join load_run run on run.run_number = version.run_number
join load_product_categories content
  on content.file_number = version.run_number
  and content.record_number = version.record_number
where version.content_file = version.run_number;

insert into ops.load (source_name, head, run_id, source_kind, kind, range_from, range_to, extracted_at, rows_read, rows_new, rows_unchanged, rows_rejected, rows_deleted, source_zone, currency, loaded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

commit;

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=true;

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('woocommerce/refunds/run=20261121T075800Z-…/refunds.parquet')));

create or replace temporary table load_refunds_landing (record_number bigint, id bigint, parent_id bigint, date_created timestamp without time zone, amount decimal(18, 4), reason varchar, refunded_by bigint, refunded_payment boolean, content_hash varchar, payload varchar, landed_from varchar);

copy into load_refunds_landing from @staging.lake/
files = ('woocommerce/refunds/run=20261121T075800Z-…/refunds.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_refunds as
select landed.record_number, landed.id, landed.parent_id, landed.date_created, landed.amount, landed.reason, landed.refunded_by, landed.refunded_payment, landed.content_hash, landed.payload, source.file_number
from load_refunds_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_refunds_landing) path
  join (values ('woocommerce/refunds/run=20261121T075800Z-…/refunds.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_refunds_landing;

select file_number, count(*) from load_refunds group by file_number;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('woocommerce/refunds/run=20261121T075800Z-…/refund_lines.parquet')));

create or replace temporary table load_refund_lines_landing (record_number bigint, refund_id bigint, id bigint, refunded_item_id bigint, name varchar, product_id bigint, variation_id bigint, sku varchar, quantity decimal(18, 5), total decimal(18, 4), total_tax decimal(18, 4), landed_from varchar);

copy into load_refund_lines_landing from @staging.lake/
files = ('woocommerce/refunds/run=20261121T075800Z-…/refund_lines.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_refund_lines as
select landed.record_number, landed.refund_id, landed.id, landed.refunded_item_id, landed.name, landed.product_id, landed.variation_id, landed.sku, landed.quantity, landed.total, landed.total_tax, source.file_number
from load_refund_lines_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_refund_lines_landing) path
  join (values ('woocommerce/refunds/run=20261121T075800Z-…/refund_lines.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_refund_lines_landing;

select file_number, count(*) from load_refund_lines group by file_number;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('woocommerce/refunds/run=20261121T075800Z-…/refund_shipping.parquet')));

create or replace temporary table load_refund_shipping_landing (record_number bigint, refund_id bigint, id bigint, method_id varchar, total decimal(18, 4), total_tax decimal(18, 4), landed_from varchar);

copy into load_refund_shipping_landing from @staging.lake/
files = ('woocommerce/refunds/run=20261121T075800Z-…/refund_shipping.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_refund_shipping as
select landed.record_number, landed.refund_id, landed.id, landed.method_id, landed.total, landed.total_tax, source.file_number
from load_refund_shipping_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_refund_shipping_landing) path
  join (values ('woocommerce/refunds/run=20261121T075800Z-…/refund_shipping.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_refund_shipping_landing;

select file_number, count(*) from load_refund_shipping group by file_number;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('woocommerce/refunds/run=20261121T075800Z-…/refund_fees.parquet')));

create or replace temporary table load_refund_fees_landing (record_number bigint, refund_id bigint, id bigint, name varchar, total decimal(18, 4), total_tax decimal(18, 4), landed_from varchar);

copy into load_refund_fees_landing from @staging.lake/
files = ('woocommerce/refunds/run=20261121T075800Z-…/refund_fees.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_refund_fees as
select landed.record_number, landed.refund_id, landed.id, landed.name, landed.total, landed.total_tax, source.file_number
from load_refund_fees_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_refund_fees_landing) path
  join (values ('woocommerce/refunds/run=20261121T075800Z-…/refund_fees.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_refund_fees_landing;

select file_number, count(*) from load_refund_fees group by file_number;

create or replace temporary table load_ids_landing (id varchar, landed_from varchar);

copy into load_ids_landing from @staging.lake/
files = ('woocommerce/refunds/run=20261121T075800Z-…/ids.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_ids as
select landed.id, source.file_number
from load_ids_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_ids_landing) path
  join (values ('woocommerce/refunds/run=20261121T075800Z-…/ids.parquet', 1)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_ids_landing;

select file_number, count(*) from load_ids group by file_number;

create or replace temporary table load_run
  (run_number integer, run_id varchar, extracted_at timestamp);

create or replace temporary table load_record as select cast(0 as integer) as run_number, id, record_number, content_hash, date_created as created from staging.woocommerce_refunds where false;

create or replace temporary table load_presence as select cast(0 as integer) as run_number, id from staging.woocommerce_refunds where false;

create or replace temporary table load_version as select cast(0 as integer) as run_number, id, content_hash, date_created as created, is_deleted,
extracted_at, cast(0 as integer) as content_file, content_run_id, record_number
 from staging.woocommerce_refunds where false;

insert into load_run (run_number, run_id, extracted_at) values (?, ?, ?);

insert into load_record
select file_number, id, record_number, content_hash, date_created
from load_refunds
qualify row_number() over (partition by file_number, id order by record_number desc) = 1;

insert into load_presence select distinct file_number, id from load_ids;

select exists (select 1 from ops.load_lock where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar)));

insert into ops.load_lock (source_name, head, times_taken) values (?, ?, ?);

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=false;

update ops.load_lock set times_taken = (ops.load_lock.times_taken + cast(? as int)) where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar));

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

insert into load_version
select -1, id, content_hash, date_created, is_deleted, extracted_at, -1, content_run_id, record_number
from staging.woocommerce_refunds
where source_name = ?
qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1;

insert into load_version
select run_number, id, content_hash, created, false, extracted_at, run_number, run_id,
  record_number
from (
  select event.*,
    lag(content_hash) over (partition by id order by run_number) as hash_before,
    lag(is_deleted) over (partition by id order by run_number) as deleted_before
  from (
    select record.run_number, record.id, record.content_hash, record.created,
      false as is_deleted, run.extracted_at, run.run_id, record.record_number
    from load_record record
    join load_run run on run.run_number = record.run_number
    where record.run_number between ? and ?
    union all
    select run_number, id, content_hash, created, is_deleted, extracted_at, content_run_id,
      record_number
    from load_version
    where id in (select id from load_record where run_number between ? and ?)
    qualify row_number() over (partition by id order by run_number desc) = 1
  ) event
) compared
where run_number between ? and ?
  and (hash_before is null or hash_before <> content_hash or deleted_before);

insert into load_version
select ?, version.id, content_hash, created, not is_deleted, ?, content_file,
  content_run_id, version.record_number
from (select * from load_version qualify row_number() over (partition by id order by run_number desc) = 1) version
left join (select id as present from load_presence where run_number = ?) seen
  on seen.present = version.id
where case when seen.present is not null then is_deleted
  else not is_deleted and extracted_at < ?
    and (? or (created >= ? and created < ?)) end;

select run_number, sum(case when is_deleted then 0 else 1 end),
  sum(case when is_deleted then 1 else 0 end)
from load_version where run_number >= 0 group by run_number;

insert into staging.woocommerce_refunds
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, parent_id, date_created, amount, reason, refunded_by, refunded_payment, content_hash, payload)
select content.source_name, run.run_id, content.run_id, version.extracted_at,
  version.is_deleted, content.record_number, content.id, content.parent_id, content.date_created, content.amount, content.reason, content.refunded_by, content.refunded_payment, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join staging.woocommerce_refunds content
  on content.source_name = ? and content.id = version.id
  and content.run_id = version.content_run_id
where version.content_file = -1;

insert into staging.woocommerce_refunds
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, parent_id, date_created, amount, reason, refunded_by, refunded_payment, content_hash, payload)
select ?, run.run_id, version.content_run_id, version.extracted_at, version.is_deleted,
  version.record_number, content.id, content.parent_id, content.date_created, content.amount, content.reason, content.refunded_by, content.refunded_payment, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join load_refunds content
  on content.file_number = version.content_file
  and content.record_number = version.record_number;

insert into staging.woocommerce_refund_lines (source_name, run_id, record_number, refund_id, id, refunded_item_id, name, product_id, variation_id, sku, quantity, total, total_tax)
select ?, run.run_id, content.record_number, content.refund_id, content.id, content.refunded_item_id, content.name, content.product_id, content.variation_id, content.sku, content.quantity, content.total, content.total_tax
from load_version version
join load_run run on run.run_number = version.run_number
join load_refund_lines content
  on content.file_number = version.run_number
  and content.record_number = version.record_number
where version.content_file = version.run_number;

insert into staging.woocommerce_refund_shipping (source_name, run_id, record_number, refund_id, id, method_id, total, total_tax)
select ?, run.run_id, content.record_number, content.refund_id, content.id, content.method_id, content.total, content.total_tax
from load_version version
join load_run run on run.run_number = version.run_number
join load_refund_shipping content
  on content.file_number = version.run_number
  and content.record_number = version.record_number
where version.content_file = version.run_number;

insert into staging.woocommerce_refund_fees (source_name, run_id, record_number, refund_id, id, name, total, total_tax)
select ?, run.run_id, content.record_number, content.refund_id, content.id, content.name, content.total, content.total_tax
from load_version version
join load_run run on run.run_number = version.run_number
join load_refund_fees content
  on content.file_number = version.run_number
  and content.record_number = version.record_number
where version.content_file = version.run_number;

insert into ops.load (source_name, head, run_id, source_kind, kind, range_from, range_to, extracted_at, rows_read, rows_new, rows_unchanged, rows_rejected, rows_deleted, source_zone, currency, loaded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

commit;

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=true;

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('woocommerce/variations/run=20261121T075800Z-…/variations.parquet')));

create or replace temporary table load_variations_landing (record_number bigint, id bigint, product_id bigint, name varchar, sku varchar, status varchar, price decimal(18, 4), regular_price decimal(18, 4), sale_price decimal(18, 4), date_created timestamp without time zone, date_modified timestamp without time zone, manage_stock boolean, stock_quantity decimal(18, 5), stock_status varchar, content_hash varchar, payload varchar, landed_from varchar);

copy into load_variations_landing from @staging.lake/
files = ('woocommerce/variations/run=20261121T075800Z-…/variations.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table load_variations as
select landed.record_number, landed.id, landed.product_id, landed.name, landed.sku, landed.status, landed.price, landed.regular_price, landed.sale_price, landed.date_created, landed.date_modified, landed.manage_stock, landed.stock_quantity, landed.stock_status, landed.content_hash, landed.payload, source.file_number
from load_variations_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from load_variations_landing) path
  join (values ('woocommerce/variations/run=20261121T075800Z-…/variations.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_variations_landing;

select file_number, count(*) from load_variations group by file_number;

create or replace temporary table load_run
  (run_number integer, run_id varchar, extracted_at timestamp);

create or replace temporary table load_record as select cast(0 as integer) as run_number, id, record_number, content_hash, date_created as created from staging.woocommerce_variations where false;

create or replace temporary table load_presence as select cast(0 as integer) as run_number, id from staging.woocommerce_variations where false;

create or replace temporary table load_version as select cast(0 as integer) as run_number, id, content_hash, date_created as created, is_deleted,
extracted_at, cast(0 as integer) as content_file, content_run_id, record_number
 from staging.woocommerce_variations where false;

insert into load_run (run_number, run_id, extracted_at) values (?, ?, ?);

insert into load_record
select file_number, id, record_number, content_hash, date_created
from load_variations
qualify row_number() over (partition by file_number, id order by record_number desc) = 1;

select exists (select 1 from ops.load_lock where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar)));

insert into ops.load_lock (source_name, head, times_taken) values (?, ?, ?);

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=false;

update ops.load_lock set times_taken = (ops.load_lock.times_taken + cast(? as int)) where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar));

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

insert into load_version
select -1, id, content_hash, date_created, is_deleted, extracted_at, -1, content_run_id, record_number
from staging.woocommerce_variations
where source_name = ?
qualify row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1;

insert into load_version
select run_number, id, content_hash, created, false, extracted_at, run_number, run_id,
  record_number
from (
  select event.*,
    lag(content_hash) over (partition by id order by run_number) as hash_before,
    lag(is_deleted) over (partition by id order by run_number) as deleted_before
  from (
    select record.run_number, record.id, record.content_hash, record.created,
      false as is_deleted, run.extracted_at, run.run_id, record.record_number
    from load_record record
    join load_run run on run.run_number = record.run_number
    where record.run_number between ? and ?
    union all
    select run_number, id, content_hash, created, is_deleted, extracted_at, content_run_id,
      record_number
    from load_version
    where id in (select id from load_record where run_number between ? and ?)
    qualify row_number() over (partition by id order by run_number desc) = 1
  ) event
) compared
where run_number between ? and ?
  and (hash_before is null or hash_before <> content_hash or deleted_before);

insert into load_version
select ?, version.id, content_hash, created, not is_deleted, ?, content_file,
  content_run_id, version.record_number
from (select * from load_version qualify row_number() over (partition by id order by run_number desc) = 1) version
left join (select id as present from load_record where run_number = ?) seen
  on seen.present = version.id
where case when seen.present is not null then is_deleted
  else not is_deleted and extracted_at < ?
    and (? or (created >= ? and created < ?)) end;

select run_number, sum(case when is_deleted then 0 else 1 end),
  sum(case when is_deleted then 1 else 0 end)
from load_version where run_number >= 0 group by run_number;

insert into staging.woocommerce_variations
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, product_id, name, sku, status, price, regular_price, sale_price, date_created, date_modified, manage_stock, stock_quantity, stock_status, content_hash, payload)
select content.source_name, run.run_id, content.run_id, version.extracted_at,
  version.is_deleted, content.record_number, content.id, content.product_id, content.name, content.sku, content.status, content.price, content.regular_price, content.sale_price, content.date_created, content.date_modified, content.manage_stock, content.stock_quantity, content.stock_status, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join staging.woocommerce_variations content
  on content.source_name = ? and content.id = version.id
  and content.run_id = version.content_run_id
where version.content_file = -1;

insert into staging.woocommerce_variations
  (source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, product_id, name, sku, status, price, regular_price, sale_price, date_created, date_modified, manage_stock, stock_quantity, stock_status, content_hash, payload)
select ?, run.run_id, version.content_run_id, version.extracted_at, version.is_deleted,
  version.record_number, content.id, content.product_id, content.name, content.sku, content.status, content.price, content.regular_price, content.sale_price, content.date_created, content.date_modified, content.manage_stock, content.stock_quantity, content.stock_status, content.content_hash, content.payload
from load_version version
join load_run run on run.run_number = version.run_number
join load_variations content
  on content.file_number = version.content_file
  and content.record_number = version.record_number;

insert into ops.load (source_name, head, run_id, source_kind, kind, range_from, range_to, extracted_at, rows_read, rows_new, rows_unchanged, rows_rejected, rows_deleted, source_zone, currency, loaded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

commit;

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=true;
