-- erase-customer, as it reaches Snowflake; rewritten by `make golden`.

-- Session 1, COUNTINGHOUSE_ERASER

select current_database(), current_warehouse();

select exists (select 1 one from information_schema.tables where (table_schema = 'OPS' and upper(table_name) = 'FLYWAY_SCHEMA_HISTORY'));

select "version" from ops."flyway_schema_history" where ("version" is not null and "success");

select ops.erasure.erasure_id from ops.erasure where ops.erasure.finished_at is null order by ops.erasure.started_at limit 1;

select source_name, head, run_id from ops.load;

select distinct source_name, 'registered', cast(id as varchar),
  cast(date_created as timestamp), email, phone, last_name
from staging.woocommerce_customers
union
select distinct source_name, 'registered', cast(customer_id as varchar),
  cast(null as timestamp), cast(null as varchar), cast(null as varchar),
  cast(null as varchar)
from staging.woocommerce_orders
where customer_id > 0
union
select distinct source_name, 'guest', cast(id as varchar), date_created,
  billing_email, billing_phone, billing_last_name
from staging.woocommerce_orders guest
where not exists (
  select 1 from staging.woocommerce_orders known
  where known.source_name = guest.source_name and known.id = guest.id
    and known.customer_id > 0)
union
select distinct source_name, 'till', id, created_at, email_address, phone_number,
  family_name
from staging.square_customers
union
select distinct source_name, 'till', customer_id, cast(null as timestamp),
  cast(null as varchar), cast(null as varchar), cast(null as varchar)
from staging.square_orders
where customer_id <> ''
order by 1, 2, 3, 4, 5, 6, 7;

create or replace temporary table erase_record
  (source_name varchar, source_kind varchar, head varchar, record_id varchar);

insert into erase_record values (?, ?, ?, ?);

insert into erase_record values (?, ?, ?, ?);

insert into erase_record select distinct * from (select sold.source_name, 'woocommerce', 'orders', cast(sold.id as varchar)
from staging.woocommerce_orders sold
join erase_record buyer on buyer.source_name = sold.source_name
  and buyer.source_kind = 'woocommerce' and buyer.head = 'customers'
  and buyer.record_id = cast(sold.customer_id as varchar)
) step;

insert into erase_record select distinct * from (select refund.source_name, 'woocommerce', 'refunds', cast(refund.id as varchar)
from staging.woocommerce_refunds refund
join erase_record sold on sold.source_name = refund.source_name
  and sold.source_kind = 'woocommerce' and sold.head = 'orders'
  and sold.record_id = cast(refund.parent_id as varchar)
) step;

insert into erase_record select distinct * from (select seen.source_name, 'square', 'orders', seen.order_id
from (
  select source_name, id as order_id, customer_id from staging.square_orders
  union all
  select source_name, order_id, customer_id from staging.square_order_tenders
  union all
  select source_name, order_id, customer_id from staging.square_payments
) seen
join erase_record buyer on buyer.source_name = seen.source_name
  and buyer.source_kind = 'square' and buyer.head = 'customers'
  and buyer.record_id = seen.customer_id
where seen.order_id is not null
) step;

insert into erase_record select distinct * from (select till.source_name, 'square', 'orders', till.id
from staging.square_orders till
join (
  select source_name, cast(id as varchar) as shop_order, square_order_id as till_order
  from staging.woocommerce_orders
  union all
  select shop.source_name, cast(shop.id as varchar), payment.order_id
  from staging.woocommerce_orders shop
  join staging.square_payments payment on payment.id = shop.transaction_id
  union all
  select shop.source_name, cast(shop.id as varchar), named.id
  from staging.woocommerce_orders shop
  join staging.square_orders named
    on named.woocommerce_order_id = cast(shop.id as varchar)
) mirrored on mirrored.till_order = till.id
join erase_record sold on sold.source_name = mirrored.source_name
  and sold.source_kind = 'woocommerce' and sold.head = 'orders'
  and sold.record_id = mirrored.shop_order
) step;

insert into erase_record select distinct * from (select returned.source_name, 'square', 'orders', returned.order_id
from staging.square_order_returns returned
join erase_record sold on sold.source_name = returned.source_name
  and sold.source_kind = 'square' and sold.head = 'orders'
  and sold.record_id = returned.source_order_id
) step;

insert into erase_record select distinct * from (select paid.source_name, 'square', 'payments', paid.id
from staging.square_payments paid
join erase_record known on known.source_name = paid.source_name
  and known.source_kind = 'square'
  and ((known.head = 'customers' and known.record_id = paid.customer_id)
    or (known.head = 'orders' and known.record_id = paid.order_id))
) step;

insert into erase_record select distinct * from (select refund.source_name, 'square', 'refunds', refund.id
from staging.square_refunds refund
join erase_record known on known.source_name = refund.source_name
  and known.source_kind = 'square'
  and ((known.head = 'payments' and known.record_id = refund.payment_id)
    or (known.head = 'orders' and known.record_id = refund.order_id))
) step;

select distinct * from erase_record order by 1, 2, 3, 4;

