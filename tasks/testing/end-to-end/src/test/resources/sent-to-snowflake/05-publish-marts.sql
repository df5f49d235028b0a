-- publish-marts, as it reaches Snowflake; rewritten by `make golden`.

-- Session 1, COUNTINGHOUSE_TRANSFORMER

select current_database(), current_warehouse();

select exists (select 1 one from information_schema.tables where (table_schema = 'OPS' and upper(table_name) = 'FLYWAY_SCHEMA_HISTORY'));

select "version" from ops."flyway_schema_history" where ("version" is not null and "success");

select exists (select 1 one from information_schema.tables where (table_schema = 'MARTS' and upper(table_name) = 'BUILD_STAMP'));

select exists (select 1 one from information_schema.tables where (table_schema = 'MARTS_FIRST' and upper(table_name) = 'BUILD_STAMP'));

select build_id, built_at, staging_as_of, business_zone, reporting_currency from marts_first.build_stamp;

select ops.check_run.status from ops.check_run where (ops.check_run.build_id = cast(? as varchar) and ops.check_run.built_at = cast(? as timestamp without time zone));

alter table marts_first.dim_date alter primary key rely;

alter table marts_first.dim_customer alter primary key rely;

alter table marts_first.dim_product alter primary key rely;

alter table marts_first.dim_channel alter primary key rely;

alter table marts_first.dim_location alter primary key rely;

alter table marts_first.dim_time_of_day alter primary key rely;

alter table marts_first.dim_payment_method alter primary key rely;

alter table marts_first.dim_promotion alter primary key rely;

alter table marts_first.dim_order_flags alter primary key rely;

alter table marts_first.bridge_customer_identity alter primary key rely;

alter table marts_first.bridge_order_promotion alter primary key rely;

alter table marts_first.fct_sales_line alter primary key rely;

alter table marts_first.fct_refund_line alter primary key rely;

alter table marts_first.fct_payment alter primary key rely;

alter table marts_first.fct_order alter primary key rely;

alter table marts_first.build_stamp alter primary key rely;

alter table marts_first.bridge_order_promotion alter foreign key (promotion_key) rely;

alter table marts_first.fct_sales_line alter foreign key (date_key) rely;

alter table marts_first.fct_sales_line alter foreign key (time_of_day_key) rely;

alter table marts_first.fct_sales_line alter foreign key (product_key) rely;

alter table marts_first.fct_sales_line alter foreign key (customer_key) rely;

alter table marts_first.fct_sales_line alter foreign key (channel_key) rely;

alter table marts_first.fct_sales_line alter foreign key (location_key) rely;

alter table marts_first.fct_sales_line alter foreign key (order_flags_key) rely;

alter table marts_first.fct_refund_line alter foreign key (date_key) rely;

alter table marts_first.fct_refund_line alter foreign key (time_of_day_key) rely;

alter table marts_first.fct_refund_line alter foreign key (product_key) rely;

alter table marts_first.fct_refund_line alter foreign key (customer_key) rely;

alter table marts_first.fct_refund_line alter foreign key (channel_key) rely;

alter table marts_first.fct_refund_line alter foreign key (location_key) rely;

alter table marts_first.fct_payment alter foreign key (date_key) rely;

alter table marts_first.fct_payment alter foreign key (time_of_day_key) rely;

alter table marts_first.fct_payment alter foreign key (customer_key) rely;

alter table marts_first.fct_payment alter foreign key (channel_key) rely;

alter table marts_first.fct_payment alter foreign key (location_key) rely;

alter table marts_first.fct_payment alter foreign key (payment_method_key) rely;

alter table marts_first.fct_order alter foreign key (date_key) rely;

alter table marts_first.fct_order alter foreign key (time_of_day_key) rely;

alter table marts_first.fct_order alter foreign key (customer_key) rely;

alter table marts_first.fct_order alter foreign key (channel_key) rely;

alter table marts_first.fct_order alter foreign key (location_key) rely;

alter table marts_first.fct_order alter foreign key (payment_method_key) rely;

alter table marts_first.fct_order alter foreign key (order_flags_key) rely;

alter table marts_first.fct_order alter foreign key (ordered_date_key) rely;

alter table marts_first.fct_order alter foreign key (ordered_time_of_day_key) rely;

alter table marts_first.fct_order alter foreign key (paid_date_key) rely;

alter table marts_first.fct_order alter foreign key (paid_time_of_day_key) rely;

alter table marts_first.fct_order alter foreign key (completed_date_key) rely;

alter table marts_first.fct_order alter foreign key (completed_time_of_day_key) rely;

alter table marts_first.fct_order alter foreign key (first_refund_date_key) rely;

alter table marts_first.fct_order alter foreign key (first_refund_time_of_day_key) rely;

alter table marts_first.fct_order alter foreign key (last_refund_date_key) rely;

alter table marts_first.fct_order alter foreign key (last_refund_time_of_day_key) rely;

select schema_name from information_schema.schemata where left(schema_name, 5) = 'MARTS' order by schema_name;

show grants on schema marts;

grant usage on schema marts_first to role "COUNTINGHOUSE_ANALYST";

grant select on all tables in schema marts_first to role "COUNTINGHOUSE_ANALYST";

grant select on all views in schema marts_first to role "COUNTINGHOUSE_ANALYST";

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=false;

select schema_name from information_schema.schemata where left(schema_name, 5) = 'MARTS' order by schema_name;

alter schema marts_first swap with marts;

insert into ops.publication (build_id, published_at, built_at) values (?, ?, ?);

commit;

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=true;

select schema_name from information_schema.schemata where left(schema_name, 6) = 'MARTS_' order by schema_name;

drop schema if exists marts_first cascade;
