-- erase-customer-shown, as it reaches Snowflake; rewritten by `make golden`.

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

select source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, created_at, updated_at, given_name, family_name, company_name, email_address, phone_number, city, state, postcode, country, reference_id, creation_source, group_ids, content_hash, payload from (select staging.square_customers.source_name, staging.square_customers.run_id, staging.square_customers.content_run_id, staging.square_customers.extracted_at, staging.square_customers.is_deleted, staging.square_customers.record_number, staging.square_customers.id, staging.square_customers.created_at, staging.square_customers.updated_at, staging.square_customers.given_name, staging.square_customers.family_name, staging.square_customers.company_name, staging.square_customers.email_address, staging.square_customers.phone_number, staging.square_customers.city, staging.square_customers.state, staging.square_customers.postcode, staging.square_customers.country, staging.square_customers.reference_id, staging.square_customers.creation_source, staging.square_customers.group_ids, staging.square_customers.content_hash, staging.square_customers.payload, (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1) is_current_version from staging.square_customers where (source_name = cast(? as varchar) and cast(id as varchar) in (cast(? as varchar)))) versions;

select source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, location_id, state, source, customer_id, reference_id, ticket_name, created_at, updated_at, closed_at, currency, total_money, total_tax_money, total_discount_money, total_tip_money, total_service_charge_money, net_total_money, net_tax_money, net_discount_money, net_tip_money, net_service_charge_money, return_total_money, return_tax_money, return_discount_money, return_tip_money, return_service_charge_money, rounding_money, return_rounding_money, woocommerce_order_id, content_hash, payload from (select staging.square_orders.source_name, staging.square_orders.run_id, staging.square_orders.content_run_id, staging.square_orders.extracted_at, staging.square_orders.is_deleted, staging.square_orders.record_number, staging.square_orders.id, staging.square_orders.location_id, staging.square_orders.state, staging.square_orders.source, staging.square_orders.customer_id, staging.square_orders.reference_id, staging.square_orders.ticket_name, staging.square_orders.created_at, staging.square_orders.updated_at, staging.square_orders.closed_at, staging.square_orders.currency, staging.square_orders.total_money, staging.square_orders.total_tax_money, staging.square_orders.total_discount_money, staging.square_orders.total_tip_money, staging.square_orders.total_service_charge_money, staging.square_orders.net_total_money, staging.square_orders.net_tax_money, staging.square_orders.net_discount_money, staging.square_orders.net_tip_money, staging.square_orders.net_service_charge_money, staging.square_orders.return_total_money, staging.square_orders.return_tax_money, staging.square_orders.return_discount_money, staging.square_orders.return_tip_money, staging.square_orders.return_service_charge_money, staging.square_orders.rounding_money, staging.square_orders.return_rounding_money, staging.square_orders.woocommerce_order_id, staging.square_orders.content_hash, staging.square_orders.payload, (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1) is_current_version from staging.square_orders where (source_name = cast(? as varchar) and cast(id as varchar) in (cast(? as varchar)))) versions;

select source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, order_id, location_id, customer_id, status, source_type, card_brand, created_at, updated_at, currency, amount_money, tip_money, total_money, refunded_money, approved_money, content_hash, payload from (select staging.square_payments.source_name, staging.square_payments.run_id, staging.square_payments.content_run_id, staging.square_payments.extracted_at, staging.square_payments.is_deleted, staging.square_payments.record_number, staging.square_payments.id, staging.square_payments.order_id, staging.square_payments.location_id, staging.square_payments.customer_id, staging.square_payments.status, staging.square_payments.source_type, staging.square_payments.card_brand, staging.square_payments.created_at, staging.square_payments.updated_at, staging.square_payments.currency, staging.square_payments.amount_money, staging.square_payments.tip_money, staging.square_payments.total_money, staging.square_payments.refunded_money, staging.square_payments.approved_money, staging.square_payments.content_hash, staging.square_payments.payload, (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1) is_current_version from staging.square_payments where (source_name = cast(? as varchar) and cast(id as varchar) in (cast(? as varchar)))) versions;

select source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, date_created, date_modified, email, first_name, last_name, role, company, phone, city, state, postcode, country, is_paying_customer, content_hash, payload from (select staging.woocommerce_customers.source_name, staging.woocommerce_customers.run_id, staging.woocommerce_customers.content_run_id, staging.woocommerce_customers.extracted_at, staging.woocommerce_customers.is_deleted, staging.woocommerce_customers.record_number, staging.woocommerce_customers.id, staging.woocommerce_customers.date_created, staging.woocommerce_customers.date_modified, staging.woocommerce_customers.email, staging.woocommerce_customers.first_name, staging.woocommerce_customers.last_name, staging.woocommerce_customers.role, staging.woocommerce_customers.company, staging.woocommerce_customers.phone, staging.woocommerce_customers.city, staging.woocommerce_customers.state, staging.woocommerce_customers.postcode, staging.woocommerce_customers.country, staging.woocommerce_customers.is_paying_customer, staging.woocommerce_customers.content_hash, staging.woocommerce_customers.payload, (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1) is_current_version from staging.woocommerce_customers where (source_name = cast(? as varchar) and cast(id as varchar) in (cast(? as varchar)))) versions;