select source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, created_at, updated_at, given_name, family_name, company_name, email_address, phone_number, city, state, postcode, country, reference_id, creation_source, group_ids, content_hash, payload from (select staging.square_customers.source_name, staging.square_customers.run_id, staging.square_customers.content_run_id, staging.square_customers.extracted_at, staging.square_customers.is_deleted, staging.square_customers.record_number, staging.square_customers.id, staging.square_customers.created_at, staging.square_customers.updated_at, staging.square_customers.given_name, staging.square_customers.family_name, staging.square_customers.company_name, staging.square_customers.email_address, staging.square_customers.phone_number, staging.square_customers.city, staging.square_customers.state, staging.square_customers.postcode, staging.square_customers.country, staging.square_customers.reference_id, staging.square_customers.creation_source, staging.square_customers.group_ids, staging.square_customers.content_hash, staging.square_customers.payload, (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1) is_current_version from staging.square_customers where (source_name = cast(? as varchar) and cast(id as varchar) in (cast(? as varchar)))) versions where (is_current_version = true and is_deleted = false);

select source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, location_id, state, source, customer_id, reference_id, ticket_name, created_at, updated_at, closed_at, currency, total_money, total_tax_money, total_discount_money, total_tip_money, total_service_charge_money, net_total_money, net_tax_money, net_discount_money, net_tip_money, net_service_charge_money, return_total_money, return_tax_money, return_discount_money, return_tip_money, return_service_charge_money, rounding_money, return_rounding_money, woocommerce_order_id, content_hash, payload from (select staging.square_orders.source_name, staging.square_orders.run_id, staging.square_orders.content_run_id, staging.square_orders.extracted_at, staging.square_orders.is_deleted, staging.square_orders.record_number, staging.square_orders.id, staging.square_orders.location_id, staging.square_orders.state, staging.square_orders.source, staging.square_orders.customer_id, staging.square_orders.reference_id, staging.square_orders.ticket_name, staging.square_orders.created_at, staging.square_orders.updated_at, staging.square_orders.closed_at, staging.square_orders.currency, staging.square_orders.total_money, staging.square_orders.total_tax_money, staging.square_orders.total_discount_money, staging.square_orders.total_tip_money, staging.square_orders.total_service_charge_money, staging.square_orders.net_total_money, staging.square_orders.net_tax_money, staging.square_orders.net_discount_money, staging.square_orders.net_tip_money, staging.square_orders.net_service_charge_money, staging.square_orders.return_total_money, staging.square_orders.return_tax_money, staging.square_orders.return_discount_money, staging.square_orders.return_tip_money, staging.square_orders.return_service_charge_money, staging.square_orders.rounding_money, staging.square_orders.return_rounding_money, staging.square_orders.woocommerce_order_id, staging.square_orders.content_hash, staging.square_orders.payload, (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1) is_current_version from staging.square_orders where (source_name = cast(? as varchar) and cast(id as varchar) in (cast(? as varchar)))) versions where (is_current_version = true and is_deleted = false);

select source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, order_id, location_id, customer_id, status, source_type, card_brand, created_at, updated_at, currency, amount_money, tip_money, total_money, refunded_money, approved_money, content_hash, payload from (select staging.square_payments.source_name, staging.square_payments.run_id, staging.square_payments.content_run_id, staging.square_payments.extracted_at, staging.square_payments.is_deleted, staging.square_payments.record_number, staging.square_payments.id, staging.square_payments.order_id, staging.square_payments.location_id, staging.square_payments.customer_id, staging.square_payments.status, staging.square_payments.source_type, staging.square_payments.card_brand, staging.square_payments.created_at, staging.square_payments.updated_at, staging.square_payments.currency, staging.square_payments.amount_money, staging.square_payments.tip_money, staging.square_payments.total_money, staging.square_payments.refunded_money, staging.square_payments.approved_money, staging.square_payments.content_hash, staging.square_payments.payload, (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1) is_current_version from staging.square_payments where (source_name = cast(? as varchar) and cast(id as varchar) in (cast(? as varchar)))) versions where (is_current_version = true and is_deleted = false);

select source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, date_created, date_modified, email, first_name, last_name, role, company, phone, city, state, postcode, country, is_paying_customer, content_hash, payload from (select staging.woocommerce_customers.source_name, staging.woocommerce_customers.run_id, staging.woocommerce_customers.content_run_id, staging.woocommerce_customers.extracted_at, staging.woocommerce_customers.is_deleted, staging.woocommerce_customers.record_number, staging.woocommerce_customers.id, staging.woocommerce_customers.date_created, staging.woocommerce_customers.date_modified, staging.woocommerce_customers.email, staging.woocommerce_customers.first_name, staging.woocommerce_customers.last_name, staging.woocommerce_customers.role, staging.woocommerce_customers.company, staging.woocommerce_customers.phone, staging.woocommerce_customers.city, staging.woocommerce_customers.state, staging.woocommerce_customers.postcode, staging.woocommerce_customers.country, staging.woocommerce_customers.is_paying_customer, staging.woocommerce_customers.content_hash, staging.woocommerce_customers.payload, (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1) is_current_version from staging.woocommerce_customers where (source_name = cast(? as varchar) and cast(id as varchar) in (cast(? as varchar)))) versions where (is_current_version = true and is_deleted = false);

select source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, created_at, updated_at, given_name, family_name, company_name, email_address, phone_number, city, state, postcode, country, reference_id, creation_source, group_ids, content_hash, payload from (select staging.square_customers.source_name, staging.square_customers.run_id, staging.square_customers.content_run_id, staging.square_customers.extracted_at, staging.square_customers.is_deleted, staging.square_customers.record_number, staging.square_customers.id, staging.square_customers.created_at, staging.square_customers.updated_at, staging.square_customers.given_name, staging.square_customers.family_name, staging.square_customers.company_name, staging.square_customers.email_address, staging.square_customers.phone_number, staging.square_customers.city, staging.square_customers.state, staging.square_customers.postcode, staging.square_customers.country, staging.square_customers.reference_id, staging.square_customers.creation_source, staging.square_customers.group_ids, staging.square_customers.content_hash, staging.square_customers.payload, (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1) is_current_version from staging.square_customers where (source_name = cast(? as varchar) and cast(id as varchar) in (cast(? as varchar)))) versions;

