-- trace, as it reaches Snowflake; rewritten by `make golden`.

-- Session 1, COUNTINGHOUSE_AUDITOR

select current_database(), current_warehouse();

select exists (select 1 one from information_schema.tables where (table_schema = 'OPS' and upper(table_name) = 'FLYWAY_SCHEMA_HISTORY'));

select "version" from ops."flyway_schema_history" where ("version" is not null and "success");

select exists (select 1 one from information_schema.tables where (table_schema = 'MARTS' and upper(table_name) = 'DIM_DATE'));

select exists (select 1 one from information_schema.tables where (table_schema = 'MARTS' and upper(table_name) = 'DIM_CUSTOMER'));

select exists (select 1 one from information_schema.tables where (table_schema = 'MARTS' and upper(table_name) = 'DIM_PRODUCT'));

select exists (select 1 one from information_schema.tables where (table_schema = 'MARTS' and upper(table_name) = 'DIM_CHANNEL'));

select exists (select 1 one from information_schema.tables where (table_schema = 'MARTS' and upper(table_name) = 'DIM_LOCATION'));

select exists (select 1 one from information_schema.tables where (table_schema = 'MARTS' and upper(table_name) = 'DIM_TIME_OF_DAY'));

select exists (select 1 one from information_schema.tables where (table_schema = 'MARTS' and upper(table_name) = 'DIM_PAYMENT_METHOD'));

select exists (select 1 one from information_schema.tables where (table_schema = 'MARTS' and upper(table_name) = 'DIM_PROMOTION'));

select exists (select 1 one from information_schema.tables where (table_schema = 'MARTS' and upper(table_name) = 'DIM_ORDER_FLAGS'));

select exists (select 1 one from information_schema.tables where (table_schema = 'MARTS' and upper(table_name) = 'BRIDGE_CUSTOMER_IDENTITY'));

select exists (select 1 one from information_schema.tables where (table_schema = 'MARTS' and upper(table_name) = 'BRIDGE_ORDER_PROMOTION'));

select exists (select 1 one from information_schema.tables where (table_schema = 'MARTS' and upper(table_name) = 'FCT_SALES_LINE'));

select exists (select 1 one from information_schema.tables where (table_schema = 'MARTS' and upper(table_name) = 'FCT_REFUND_LINE'));

select exists (select 1 one from information_schema.tables where (table_schema = 'MARTS' and upper(table_name) = 'FCT_PAYMENT'));

select exists (select 1 one from information_schema.tables where (table_schema = 'MARTS' and upper(table_name) = 'FCT_ORDER'));

select source_name, head, run_id from ops.load;

select distinct source_name, cast(id as varchar) from staging.square_customers where cast(id as varchar) = cast(? as varchar) order by 1, 2;

select distinct source_name, cast(id as varchar) from staging.woocommerce_customers where cast(id as varchar) = cast(? as varchar) order by 1, 2;

select * from marts.dim_date where false order by date_key;

select * from marts.dim_customer where (cast(customer_key as varchar) = cast(? as varchar) or cast(customer_durable_key as varchar) = cast(? as varchar)) order by customer_key;

select * from marts.dim_product where (cast(product_key as varchar) = cast(? as varchar) or cast(product_durable_key as varchar) = cast(? as varchar)) order by product_key;

select * from marts.dim_channel where cast(channel_key as varchar) = cast(? as varchar) order by channel_key;

select * from marts.dim_location where cast(location_key as varchar) = cast(? as varchar) order by location_key;

select * from marts.dim_time_of_day where false order by time_of_day_key;

select * from marts.dim_payment_method where cast(payment_method_key as varchar) = cast(? as varchar) order by payment_method_key;

select * from marts.dim_promotion where cast(promotion_key as varchar) = cast(? as varchar) order by promotion_key;

select * from marts.dim_order_flags where cast(order_flags_key as varchar) = cast(? as varchar) order by order_flags_key;

select * from marts.bridge_customer_identity where cast(customer_durable_key as varchar) = cast(? as varchar) order by source_name, profile_kind, profile_id;