select source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, created_at, updated_at, given_name, family_name, company_name, email_address, phone_number, city, state, postcode, country, reference_id, creation_source, group_ids, content_hash, payload from (select staging.square_customers.source_name, staging.square_customers.run_id, staging.square_customers.content_run_id, staging.square_customers.extracted_at, staging.square_customers.is_deleted, staging.square_customers.record_number, staging.square_customers.id, staging.square_customers.created_at, staging.square_customers.updated_at, staging.square_customers.given_name, staging.square_customers.family_name, staging.square_customers.company_name, staging.square_customers.email_address, staging.square_customers.phone_number, staging.square_customers.city, staging.square_customers.state, staging.square_customers.postcode, staging.square_customers.country, staging.square_customers.reference_id, staging.square_customers.creation_source, staging.square_customers.group_ids, staging.square_customers.content_hash, staging.square_customers.payload, (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1) is_current_version from staging.square_customers where (source_name = cast(? as varchar) and cast(id as varchar) in (cast(? as varchar)))) versions where (is_current_version = true and is_deleted = false);

select source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, location_id, state, source, customer_id, reference_id, ticket_name, created_at, updated_at, closed_at, currency, total_money, total_tax_money, total_discount_money, total_tip_money, total_service_charge_money, net_total_money, net_tax_money, net_discount_money, net_tip_money, net_service_charge_money, return_total_money, return_tax_money, return_discount_money, return_tip_money, return_service_charge_money, rounding_money, return_rounding_money, woocommerce_order_id, content_hash, payload from (select staging.square_orders.source_name, staging.square_orders.run_id, staging.square_orders.content_run_id, staging.square_orders.extracted_at, staging.square_orders.is_deleted, staging.square_orders.record_number, staging.square_orders.id, staging.square_orders.location_id, staging.square_orders.state, staging.square_orders.source, staging.square_orders.customer_id, staging.square_orders.reference_id, staging.square_orders.ticket_name, staging.square_orders.created_at, staging.square_orders.updated_at, staging.square_orders.closed_at, staging.square_orders.currency, staging.square_orders.total_money, staging.square_orders.total_tax_money, staging.square_orders.total_discount_money, staging.square_orders.total_tip_money, staging.square_orders.total_service_charge_money, staging.square_orders.net_total_money, staging.square_orders.net_tax_money, staging.square_orders.net_discount_money, staging.square_orders.net_tip_money, staging.square_orders.net_service_charge_money, staging.square_orders.return_total_money, staging.square_orders.return_tax_money, staging.square_orders.return_discount_money, staging.square_orders.return_tip_money, staging.square_orders.return_service_charge_money, staging.square_orders.rounding_money, staging.square_orders.return_rounding_money, staging.square_orders.woocommerce_order_id, staging.square_orders.content_hash, staging.square_orders.payload, (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1) is_current_version from staging.square_orders where (source_name = cast(? as varchar) and cast(id as varchar) in (cast(? as varchar)))) versions where (is_current_version = true and is_deleted = false);

select source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, order_id, location_id, customer_id, status, source_type, card_brand, created_at, updated_at, currency, amount_money, tip_money, total_money, refunded_money, approved_money, content_hash, payload from (select staging.square_payments.source_name, staging.square_payments.run_id, staging.square_payments.content_run_id, staging.square_payments.extracted_at, staging.square_payments.is_deleted, staging.square_payments.record_number, staging.square_payments.id, staging.square_payments.order_id, staging.square_payments.location_id, staging.square_payments.customer_id, staging.square_payments.status, staging.square_payments.source_type, staging.square_payments.card_brand, staging.square_payments.created_at, staging.square_payments.updated_at, staging.square_payments.currency, staging.square_payments.amount_money, staging.square_payments.tip_money, staging.square_payments.total_money, staging.square_payments.refunded_money, staging.square_payments.approved_money, staging.square_payments.content_hash, staging.square_payments.payload, (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1) is_current_version from staging.square_payments where (source_name = cast(? as varchar) and cast(id as varchar) in (cast(? as varchar)))) versions where (is_current_version = true and is_deleted = false);

select source_name, run_id, content_run_id, extracted_at, is_deleted, record_number, id, date_created, date_modified, email, first_name, last_name, role, company, phone, city, state, postcode, country, is_paying_customer, content_hash, payload from (select staging.woocommerce_customers.source_name, staging.woocommerce_customers.run_id, staging.woocommerce_customers.content_run_id, staging.woocommerce_customers.extracted_at, staging.woocommerce_customers.is_deleted, staging.woocommerce_customers.record_number, staging.woocommerce_customers.id, staging.woocommerce_customers.date_created, staging.woocommerce_customers.date_modified, staging.woocommerce_customers.email, staging.woocommerce_customers.first_name, staging.woocommerce_customers.last_name, staging.woocommerce_customers.role, staging.woocommerce_customers.company, staging.woocommerce_customers.phone, staging.woocommerce_customers.city, staging.woocommerce_customers.state, staging.woocommerce_customers.postcode, staging.woocommerce_customers.country, staging.woocommerce_customers.is_paying_customer, staging.woocommerce_customers.content_hash, staging.woocommerce_customers.payload, (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1) is_current_version from staging.woocommerce_customers where (source_name = cast(? as varchar) and cast(id as varchar) in (cast(? as varchar)))) versions where (is_current_version = true and is_deleted = false);