select source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, location_id, state, source, customer_id, reference_id, ticket_name, created_at, updated_at, closed_at, currency, total_money, total_tax_money, total_discount_money, total_tip_money, total_service_charge_money, net_total_money, net_tax_money, net_discount_money, net_tip_money, net_service_charge_money, return_total_money, return_tax_money, return_discount_money, return_tip_money, return_service_charge_money, rounding_money, return_rounding_money, woocommerce_order_id, content_hash, payload from (select staging.square_orders.source_name, staging.square_orders.run_id, staging.square_orders.content_run_id, staging.square_orders.extracted_at, staging.square_orders.is_deleted, staging.square_orders.record_number, staging.square_orders.id, staging.square_orders.location_id, staging.square_orders.state, staging.square_orders.source, staging.square_orders.customer_id, staging.square_orders.reference_id, staging.square_orders.ticket_name, staging.square_orders.created_at, staging.square_orders.updated_at, staging.square_orders.closed_at, staging.square_orders.currency, staging.square_orders.total_money, staging.square_orders.total_tax_money, staging.square_orders.total_discount_money, staging.square_orders.total_tip_money, staging.square_orders.total_service_charge_money, staging.square_orders.net_total_money, staging.square_orders.net_tax_money, staging.square_orders.net_discount_money, staging.square_orders.net_tip_money, staging.square_orders.net_service_charge_money, staging.square_orders.return_total_money, staging.square_orders.return_tax_money, staging.square_orders.return_discount_money, staging.square_orders.return_tip_money, staging.square_orders.return_service_charge_money, staging.square_orders.rounding_money, staging.square_orders.return_rounding_money, staging.square_orders.woocommerce_order_id, staging.square_orders.content_hash, staging.square_orders.payload, (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1) is_current_version from staging.square_orders where (source_name = cast(? as varchar) and cast(id as varchar) in (cast(? as varchar)))) versions;

select source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, order_id, location_id, customer_id, status, source_type, card_brand, created_at, updated_at, currency, amount_money, tip_money, total_money, refunded_money, approved_money, content_hash, payload from (select staging.square_payments.source_name, staging.square_payments.run_id, staging.square_payments.content_run_id, staging.square_payments.extracted_at, staging.square_payments.is_deleted, staging.square_payments.record_number, staging.square_payments.id, staging.square_payments.order_id, staging.square_payments.location_id, staging.square_payments.customer_id, staging.square_payments.status, staging.square_payments.source_type, staging.square_payments.card_brand, staging.square_payments.created_at, staging.square_payments.updated_at, staging.square_payments.currency, staging.square_payments.amount_money, staging.square_payments.tip_money, staging.square_payments.total_money, staging.square_payments.refunded_money, staging.square_payments.approved_money, staging.square_payments.content_hash, staging.square_payments.payload, (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1) is_current_version from staging.square_payments where (source_name = cast(? as varchar) and cast(id as varchar) in (cast(? as varchar)))) versions;

select source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, date_created, date_modified, email, first_name, last_name, role, company, phone, city, state, postcode, country, is_paying_customer, content_hash, payload from (select staging.woocommerce_customers.source_name, staging.woocommerce_customers.run_id, staging.woocommerce_customers.content_run_id, staging.woocommerce_customers.extracted_at, staging.woocommerce_customers.is_deleted, staging.woocommerce_customers.record_number, staging.woocommerce_customers.id, staging.woocommerce_customers.date_created, staging.woocommerce_customers.date_modified, staging.woocommerce_customers.email, staging.woocommerce_customers.first_name, staging.woocommerce_customers.last_name, staging.woocommerce_customers.role, staging.woocommerce_customers.company, staging.woocommerce_customers.phone, staging.woocommerce_customers.city, staging.woocommerce_customers.state, staging.woocommerce_customers.postcode, staging.woocommerce_customers.country, staging.woocommerce_customers.is_paying_customer, staging.woocommerce_customers.content_hash, staging.woocommerce_customers.payload, (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1) is_current_version from staging.woocommerce_customers where (source_name = cast(? as varchar) and cast(id as varchar) in (cast(? as varchar)))) versions;

select source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, created_at, updated_at, given_name, family_name, company_name, email_address, phone_number, city, state, postcode, country, reference_id, creation_source, group_ids, content_hash, payload from (select staging.square_customers.source_name, staging.square_customers.run_id, staging.square_customers.content_run_id, staging.square_customers.extracted_at, staging.square_customers.is_deleted, staging.square_customers.record_number, staging.square_customers.id, staging.square_customers.created_at, staging.square_customers.updated_at, staging.square_customers.given_name, staging.square_customers.family_name, staging.square_customers.company_name, staging.square_customers.email_address, staging.square_customers.phone_number, staging.square_customers.city, staging.square_customers.state, staging.square_customers.postcode, staging.square_customers.country, staging.square_customers.reference_id, staging.square_customers.creation_source, staging.square_customers.group_ids, staging.square_customers.content_hash, staging.square_customers.payload, (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1) is_current_version from staging.square_customers where (source_name = cast(? as varchar) and cast(id as varchar) in (cast(? as varchar)))) versions;