select * from marts.bridge_order_promotion where (cast(order_key as varchar) = cast(? as varchar) or cast(promotion_key as varchar) = cast(? as varchar) or cast(promotion_key as varchar) = cast(? as varchar)) order by order_key, promotion_key;

select * from marts.fct_sales_line where cast(sales_line_key as varchar) = cast(? as varchar) order by sales_line_key;

select * from marts.fct_refund_line where cast(refund_line_key as varchar) = cast(? as varchar) order by refund_line_key;

select * from marts.fct_payment where cast(payment_key as varchar) = cast(? as varchar) order by payment_key;

select * from marts.fct_order where cast(order_key as varchar) = cast(? as varchar) order by order_key;

select exists (select 1 one from information_schema.tables where (table_schema = 'MARTS' and upper(table_name) = 'BUILD_STAMP'));

select build_id, built_at, staging_as_of, business_zone, reporting_currency from marts.build_stamp;

select staging.woocommerce_customers.source_name, staging.woocommerce_customers.run_id, staging.woocommerce_customers.content_run_id, staging.woocommerce_customers.extracted_at, staging.woocommerce_customers.is_deleted, staging.woocommerce_customers.record_number, staging.woocommerce_customers.id, staging.woocommerce_customers.date_created, staging.woocommerce_customers.date_modified, staging.woocommerce_customers.email, staging.woocommerce_customers.first_name, staging.woocommerce_customers.last_name, staging.woocommerce_customers.role, staging.woocommerce_customers.company, staging.woocommerce_customers.phone, staging.woocommerce_customers.city, staging.woocommerce_customers.state, staging.woocommerce_customers.postcode, staging.woocommerce_customers.country, staging.woocommerce_customers.is_paying_customer, staging.woocommerce_customers.content_hash, staging.woocommerce_customers.payload from staging.woocommerce_customers where (source_name = cast(? as varchar) and cast(id as varchar) = cast(? as varchar)) order by extracted_at, run_id;

create or replace temporary table trace_lake_landing (id varchar, record_number bigint, landed_from varchar);

copy into trace_lake_landing from @staging.lake/
files = ('woocommerce/customers/run=20261121T075800Z-…/customers.parquet')
file_format = (format_name = 'staging.lake_parquet')
match_by_column_name = case_insensitive
include_metadata = (landed_from = metadata$filename)
on_error = abort_statement;

create or replace temporary table trace_lake as
select landed.id, landed.record_number, source.file_number
from trace_lake_landing landed
join (
  select path.landed_from, number.file_number
  from (select distinct landed_from from trace_lake_landing) path
  join (values ('woocommerce/customers/run=20261121T075800Z-…/customers.parquet', 0)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table trace_lake_landing;

select file_number, record_number from trace_lake where cast(id as varchar) = ?;

select distinct source_name, cast(id as varchar) from staging.woocommerce_orders where (cast(customer_id as varchar) = cast(? as varchar) and source_name = cast(? as varchar) and id is not null and cast(id as varchar) not in (cast(? as varchar), cast(? as varchar))) order by source_name, cast(id as varchar) limit 50;

select * from marts.bridge_customer_identity where ((cast(profile_id as varchar) = cast(? as varchar) and source_name = cast(? as varchar) and cast(profile_kind as varchar) = cast(? as varchar)) or (cast(profile_id as varchar) = cast(? as varchar) and source_name = cast(? as varchar) and cast(profile_kind as varchar) = cast(? as varchar))) order by source_name, profile_kind, profile_id;

select * from marts.dim_customer where customer_durable_key in (cast(? as bigint)) order by customer_key;

select exists (select 1 one from information_schema.tables where (table_schema = 'MARTS' and upper(table_name) = 'BUILD_STAMP'));

select build_id, built_at, staging_as_of, business_zone, reporting_currency from marts.build_stamp;

select ops.check_result.rule, ops.check_result.subject, ops.check_result.status, ops.check_result.message from ops.check_result where (ops.check_result.build_id = cast(? as varchar) and ops.check_result.built_at = cast(? as timestamp without time zone) and ops.check_result.status <> 'passed') order by ops.check_result.rule, ops.check_result.subject;