select source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, location_id, state, source, customer_id, reference_id, ticket_name, created_at, updated_at, closed_at, currency, total_money, total_tax_money, total_discount_money, total_tip_money, total_service_charge_money, net_total_money, net_tax_money, net_discount_money, net_tip_money, net_service_charge_money, return_total_money, return_tax_money, return_discount_money, return_tip_money, return_service_charge_money, rounding_money, return_rounding_money, woocommerce_order_id, content_hash, payload from (select staging.square_orders.source_name, staging.square_orders.run_id, staging.square_orders.content_run_id, staging.square_orders.extracted_at, staging.square_orders.is_deleted, staging.square_orders.record_number, staging.square_orders.id, staging.square_orders.location_id, staging.square_orders.state, staging.square_orders.source, staging.square_orders.customer_id, staging.square_orders.reference_id, staging.square_orders.ticket_name, staging.square_orders.created_at, staging.square_orders.updated_at, staging.square_orders.closed_at, staging.square_orders.currency, staging.square_orders.total_money, staging.square_orders.total_tax_money, staging.square_orders.total_discount_money, staging.square_orders.total_tip_money, staging.square_orders.total_service_charge_money, staging.square_orders.net_total_money, staging.square_orders.net_tax_money, staging.square_orders.net_discount_money, staging.square_orders.net_tip_money, staging.square_orders.net_service_charge_money, staging.square_orders.return_total_money, staging.square_orders.return_tax_money, staging.square_orders.return_discount_money, staging.square_orders.return_tip_money, staging.square_orders.return_service_charge_money, staging.square_orders.rounding_money, staging.square_orders.return_rounding_money, staging.square_orders.woocommerce_order_id, staging.square_orders.content_hash, staging.square_orders.payload, (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1) is_current_version from staging.square_orders where (source_name = cast(? as varchar) and cast(id as varchar) in (cast(? as varchar)))) versions;

select source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, order_id, location_id, customer_id, status, source_type, card_brand, created_at, updated_at, currency, amount_money, tip_money, total_money, refunded_money, approved_money, content_hash, payload from (select staging.square_payments.source_name, staging.square_payments.run_id, staging.square_payments.content_run_id, staging.square_payments.extracted_at, staging.square_payments.is_deleted, staging.square_payments.record_number, staging.square_payments.id, staging.square_payments.order_id, staging.square_payments.location_id, staging.square_payments.customer_id, staging.square_payments.status, staging.square_payments.source_type, staging.square_payments.card_brand, staging.square_payments.created_at, staging.square_payments.updated_at, staging.square_payments.currency, staging.square_payments.amount_money, staging.square_payments.tip_money, staging.square_payments.total_money, staging.square_payments.refunded_money, staging.square_payments.approved_money, staging.square_payments.content_hash, staging.square_payments.payload, (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1) is_current_version from staging.square_payments where (source_name = cast(? as varchar) and cast(id as varchar) in (cast(? as varchar)))) versions;

select source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, date_created, date_modified, email, first_name, last_name, role, company, phone, city, state, postcode, country, is_paying_customer, content_hash, payload from (select staging.woocommerce_customers.source_name, staging.woocommerce_customers.run_id, staging.woocommerce_customers.content_run_id, staging.woocommerce_customers.extracted_at, staging.woocommerce_customers.is_deleted, staging.woocommerce_customers.record_number, staging.woocommerce_customers.id, staging.woocommerce_customers.date_created, staging.woocommerce_customers.date_modified, staging.woocommerce_customers.email, staging.woocommerce_customers.first_name, staging.woocommerce_customers.last_name, staging.woocommerce_customers.role, staging.woocommerce_customers.company, staging.woocommerce_customers.phone, staging.woocommerce_customers.city, staging.woocommerce_customers.state, staging.woocommerce_customers.postcode, staging.woocommerce_customers.country, staging.woocommerce_customers.is_paying_customer, staging.woocommerce_customers.content_hash, staging.woocommerce_customers.payload, (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1) is_current_version from staging.woocommerce_customers where (source_name = cast(? as varchar) and cast(id as varchar) in (cast(? as varchar)))) versions;

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=false;

insert into ops.erasure (erasure_id, requested_by, reason, profiles, records, lake_runs, started_at) values (?, ?, ?, ?, ?, ?, ?);

insert into ops.erasure_record (erasure_id, source_name, source_kind, head, record_id) values (?, ?, ?, ?, ?);

select distinct ops.check_result.message from ops.check_result;

commit;

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=true;

select ops.erasure_record.erasure_id, ops.erasure_record.source_name, ops.erasure_record.source_kind, ops.erasure_record.head, ops.erasure_record.record_id from ops.erasure_record where ops.erasure_record.erasure_id = cast(? as varchar) order by ops.erasure_record.source_name, ops.erasure_record.source_kind, ops.erasure_record.head, ops.erasure_record.record_id;

select source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, created_at, updated_at, given_name, family_name, company_name, email_address, phone_number, city, state, postcode, country, reference_id, creation_source, group_ids, content_hash, payload from (select staging.square_customers.source_name, staging.square_customers.run_id, staging.square_customers.content_run_id, staging.square_customers.extracted_at, staging.square_customers.is_deleted, staging.square_customers.record_number, staging.square_customers.id, staging.square_customers.created_at, staging.square_customers.updated_at, staging.square_customers.given_name, staging.square_customers.family_name, staging.square_customers.company_name, staging.square_customers.email_address, staging.square_customers.phone_number, staging.square_customers.city, staging.square_customers.state, staging.square_customers.postcode, staging.square_customers.country, staging.square_customers.reference_id, staging.square_customers.creation_source, staging.square_customers.group_ids, staging.square_customers.content_hash, staging.square_customers.payload, (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1) is_current_version from staging.square_customers where (source_name = cast(? as varchar) and cast(id as varchar) in (cast(? as varchar)))) versions;

select source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, location_id, state, source, customer_id, reference_id, ticket_name, created_at, updated_at, closed_at, currency, total_money, total_tax_money, total_discount_money, total_tip_money, total_service_charge_money, net_total_money, net_tax_money, net_discount_money, net_tip_money, net_service_charge_money, return_total_money, return_tax_money, return_discount_money, return_tip_money, return_service_charge_money, rounding_money, return_rounding_money, woocommerce_order_id, content_hash, payload from (select staging.square_orders.source_name, staging.square_orders.run_id, staging.square_orders.content_run_id, staging.square_orders.extracted_at, staging.square_orders.is_deleted, staging.square_orders.record_number, staging.square_orders.id, staging.square_orders.location_id, staging.square_orders.state, staging.square_orders.source, staging.square_orders.customer_id, staging.square_orders.reference_id, staging.square_orders.ticket_name, staging.square_orders.created_at, staging.square_orders.updated_at, staging.square_orders.closed_at, staging.square_orders.currency, staging.square_orders.total_money, staging.square_orders.total_tax_money, staging.square_orders.total_discount_money, staging.square_orders.total_tip_money, staging.square_orders.total_service_charge_money, staging.square_orders.net_total_money, staging.square_orders.net_tax_money, staging.square_orders.net_discount_money, staging.square_orders.net_tip_money, staging.square_orders.net_service_charge_money, staging.square_orders.return_total_money, staging.square_orders.return_tax_money, staging.square_orders.return_discount_money, staging.square_orders.return_tip_money, staging.square_orders.return_service_charge_money, staging.square_orders.rounding_money, staging.square_orders.return_rounding_money, staging.square_orders.woocommerce_order_id, staging.square_orders.content_hash, staging.square_orders.payload, (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1) is_current_version from staging.square_orders where (source_name = cast(? as varchar) and cast(id as varchar) in (cast(? as varchar)))) versions;

select source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, order_id, location_id, customer_id, status, source_type, card_brand, created_at, updated_at, currency, amount_money, tip_money, total_money, refunded_money, approved_money, content_hash, payload from (select staging.square_payments.source_name, staging.square_payments.run_id, staging.square_payments.content_run_id, staging.square_payments.extracted_at, staging.square_payments.is_deleted, staging.square_payments.record_number, staging.square_payments.id, staging.square_payments.order_id, staging.square_payments.location_id, staging.square_payments.customer_id, staging.square_payments.status, staging.square_payments.source_type, staging.square_payments.card_brand, staging.square_payments.created_at, staging.square_payments.updated_at, staging.square_payments.currency, staging.square_payments.amount_money, staging.square_payments.tip_money, staging.square_payments.total_money, staging.square_payments.refunded_money, staging.square_payments.approved_money, staging.square_payments.content_hash, staging.square_payments.payload, (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1) is_current_version from staging.square_payments where (source_name = cast(? as varchar) and cast(id as varchar) in (cast(? as varchar)))) versions;

select source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, date_created, date_modified, email, first_name, last_name, role, company, phone, city, state, postcode, country, is_paying_customer, content_hash, payload from (select staging.woocommerce_customers.source_name, staging.woocommerce_customers.run_id, staging.woocommerce_customers.content_run_id, staging.woocommerce_customers.extracted_at, staging.woocommerce_customers.is_deleted, staging.woocommerce_customers.record_number, staging.woocommerce_customers.id, staging.woocommerce_customers.date_created, staging.woocommerce_customers.date_modified, staging.woocommerce_customers.email, staging.woocommerce_customers.first_name, staging.woocommerce_customers.last_name, staging.woocommerce_customers.role, staging.woocommerce_customers.company, staging.woocommerce_customers.phone, staging.woocommerce_customers.city, staging.woocommerce_customers.state, staging.woocommerce_customers.postcode, staging.woocommerce_customers.country, staging.woocommerce_customers.is_paying_customer, staging.woocommerce_customers.content_hash, staging.woocommerce_customers.payload, (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1) is_current_version from staging.woocommerce_customers where (source_name = cast(? as varchar) and cast(id as varchar) in (cast(? as varchar)))) versions;

select source_name, head, run_id from ops.load;

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('square/customers/run=20261121T075800Z-…-r…/customers.parquet', 'square/customers/run=20261121T085800Z-…/customers.parquet')));

create or replace temporary table load_customers_landing (record_number bigint, id varchar, created_at timestamp without time zone, updated_at timestamp without time zone, given_name varchar, family_name varchar, company_name varchar, email_address varchar, phone_number varchar, city varchar, state varchar, postcode varchar, country varchar, reference_id varchar, creation_source varchar, group_ids varchar, content_hash varchar, payload varchar, landed_from varchar);

copy into load_customers_landing from @staging.lake/
files = ('square/customers/run=20261121T075800Z-…-r…/customers.parquet', 'square/customers/run=20261121T085800Z-…/customers.parquet')
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
  join (values ('square/customers/run=20261121T075800Z-…-r…/customers.parquet', 0), ('square/customers/run=20261121T085800Z-…/customers.parquet', 1)) number (file_key, file_number)
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

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=false;

update ops.load_lock set times_taken = (ops.load_lock.times_taken + cast(? as int)) where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar));

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

delete from staging.square_customers where source_name = ?;

delete from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar));

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
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('square/orders/run=20261121T075800Z-…-r…/orders.parquet', 'square/orders/run=20261121T085800Z-…-r…/orders.parquet')));

create or replace temporary table load_orders_landing (record_number bigint, id varchar, location_id varchar, state varchar, source varchar, customer_id varchar, reference_id varchar, ticket_name varchar, created_at timestamp without time zone, updated_at timestamp without time zone, closed_at timestamp without time zone, currency varchar, total_money decimal(18, 4), total_tax_money decimal(18, 4), total_discount_money decimal(18, 4), total_tip_money decimal(18, 4), total_service_charge_money decimal(18, 4), net_total_money decimal(18, 4), net_tax_money decimal(18, 4), net_discount_money decimal(18, 4), net_tip_money decimal(18, 4), net_service_charge_money decimal(18, 4), return_total_money decimal(18, 4), return_tax_money decimal(18, 4), return_discount_money decimal(18, 4), return_tip_money decimal(18, 4), return_service_charge_money decimal(18, 4), rounding_money decimal(18, 4), return_rounding_money decimal(18, 4), woocommerce_order_id varchar, content_hash varchar, payload varchar, landed_from varchar);

copy into load_orders_landing from @staging.lake/
files = ('square/orders/run=20261121T075800Z-…-r…/orders.parquet', 'square/orders/run=20261121T085800Z-…-r…/orders.parquet')
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
  join (values ('square/orders/run=20261121T075800Z-…-r…/orders.parquet', 0), ('square/orders/run=20261121T085800Z-…-r…/orders.parquet', 2)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_orders_landing;

select file_number, count(*) from load_orders group by file_number;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('square/orders/run=20261121T075800Z-…-r…/order_lines.parquet', 'square/orders/run=20261121T085800Z-…-r…/order_lines.parquet')));

create or replace temporary table load_order_lines_landing (record_number bigint, order_id varchar, uid varchar, catalog_object_id varchar, name varchar, variation_name varchar, item_type varchar, quantity decimal(18, 5), base_price_money decimal(18, 4), variation_total_price_money decimal(18, 4), gross_sales_money decimal(18, 4), total_discount_money decimal(18, 4), total_tax_money decimal(18, 4), total_service_charge_money decimal(18, 4), total_money decimal(18, 4), landed_from varchar);

copy into load_order_lines_landing from @staging.lake/
files = ('square/orders/run=20261121T075800Z-…-r…/order_lines.parquet', 'square/orders/run=20261121T085800Z-…-r…/order_lines.parquet')
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
  join (values ('square/orders/run=20261121T075800Z-…-r…/order_lines.parquet', 0), ('square/orders/run=20261121T085800Z-…-r…/order_lines.parquet', 2)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_order_lines_landing;

select file_number, count(*) from load_order_lines group by file_number;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('square/orders/run=20261121T075800Z-…-r…/order_line_modifiers.parquet', 'square/orders/run=20261121T085800Z-…-r…/order_line_modifiers.parquet')));

create or replace temporary table load_order_line_modifiers_landing (record_number bigint, order_id varchar, line_uid varchar, uid varchar, catalog_object_id varchar, name varchar, quantity decimal(18, 5), base_price_money decimal(18, 4), total_price_money decimal(18, 4), landed_from varchar);

copy into load_order_line_modifiers_landing from @staging.lake/
files = ('square/orders/run=20261121T075800Z-…-r…/order_line_modifiers.parquet', 'square/orders/run=20261121T085800Z-…-r…/order_line_modifiers.parquet')
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
  join (values ('square/orders/run=20261121T075800Z-…-r…/order_line_modifiers.parquet', 0), ('square/orders/run=20261121T085800Z-…-r…/order_line_modifiers.parquet', 2)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_order_line_modifiers_landing;

select file_number, count(*) from load_order_line_modifiers group by file_number;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('square/orders/run=20261121T075800Z-…-r…/order_taxes.parquet', 'square/orders/run=20261121T085800Z-…-r…/order_taxes.parquet')));

create or replace temporary table load_order_taxes_landing (record_number bigint, order_id varchar, uid varchar, catalog_object_id varchar, name varchar, type varchar, percentage decimal(18, 6), scope varchar, applied_money decimal(18, 4), landed_from varchar);

copy into load_order_taxes_landing from @staging.lake/
files = ('square/orders/run=20261121T075800Z-…-r…/order_taxes.parquet', 'square/orders/run=20261121T085800Z-…-r…/order_taxes.parquet')
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
  join (values ('square/orders/run=20261121T075800Z-…-r…/order_taxes.parquet', 0), ('square/orders/run=20261121T085800Z-…-r…/order_taxes.parquet', 2)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_order_taxes_landing;

select file_number, count(*) from load_order_taxes group by file_number;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('square/orders/run=20261121T075800Z-…-r…/order_discounts.parquet', 'square/orders/run=20261121T085800Z-…-r…/order_discounts.parquet')));

create or replace temporary table load_order_discounts_landing (record_number bigint, order_id varchar, uid varchar, catalog_object_id varchar, name varchar, type varchar, percentage decimal(18, 6), scope varchar, amount_money decimal(18, 4), applied_money decimal(18, 4), landed_from varchar);

copy into load_order_discounts_landing from @staging.lake/
files = ('square/orders/run=20261121T075800Z-…-r…/order_discounts.parquet', 'square/orders/run=20261121T085800Z-…-r…/order_discounts.parquet')
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
  join (values ('square/orders/run=20261121T075800Z-…-r…/order_discounts.parquet', 0), ('square/orders/run=20261121T085800Z-…-r…/order_discounts.parquet', 2)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_order_discounts_landing;

select file_number, count(*) from load_order_discounts group by file_number;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('square/orders/run=20261121T075800Z-…-r…/order_service_charges.parquet', 'square/orders/run=20261121T085800Z-…-r…/order_service_charges.parquet')));

create or replace temporary table load_order_service_charges_landing (record_number bigint, order_id varchar, uid varchar, name varchar, calculation_phase varchar, treatment_type varchar, applied_money decimal(18, 4), total_tax_money decimal(18, 4), total_money decimal(18, 4), landed_from varchar);

copy into load_order_service_charges_landing from @staging.lake/
files = ('square/orders/run=20261121T075800Z-…-r…/order_service_charges.parquet', 'square/orders/run=20261121T085800Z-…-r…/order_service_charges.parquet')
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
  join (values ('square/orders/run=20261121T075800Z-…-r…/order_service_charges.parquet', 0), ('square/orders/run=20261121T085800Z-…-r…/order_service_charges.parquet', 2)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_order_service_charges_landing;

select file_number, count(*) from load_order_service_charges group by file_number;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('square/orders/run=20261121T075800Z-…-r…/order_tenders.parquet', 'square/orders/run=20261121T085800Z-…-r…/order_tenders.parquet')));

create or replace temporary table load_order_tenders_landing (record_number bigint, order_id varchar, id varchar, type varchar, payment_id varchar, customer_id varchar, created_at timestamp without time zone, amount_money decimal(18, 4), tip_money decimal(18, 4), processing_fee_money decimal(18, 4), landed_from varchar);

copy into load_order_tenders_landing from @staging.lake/
files = ('square/orders/run=20261121T075800Z-…-r…/order_tenders.parquet', 'square/orders/run=20261121T085800Z-…-r…/order_tenders.parquet')
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
  join (values ('square/orders/run=20261121T075800Z-…-r…/order_tenders.parquet', 0), ('square/orders/run=20261121T085800Z-…-r…/order_tenders.parquet', 2)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_order_tenders_landing;

select file_number, count(*) from load_order_tenders group by file_number;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('square/orders/run=20261121T075800Z-…-r…/order_returns.parquet', 'square/orders/run=20261121T085800Z-…-r…/order_returns.parquet')));

create or replace temporary table load_order_returns_landing (record_number bigint, order_id varchar, uid varchar, source_order_id varchar, total_money decimal(18, 4), tax_money decimal(18, 4), discount_money decimal(18, 4), tip_money decimal(18, 4), service_charge_money decimal(18, 4), rounding_money decimal(18, 4), landed_from varchar);

copy into load_order_returns_landing from @staging.lake/
files = ('square/orders/run=20261121T075800Z-…-r…/order_returns.parquet', 'square/orders/run=20261121T085800Z-…-r…/order_returns.parquet')
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
  join (values ('square/orders/run=20261121T075800Z-…-r…/order_returns.parquet', 0), ('square/orders/run=20261121T085800Z-…-r…/order_returns.parquet', 2)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_order_returns_landing;

select file_number, count(*) from load_order_returns group by file_number;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('square/orders/run=20261121T075800Z-…-r…/order_return_lines.parquet', 'square/orders/run=20261121T085800Z-…-r…/order_return_lines.parquet')));

create or replace temporary table load_order_return_lines_landing (record_number bigint, order_id varchar, return_uid varchar, uid varchar, source_line_item_uid varchar, catalog_object_id varchar, name varchar, variation_name varchar, item_type varchar, quantity decimal(18, 5), base_price_money decimal(18, 4), gross_return_money decimal(18, 4), total_discount_money decimal(18, 4), total_tax_money decimal(18, 4), total_service_charge_money decimal(18, 4), total_money decimal(18, 4), landed_from varchar);

copy into load_order_return_lines_landing from @staging.lake/
files = ('square/orders/run=20261121T075800Z-…-r…/order_return_lines.parquet', 'square/orders/run=20261121T085800Z-…-r…/order_return_lines.parquet')
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
  join (values ('square/orders/run=20261121T075800Z-…-r…/order_return_lines.parquet', 0), ('square/orders/run=20261121T085800Z-…-r…/order_return_lines.parquet', 2)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_order_return_lines_landing;

select file_number, count(*) from load_order_return_lines group by file_number;

create or replace temporary table load_ids_landing (id varchar, landed_from varchar);

copy into load_ids_landing from @staging.lake/
files = ('square/orders/run=20261121T075800Z-…/ids.parquet', 'square/orders/run=20261121T085800Z-…/ids.parquet')
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
  join (values ('square/orders/run=20261121T075800Z-…/ids.parquet', 1), ('square/orders/run=20261121T085800Z-…/ids.parquet', 3)) number (file_key, file_number)
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

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=false;

update ops.load_lock set times_taken = (ops.load_lock.times_taken + cast(? as int)) where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar));

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

delete from staging.square_orders where source_name = ?;

delete from staging.square_order_lines where source_name = ?;

delete from staging.square_order_line_modifiers where source_name = ?;

delete from staging.square_order_taxes where source_name = ?;

delete from staging.square_order_discounts where source_name = ?;

delete from staging.square_order_service_charges where source_name = ?;

delete from staging.square_order_tenders where source_name = ?;

delete from staging.square_order_returns where source_name = ?;

delete from staging.square_order_return_lines where source_name = ?;

delete from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar));

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
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('square/payments/run=20261121T075800Z-…-r…/payments.parquet', 'square/payments/run=20261121T085800Z-…-r…/payments.parquet')));

create or replace temporary table load_payments_landing (record_number bigint, id varchar, order_id varchar, location_id varchar, customer_id varchar, status varchar, source_type varchar, card_brand varchar, created_at timestamp without time zone, updated_at timestamp without time zone, currency varchar, amount_money decimal(18, 4), tip_money decimal(18, 4), total_money decimal(18, 4), refunded_money decimal(18, 4), approved_money decimal(18, 4), content_hash varchar, payload varchar, landed_from varchar);

copy into load_payments_landing from @staging.lake/
files = ('square/payments/run=20261121T075800Z-…-r…/payments.parquet', 'square/payments/run=20261121T085800Z-…-r…/payments.parquet')
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
  join (values ('square/payments/run=20261121T075800Z-…-r…/payments.parquet', 0), ('square/payments/run=20261121T085800Z-…-r…/payments.parquet', 1)) number (file_key, file_number)
    on path.landed_from = number.file_key or endswith(path.landed_from, '/' || number.file_key)
) source on source.landed_from = landed.landed_from;

drop table load_payments_landing;

select file_number, count(*) from load_payments group by file_number;

select column_name from table(infer_schema(
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('square/payments/run=20261121T075800Z-…-r…/payment_fees.parquet', 'square/payments/run=20261121T085800Z-…-r…/payment_fees.parquet')));

create or replace temporary table load_payment_fees_landing (record_number bigint, payment_id varchar, position int, type varchar, effective_at timestamp without time zone, amount_money decimal(18, 4), landed_from varchar);

copy into load_payment_fees_landing from @staging.lake/
files = ('square/payments/run=20261121T075800Z-…-r…/payment_fees.parquet', 'square/payments/run=20261121T085800Z-…-r…/payment_fees.parquet')
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
  join (values ('square/payments/run=20261121T075800Z-…-r…/payment_fees.parquet', 0), ('square/payments/run=20261121T085800Z-…-r…/payment_fees.parquet', 1)) number (file_key, file_number)
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

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=false;

update ops.load_lock set times_taken = (ops.load_lock.times_taken + cast(? as int)) where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar));

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

delete from staging.square_payments where source_name = ?;

delete from staging.square_payment_fees where source_name = ?;

delete from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar));

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
  location => '@staging.lake/', file_format => 'staging.lake_parquet', files => ('woocommerce/customers/run=20261121T075800Z-…-r…/customers.parquet', 'woocommerce/customers/run=20261121T085800Z-…/customers.parquet')));

create or replace temporary table load_customers_landing (record_number bigint, id bigint, date_created timestamp without time zone, date_modified timestamp without time zone, email varchar, first_name varchar, last_name varchar, role varchar, company varchar, phone varchar, city varchar, state varchar, postcode varchar, country varchar, is_paying_customer boolean, content_hash varchar, payload varchar, landed_from varchar);

copy into load_customers_landing from @staging.lake/
files = ('woocommerce/customers/run=20261121T075800Z-…-r…/customers.parquet', 'woocommerce/customers/run=20261121T085800Z-…/customers.parquet')
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
  join (values ('woocommerce/customers/run=20261121T075800Z-…-r…/customers.parquet', 0), ('woocommerce/customers/run=20261121T085800Z-…/customers.parquet', 1)) number (file_key, file_number)
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

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=false;

update ops.load_lock set times_taken = (ops.load_lock.times_taken + cast(? as int)) where (ops.load_lock.source_name = cast(? as varchar) and ops.load_lock.head = cast(? as varchar));

select ops.load.extracted_at, ops.load.run_id from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar)) order by ops.load.extracted_at, ops.load.run_id;

delete from staging.woocommerce_customers where source_name = ?;

delete from ops.load where (ops.load.source_name = cast(? as varchar) and ops.load.head = cast(? as varchar));

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

select schema_name from information_schema.schemata where left(schema_name, 6) = 'MARTS_' order by schema_name;

select ops.erasure.profiles, ops.erasure.records, coalesce(ops.erasure.lake_runs, cast(? as bigint)) from ops.erasure where ops.erasure.erasure_id = cast(? as varchar);

-- Session 2, COUNTINGHOUSE_ERASER

select current_database(), current_warehouse();

select exists (select 1 one from information_schema.tables where (table_schema = 'OPS' and upper(table_name) = 'FLYWAY_SCHEMA_HISTORY'));

select "version" from ops."flyway_schema_history" where ("version" is not null and "success");

select ops.erasure.erasure_id from ops.erasure where ops.erasure.finished_at is null order by ops.erasure.started_at limit 1;

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=false;

delete from ops.erasure_record where ops.erasure_record.erasure_id = cast(? as varchar);

update ops.erasure set finished_at = ? where ops.erasure.erasure_id = cast(? as varchar);

commit;

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=true;
