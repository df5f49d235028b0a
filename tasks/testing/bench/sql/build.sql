-- The whole star as one would write it by hand in DuckDB, for DuckDB alone: the same rows in the same tables as
-- build-marts makes of the same staging, which a test compares both ways. It does what a hand is free to do: one
-- pass over the current version of each order, keys of orders carried instead of texts, header amounts allocated
-- side by side instead of row by row, customers clustered in SQL, rules asked once per combination instead of once
-- per order, and tables made by their select. It has no seam for another engine and is tied to nothing.
--   ${out}: schema to make; ${rules}: folder of the rules; ${zone}; ${currency}; ${sources}: kinds in use;
--   ${week_start}: 1 is Monday;
--   ${fiscal_start}: month in which the fiscal year starts
set preserve_insertion_order = false;
create schema ${out};
use ${out};

create macro hashed(text) as
  cast(cast('0x' || substr(md5(text), 17, 16) as ubigint) % 9223372036854775808 as bigint);
create macro part(id) as coalesce(cast(id as varchar), chr(30));
create macro key1(a) as hashed(part(a));
create macro key2(a, b) as hashed(part(a) || chr(31) || part(b));
create macro key3(a, b, c) as hashed(part(a) || chr(31) || part(b) || chr(31) || part(c));
create macro filled(words) as nullif(trim(words), '');
create macro plain(words) as filled(replace(replace(replace(replace(replace(words,
  '&#039;', ''''), '&gt;', '>'), '&lt;', '<'), '&quot;', '"'), '&amp;', '&'));
create macro here(utc) as timezone('${zone}', timezone('UTC', utc));
create macro day_key(clock) as cast(coalesce(year(clock) * 10000 + month(clock) * 100 + day(clock), -1) as integer);
create macro time_key(clock) as cast(coalesce(hour(clock) * 100 + minute(clock), -1) as integer);
create macro never() as timestamp '1900-01-01';
create macro forever() as timestamp '9999-12-31';
create macro latest() as timestamp '9999-12-30';
create macro money(amount) as cast(amount as decimal(18, 4));
create macro reported(amount, rate) as money(money(amount) * rate);
create macro is_current(source, record, read_at, run) as
  row_number() over (partition by source, record order by read_at desc, run desc) = 1;
create macro opening(source, record, read_at, run, modified) as
  case when row_number() over (partition by source, record order by read_at, run) = 1 then never()
    else max(least(coalesce(modified, read_at), read_at)) over (partition by source, record order by read_at, run) end;

-- The rules.
create temporary table status_rule as select * from read_csv('${rules}/order_status.csv', all_varchar = true);
create temporary table channel_name as select * from read_csv('${rules}/channel.csv', all_varchar = true);
create temporary table channel_use as
with rule as (
  select cast(priority as integer) as priority, source_kind, field, value, channel_code, channel_group
  from read_csv('${rules}/channel_rule.csv', all_varchar = true)
  join channel_name using (channel_code)
), customer_group as (
  select id, filled(name) as name
  from staging.square_customer_groups
  qualify is_current(source_name, id, extracted_at, run_id)
)
from rule
union all
select rule.* replace (customer_group.id as value)
from rule
join customer_group on rule.field = 'customer_group' and lower(rule.value) = lower(customer_group.name);
create temporary table line_rule as select * from read_csv('${rules}/product_line.csv', all_varchar = true);
create temporary table rate as
select '${currency}' as currency, date '1900-01-01' as valid_from, date '9999-12-31' as valid_to,
  cast(1 as decimal(18, 8)) as rate
union all
select currency, cast(valid_from as date),
  lead(cast(valid_from as date), 1, date '9999-12-31') over (partition by currency order by cast(valid_from as date)),
  cast(rate as decimal(18, 8))
from read_csv('${rules}/exchange_rate.csv', all_varchar = true)
where currency <> '${currency}';
create macro digits(currency) as case
  when currency in ('BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND', 'VUV',
    'XAF', 'XOF', 'XPF') then 0
  when currency in ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') then 3
  when currency in ('CLF', 'UYW') then 4 else 2 end;
create macro minor_unit(currency) as
  case digits(currency) when 2 then 0.0100 when 0 then 1.0000 when 3 then 0.0010 else 0.0001 end;
create macro units(amount, currency) as cast(floor(amount
  * case digits(currency) when 2 then 100 when 0 then 1 when 3 then 1000 else 10000 end) as bigint);

-- The orders of both sources as they are now.
create temporary table shop_now as
select source_name, content_run_id, record_number, id, cast(id as varchar) as order_id, number, status, currency,
  created_via, date_created, date_paid, date_completed, customer_id, billing_email, billing_phone, billing_last_name,
  billing_state, billing_country, shipping_total, total, total_tax, payment_method, payment_method_title,
  transaction_id, square_order_id, is_deleted
from staging.woocommerce_orders
qualify is_current(source_name, id, extracted_at, run_id);

create temporary table till_now as
select source_name, content_run_id, record_number, id, location_id, state, source, customer_id, created_at, closed_at,
  currency, total_money, total_tax_money, total_tip_money, rounding_money, woocommerce_order_id, is_deleted
from staging.square_orders
qualify is_current(source_name, id, extracted_at, run_id);

create temporary table paid_now as
select * exclude (payload, content_hash) from staging.square_payments
qualify is_current(source_name, id, extracted_at, run_id);

create temporary table mirror as
select * exclude (strength)
from (
  select till.source_name, till.id as order_id, shop.source_name as shop_name, shop.order_id as shop_order, 1 as strength
  from shop_now shop join till_now till on till.id = filled(shop.square_order_id)
  union all
  select till.source_name, till.id, shop.source_name, shop.order_id, 2
  from shop_now shop
  join paid_now paid on paid.id = filled(shop.transaction_id)
  join till_now till on till.source_name = paid.source_name and till.id = paid.order_id
  union all
  select till.source_name, till.id, shop.source_name, shop.order_id, 3
  from till_now till join shop_now shop on shop.order_id = filled(till.woocommerce_order_id)
)
qualify row_number() over (partition by source_name, order_id order by strength, shop_name, shop_order) = 1;

create temporary table payer as
select source_name, order_id, customer_id
from (
  select head.source_name, head.id as order_id, tender.customer_id, 1 as strength, tender.created_at
  from till_now head
  join staging.square_order_tenders tender on tender.source_name = head.source_name
    and tender.run_id = head.content_run_id and tender.record_number = head.record_number
  where filled(tender.customer_id) is not null
  union all
  select source_name, order_id, customer_id, 2, created_at from paid_now
  where filled(customer_id) is not null and order_id is not null
)
qualify row_number() over (partition by source_name, order_id order by strength, created_at nulls last, customer_id) = 1;

create temporary table returned as
select head.source_name, head.id as refund_id, back.uid as part_id, filled(back.source_order_id) as order_id,
  head.closed_at as refunded_at, head.is_deleted, back.* exclude (source_name, order_id)
from till_now head
join staging.square_order_returns back on back.source_name = head.source_name
  and back.run_id = head.content_run_id and back.record_number = head.record_number;

create temporary table sold as
select key2(source_name, order_id) as order_key, *
from (
  select shop.source_name, 'woocommerce' as source_kind, shop.order_id,
    coalesce(filled(number), shop.order_id) as order_number, status as order_status, date_created as sold_at,
    date_created as created_at, date_paid as paid_at, date_completed as completed_at, currency,
    case when customer_id > 0 then 'registered' else 'guest' end as profile_kind,
    case when customer_id > 0 then cast(customer_id as varchar) else shop.order_id end as candidate_id,
    filled(created_via) as channel_hint, filled(payment_method) as payment_method, 'shop' as location_id, is_deleted,
    coalesce(shipping_total, 0) as shipping_amount, coalesce(fee.amount, 0) as fee_amount, money(0) as tip_amount,
    money(0) as rounding_amount, coalesce(total_tax, 0) as tax_amount, coalesce(total, 0) as total_amount,
    false as has_returns, shop.content_run_id as run_id, shop.record_number
  from shop_now shop
  left join (
    select source_name, run_id, record_number, money(sum(total)) as amount
    from staging.woocommerce_order_fees group by all
  ) fee on fee.source_name = shop.source_name and fee.run_id = shop.content_run_id
    and fee.record_number = shop.record_number
  union all
  select till.source_name, 'square', till.id, till.id, coalesce(state, 'unknown'), closed_at, created_at, null,
    case when state = 'COMPLETED' then closed_at end, coalesce(currency, 'XXX'),
    case when coalesce(filled(till.customer_id), payer.customer_id) is not null then 'till' end,
    coalesce(filled(till.customer_id), payer.customer_id), filled(source), null, location_id, is_deleted, 0,
    coalesce(charge.amount, 0), coalesce(total_tip_money, 0), coalesce(rounding_money, 0),
    coalesce(total_tax_money, 0), coalesce(total_money, 0), back.refund_id is not null, till.content_run_id,
    till.record_number
  from till_now till
  left join payer on payer.source_name = till.source_name and payer.order_id = till.id
  left join (select distinct source_name, refund_id from returned) back
    on back.source_name = till.source_name and back.refund_id = till.id
  left join (
    select source_name, run_id, record_number,
      money(sum(coalesce(total_money, 0) - coalesce(total_tax_money, 0))) as amount
    from staging.square_order_service_charges
    where coalesce(treatment_type, '') <> 'APPORTIONED_TREATMENT'
      and coalesce(calculation_phase, '') not like 'APPORTIONED%'
    group by all
  ) charge on charge.source_name = till.source_name and charge.run_id = till.content_run_id
    and charge.record_number = till.record_number
);

-- Their lines. A till's line counts without tax and apportioned charge; a gift card is no sale.
create macro shop_ref(product, variation, sku, name) as case when product > 0
  then product || ':' || coalesce(variation, 0) else coalesce('sku:' || filled(sku), 'name:' || plain(name)) end;
create macro till_ref(item_type, catalog_id, name, variation) as coalesce(filled(catalog_id),
  case when coalesce(item_type, 'ITEM') = 'ITEM'
    then 'name:' || filled(name) || '/' || coalesce(filled(variation), '') end);
create macro till_kind(item_type) as
  case item_type when 'GIFT_CARD' then 'gift_card' when 'CUSTOM_AMOUNT' then 'custom_amount' else 'product' end;
create macro till_value(total, tax, charge, gross, discount) as
  coalesce(total - coalesce(tax, 0) - coalesce(charge, 0), gross - coalesce(discount, 0), 0);
create macro product_of(source, ref) as case when ref is null then -2 else key2(source, ref) end;

create temporary table line as
select *, product_of(source_name, product_ref) as product_durable_key
from (
  select sold.order_key, sold.source_name, sold.source_kind, sold.order_id, cast(line.id as varchar) as line_id,
    'product' as line_kind, shop_ref(product_id, variation_id, sku, name) as product_ref,
    cast(coalesce(product_id, 0) as varchar) as item_id,
    case when product_id > 0 then cast(coalesce(variation_id, 0) as varchar) else '0' end as variation_id,
    filled(sku) as sku, plain(name) as product_name, cast(null as varchar) as variation_name,
    false as is_header_amount, coalesce(quantity, 0) as quantity, coalesce(subtotal, total, 0) as gross_amount,
    coalesce(subtotal, total, 0) - coalesce(total, 0) as discount_amount, coalesce(total, 0) as net_amount,
    coalesce(total_tax, 0) as tax_amount, money(0) as fee_amount, money(0) as gift_card_amount
  from sold
  join staging.woocommerce_order_lines line on line.source_name = sold.source_name and line.run_id = sold.run_id
    and line.record_number = sold.record_number
  where sold.source_kind = 'woocommerce'
  union all
  select order_key, source_name, source_kind, order_id, uid, till_kind(item_type),
    till_ref(item_type, catalog_object_id, name, variation_name), coalesce(filled(catalog_object_id), '0'),
    coalesce(filled(catalog_object_id), '0'), null, filled(name), filled(variation_name), false, coalesce(quantity, 0),
    case when is_gift then 0 else value + coalesce(total_discount_money, 0) end,
    case when is_gift then 0 else coalesce(total_discount_money, 0) end, case when is_gift then 0 else value end,
    coalesce(total_tax_money, 0), coalesce(total_service_charge_money, 0), case when is_gift then value else 0 end
  from (
    select sold.order_key, sold.source_kind, sold.order_id, line.* exclude (order_id),
      coalesce(item_type, 'ITEM') = 'GIFT_CARD' as is_gift,
      till_value(total_money, total_tax_money, total_service_charge_money, gross_sales_money, total_discount_money)
        as value
    from sold
    join staging.square_order_lines line on line.source_name = sold.source_name and line.run_id = sold.run_id
      and line.record_number = sold.record_number
    where sold.source_kind = 'square'
  )
);
insert into line by name
select order_key, source_name, source_kind, order_id, 'adjustment' as line_id, 'adjustment' as line_kind,
  true as is_header_amount, 0 as quantity, unexplained as gross_amount, 0 as discount_amount,
  unexplained as net_amount, 0 as tax_amount, 0 as fee_amount, 0 as gift_card_amount, -2 as product_durable_key
from (
  select *, total_amount - shipping_amount - fee_amount - tip_amount - rounding_amount - tax_amount as unexplained
  from sold
)
where order_key not in (select order_key from line) and (not has_returns or total_amount <> 0);

-- What the lines of each order add up to, once for all who ask.
create temporary table order_sum as
select line.order_key, count(*) as line_count, money(sum(line.tax_amount)) as tax_amount,
  money(sum(net_amount + line.fee_amount + gift_card_amount)) as stated_amount,
  money(sum(discount_amount)) as discount_amount, money(sum(gift_card_amount)) as gift_card_amount
from line
group by line.order_key;

-- Whose they are: profiles that share an e-mail, or telephone number and family name, are one customer.
create temporary table profile_now as
select source_name, 'registered' as profile_kind, cast(id as varchar) as candidate_id, date_created as created_at,
  email, phone, last_name as family_name, filled(country) as country, filled(state) as region, false as is_inferred
from staging.woocommerce_customers
qualify is_current(source_name, id, extracted_at, run_id)
union all
select source_name, 'registered', cast(customer_id as varchar), date_created, billing_email, billing_phone,
  billing_last_name, filled(billing_country), filled(billing_state), true
from shop_now
where customer_id > 0 and (source_name, customer_id) not in (select (source_name, id) from staging.woocommerce_customers)
qualify row_number() over (partition by source_name, customer_id order by date_created nulls last, order_id) = 1
union all
select source_name, 'guest', order_id, date_created, billing_email, billing_phone, billing_last_name,
  filled(billing_country), filled(billing_state), false
from shop_now
where coalesce(customer_id, 0) = 0
  and coalesce(filled(billing_email), filled(billing_phone), filled(billing_last_name)) is not null
  and coalesce(lower(billing_email), '') <> 'deleted@site.invalid'
union all
select source_name, 'till', id, created_at, email_address, phone_number, family_name, filled(country), filled(state),
  false
from staging.square_customers
qualify is_current(source_name, id, extracted_at, run_id)
union all
select source_name, 'till', candidate_id, created_at, null, null, null, null, null, true
from sold
where profile_kind = 'till' and (source_name, candidate_id) not in (select (source_name, id) from staging.square_customers)
qualify row_number() over (partition by source_name, candidate_id order by created_at nulls last, order_id) = 1;

create macro as_email(words) as case when instr(words, '@') > 1 and words <> 'deleted@site.invalid' then words end;
create macro without_prefix(numbers) as case when length(numbers) = 11 and numbers[1] = '1' then numbers[2:]
  when numbers[1] = '0' then numbers[2:] else numbers end;
create macro as_phone(numbers) as
  case when length(numbers) >= 7 and regexp_matches(numbers, '[1-9]') then numbers end;
create macro as_name(words) as case when regexp_matches(words, '0') and not regexp_matches(words, '[\pL1-9]') then null
  when lower(trim(words)) in ('deleted@site.invalid', '[deleted]') then null
  else nullif(regexp_replace(lower(strip_accents(words)), '[^\pL\pN]', '', 'g'), '') end;
create temporary table blocked as
select kind, case kind when 'email' then as_email(lower(trim(value)))
  else as_phone(without_prefix(regexp_replace(regexp_replace(value, '[^0-9]', '', 'g'), '^00', ''))) end as value
from read_csv('${rules}/identity_block_list.csv', all_varchar = true);

-- Normalising is dear, so it is done once per spelling.
create temporary table spelling as
select email as email_text, phone as phone_text, family_name as name_text,
  case when as_email(lower(trim(email))) not in (select value from blocked where kind = 'email')
    then as_email(lower(trim(email))) end as email,
  case when as_phone(without_prefix(number)) not in (select value from blocked where kind = 'phone')
    then as_phone(without_prefix(number)) end as phone,
  as_name(family_name) as family_name
from (
  select distinct email, phone, family_name,
    regexp_replace(regexp_replace(phone, '[^0-9]', '', 'g'), '^00', '') as number
  from profile_now
);

create temporary table candidate as
select key3(profile.source_name, profile_kind, candidate_id) as alone_key, profile.* exclude (email, phone, family_name),
  spelling.email, spelling.phone, spelling.family_name,
  case when profile_kind = 'guest' and spelling.email is not null
      then key3(profile.source_name, spelling.email, spelling.family_name)
    when profile_kind = 'guest' and spelling.phone is not null and spelling.family_name is not null
      then key3(profile.source_name, spelling.phone, spelling.family_name) end as guest_key,
  coalesce(guest_key, alone_key) as profile_key
from profile_now profile
left join spelling on email_text is not distinct from profile.email
  and phone_text is not distinct from profile.phone and name_text is not distinct from profile.family_name;

create temporary table shared_value as
select 'e' || email as shared, profile_key
from (
  select distinct email, profile_key from candidate where email is not null
)
qualify count(*) over (partition by email) between 2 and 5
union all
select distinct 'p' || phone || chr(31) || family_name, profile_key
from candidate
join (
  select phone from candidate where phone is not null group by phone having count(distinct profile_key) between 2 and 5
) own using (phone)
where family_name is not null;

create temporary table cluster as
with recursive reached(profile_key, cluster_key) using key (profile_key) as (
  select distinct profile_key, profile_key from shared_value
  union
  select other.profile_key, min(reached.cluster_key)
  from reached
  join shared_value mine on mine.profile_key = reached.profile_key
  join shared_value other on other.shared = mine.shared
  join recurring.reached known on known.profile_key = other.profile_key
  where known.cluster_key > reached.cluster_key
  group by other.profile_key
)
select * from reached;

create temporary table member as
with placed as (
  select candidate.*, coalesce(cluster.cluster_key, profile_key) as cluster_key,
    profile_key in (select profile_key from shared_value where shared[1] = 'e') as has_joining_email
  from candidate
  left join cluster using (profile_key)
), customer as (
  select cluster_key, count(*) as profile_count, bool_or(profile_kind = 'registered') as is_registered,
    arg_min({key: alone_key, source: source_name, seen_at: created_at},
      (coalesce(created_at, timestamp 'infinity'), source_name, profile_kind, candidate_id)) as first
  from placed
  group by cluster_key
), guest as (
  select profile_key, bool_or(email is not null) as has_email,
    arg_min(alone_key, (coalesce(created_at, timestamp 'infinity'), source_name, profile_kind, candidate_id)) as first_key
  from placed
  where guest_key is not null
  group by profile_key
)
select source_name, profile_kind, candidate_id, alone_key, created_at, country, region, is_inferred,
  customer.first.key as customer_durable_key,
  case when alone_key = customer.first.key then 'first'
    when has_joining_email or coalesce(has_email, false) and alone_key <> guest.first_key then 'email'
    else 'phone and family name' end as match_rule,
  customer.first.source as first_source_name, coalesce(customer.first.seen_at, never()) as first_seen_at,
  cast(profile_count as integer) as profile_count, customer.is_registered
from placed
join customer using (cluster_key)
left join guest using (profile_key);

create table bridge_customer_identity as
select customer_durable_key, source_name, profile_kind, candidate_id as profile_id, match_rule,
  cast(case when match_rule = 'phone and family name' then 0.80 else 1.00 end as decimal(3, 2)) as confidence,
  alone_key as former_durable_key
from member;

-- How customers were, version by version.
create macro lists(groups, wanted) as contains(',' || lower(coalesce(groups, '')) || ',', ',' || lower(wanted) || ',');
create temporary table account_version as
with opened as (
  select source_name, 'registered' as profile_kind, 'woocommerce' as source_kind, cast(id as varchar) as candidate_id,
    date_created as created_at, role as customer_groups, filled(country) as country, filled(state) as region,
    extracted_at, run_id, opening(source_name, id, extracted_at, run_id, date_modified) as valid_from
  from staging.woocommerce_customers
  union all
  select source_name, 'till', 'square', id, created_at, group_ids, filled(country), filled(state), extracted_at, run_id,
    opening(source_name, id, extracted_at, run_id, updated_at)
  from staging.square_customers
), closed as (
  select *, lead(valid_from, 1, forever())
    over (partition by source_name, profile_kind, candidate_id order by extracted_at, run_id) as valid_to
  from opened
)
select * exclude (extracted_at, run_id), exists (
    select 1 from channel_use rule
    where rule.source_kind = closed.source_kind and channel_group = 'Wholesale'
      and field in ('customer_role', 'customer_group') and lists(customer_groups, value)) as is_wholesale
from closed
where valid_to > valid_from;

create temporary table version as
select customer_durable_key, case version.profile_kind when 'registered' then 0 else 1 end as rank, version.created_at,
  source_name, candidate_id, is_wholesale, version.country, version.region, valid_from, valid_to
from account_version version
join member using (source_name, profile_kind, candidate_id)
union all
select customer_durable_key, case profile_kind when 'registered' then 0 when 'till' then 1 else 2 end, created_at,
  source_name, candidate_id, false, country, region, never(), forever()
from member
where profile_kind = 'guest' or is_inferred;

create table dim_customer as
with state as (
  select moment.customer_durable_key, moment.valid_from, bool_or(is_wholesale) as is_wholesale,
    arg_min({country: upper(country), region: region}, (country is null, rank,
      coalesce(created_at, timestamp 'infinity'), source_name, candidate_id)) as address
  from (select distinct customer_durable_key, valid_from from version) moment
  join version on version.customer_durable_key = moment.customer_durable_key
    and version.valid_from <= moment.valid_from and version.valid_to > moment.valid_from
  group by moment.customer_durable_key, moment.valid_from
), changed as (
  select customer_durable_key, valid_from, case when is_wholesale then 'wholesale' else 'retail' end as customer_group,
    address.country as country, address.region as region
  from state
  window life as (partition by customer_durable_key order by valid_from)
  qualify row_number() over life = 1 or is_wholesale is distinct from lag(is_wholesale) over life
    or address.country is distinct from lag(address.country) over life
    or address.region is distinct from lag(address.region) over life
), customer as (
  select customer_durable_key, any_value(first_source_name) as first_source_name,
    any_value(first_seen_at) as first_seen_at, any_value(profile_count) as profile_count,
    any_value(is_registered) as is_registered
  from member
  group by customer_durable_key
)
select key2(customer_durable_key, epoch_us(valid_from)) as customer_key, customer_durable_key, customer_group, country,
  region, first_source_name, first_seen_at, profile_count, is_registered,
  lead(valid_from) over life is null as is_current, valid_from, lead(valid_from, 1, forever()) over life as valid_to
from changed
join customer using (customer_durable_key)
window life as (partition by customer_durable_key order by valid_from)
union all
select key, key, 'retail', null, null, '', never(), 0, false, true, never(), forever()
from (values (-1), (-2)) missing(key);

-- Orders with their place in every dimension. Rules are asked once per combination that occurs.
create temporary table channel_of as
select source_kind, channel_hint, customer_groups, key1(channel_code) as channel_key
from (
  select seen.*, rule.channel_code, rule.priority
  from (
    select distinct sold.source_kind, sold.channel_hint, version.customer_groups
    from sold
    left join account_version version on version.source_name = sold.source_name
      and version.profile_kind = sold.profile_kind and version.candidate_id = sold.candidate_id
      and version.valid_from <= coalesce(sold_at, latest()) and version.valid_to > coalesce(sold_at, latest())
  ) seen
  join channel_use rule on rule.source_kind = seen.source_kind
    and (rule.field in ('created_via', 'source_name') and (value = '*' or lower(value) = lower(channel_hint))
      or rule.field in ('customer_role', 'customer_group') and lists(customer_groups, value))
)
qualify row_number() over (partition by source_kind, channel_hint, customer_groups order by priority, channel_code) = 1;

create temporary table placed as
with dated as (
  select sold.*, coalesce(sold_at, latest()) as as_of, here(sold_at) as clock,
    coalesce(rule.treatment, 'not_sale') = 'sale' as is_sale, mirror.order_id is not null as is_mirror,
    key2(sold.source_name, location_id) as location_key,
    coalesce(member.customer_durable_key, -1) as customer_durable_key, version.customer_groups
  from sold
  left join status_rule rule on rule.source_kind = sold.source_kind and rule.status = sold.order_status
  left join mirror on mirror.source_name = sold.source_name and mirror.order_id = sold.order_id
  left join member on member.source_name = sold.source_name and member.profile_kind = sold.profile_kind
    and member.candidate_id = sold.candidate_id
  left join account_version version on version.source_name = sold.source_name
    and version.profile_kind = sold.profile_kind and version.candidate_id = sold.candidate_id
    and version.valid_from <= coalesce(sold_at, latest()) and version.valid_to > coalesce(sold_at, latest())
)
select dated.*, cast(clock as date) as business_day, day_key(clock) as date_key, time_key(clock) as time_of_day_key,
  is_sale and not is_mirror and not is_deleted as is_counted, coalesce(customer.customer_key, -1) as customer_key,
  coalesce(channel.channel_key, -1) as channel_key, rate.rate as reporting_rate
from dated
left join dim_customer customer on customer.customer_durable_key = dated.customer_durable_key
  and customer.valid_from <= as_of and customer.valid_to > as_of and customer.customer_durable_key <> -1
left join channel_of channel on channel.source_kind = dated.source_kind
  and channel.channel_hint is not distinct from dated.channel_hint
  and channel.customer_groups is not distinct from dated.customer_groups
left join rate on rate.currency = dated.currency and rate.valid_from <= cast(here(as_of) as date)
  and rate.valid_to > cast(here(as_of) as date);

-- What was given back.
create temporary table shop_refund as
select source_name, content_run_id as run_id, record_number, cast(id as varchar) as refund_id, '' as part_id,
  cast(parent_id as varchar) as order_id, parent_id, date_created as refunded_at, is_deleted, amount as total_amount,
  refunded_payment
from staging.woocommerce_refunds
qualify is_current(source_name, id, extracted_at, run_id);

create temporary table back as
with refund as (
  select source_name, refund_id, part_id, order_id, null as return_id, refunded_at, is_deleted, total_amount
  from shop_refund
  union all
  select source_name, refund_id, part_id, order_id, refund_id, refunded_at, is_deleted, total_money from returned
)
select refund.source_name, refund.refund_id, refund.part_id, refund.order_id,
  coalesce(sold.order_key, -2) as order_key, coalesce(sold.order_status, till.order_status) as order_status,
  coalesce(sold.is_sale, true) and coalesce(till.is_sale, true) as is_sale,
  coalesce(sold.is_mirror, false) or coalesce(till.is_mirror, false) as is_mirror,
  refund.is_deleted or coalesce(sold.is_deleted, false) or coalesce(till.is_deleted, false) as is_deleted,
  refunded_at, coalesce(sold.as_of, refunded_at, latest()) as product_as_of,
  cast(here(refunded_at) as date) as business_day, here(refunded_at) as clock,
  cast(datediff('day', sold.business_day, cast(here(refunded_at) as date)) as integer) as days_to_refund,
  coalesce(sold.customer_key, till.customer_key) as customer_key,
  coalesce(sold.customer_durable_key, till.customer_durable_key) as customer_durable_key,
  coalesce(sold.channel_key, till.channel_key) as channel_key,
  coalesce(till.location_key, sold.location_key) as location_key, coalesce(till.currency, sold.currency) as currency,
  rate.rate as reporting_rate, refund.total_amount
from refund
left join placed sold on sold.source_name = refund.source_name and sold.order_id = refund.order_id
left join placed till on till.source_name = refund.source_name and till.order_id = refund.return_id
left join rate on rate.currency = coalesce(till.currency, sold.currency)
  and rate.valid_from <= cast(here(coalesce(refunded_at, latest())) as date)
  and rate.valid_to > cast(here(coalesce(refunded_at, latest())) as date)
where sold.order_id is not null or refund.order_id is null;

create temporary table back_line as
with till_line as (
  select head.source_name, head.id as refund_id, line.* exclude (source_name),
    coalesce(item_type, 'ITEM') = 'GIFT_CARD' as is_gift,
    till_value(total_money, total_tax_money, total_service_charge_money, gross_return_money, total_discount_money)
      as value
  from (select source_name, id, content_run_id, record_number from till_now) head
  join staging.square_order_return_lines line on line.source_name = head.source_name
    and line.run_id = head.content_run_id and line.record_number = head.record_number
), beside as (
  select returned.*, coalesce(service_charge_money, 0) - coalesce(line_charge, 0) as charge,
    coalesce(tax_money, 0) - coalesce(line_tax, 0) as charge_tax
  from returned
  left join (
    select source_name, refund_id, return_uid, money(sum(total_service_charge_money)) as line_charge,
      money(sum(total_tax_money)) as line_tax
    from till_line
    group by all
  ) line on line.source_name = returned.source_name and line.refund_id = returned.refund_id
    and line.return_uid = returned.part_id
)
select * replace (
    coalesce(quantity, 0) as quantity, coalesce(gross_amount, 0) as gross_amount, coalesce(discount_amount, 0) as
    discount_amount, coalesce(net_amount, 0) as net_amount, coalesce(tax_amount, 0) as tax_amount,
    coalesce(shipping_amount, 0) as shipping_amount, coalesce(fee_amount, 0) as fee_amount, coalesce(tip_amount,
    0) as tip_amount, coalesce(gift_card_amount, 0) as gift_card_amount, coalesce(rounding_amount, 0) as
    rounding_amount),
  product_of(source_name, product_ref) as product_durable_key
from (
  select head.source_name, 'woocommerce' as source_kind, head.refund_id, part_id, cast(line.id as varchar) as line_id,
    'product' as line_kind, cast(refunded_item_id as varchar) as order_line_id,
    shop_ref(product_id, variation_id, sku, name) as product_ref, cast(coalesce(product_id, 0) as varchar) as item_id,
    case when product_id > 0 then cast(coalesce(variation_id, 0) as varchar) else '0' end as variation_id,
    filled(sku) as sku, plain(name) as product_name, cast(null as varchar) as variation_name,
    -coalesce(quantity, 0) as quantity, -coalesce(total, 0) as gross_amount, money(0) as discount_amount,
    -coalesce(total, 0) as net_amount, -coalesce(total_tax, 0) as tax_amount, money(0) as shipping_amount,
    money(0) as fee_amount, money(0) as tip_amount, money(0) as gift_card_amount, money(0) as rounding_amount
  from shop_refund head
  join staging.woocommerce_refund_lines line on line.source_name = head.source_name and line.run_id = head.run_id
    and line.record_number = head.record_number
  union all by name
  select head.source_name, 'woocommerce' as source_kind, head.refund_id, part_id, cast(line.id as varchar) as line_id,
    'shipping' as line_kind, -coalesce(total_tax, 0) as tax_amount, -coalesce(total, 0) as shipping_amount
  from shop_refund head
  join staging.woocommerce_refund_shipping line on line.source_name = head.source_name and line.run_id = head.run_id
    and line.record_number = head.record_number
  union all by name
  select head.source_name, 'woocommerce' as source_kind, head.refund_id, part_id, cast(line.id as varchar) as line_id,
    'fee' as line_kind, -coalesce(total_tax, 0) as tax_amount, -coalesce(total, 0) as fee_amount
  from shop_refund head
  join staging.woocommerce_refund_fees line on line.source_name = head.source_name and line.run_id = head.run_id
    and line.record_number = head.record_number
  union all by name
  select source_name, 'square' as source_kind, refund_id, return_uid as part_id, uid as line_id,
    till_kind(item_type) as line_kind, source_line_item_uid as order_line_id,
    till_ref(item_type, catalog_object_id, name, variation_name) as product_ref,
    coalesce(filled(catalog_object_id), '0') as item_id, coalesce(filled(catalog_object_id), '0') as variation_id,
    filled(name) as product_name, filled(variation_name) as variation_name, coalesce(quantity, 0) as quantity,
    case when is_gift then 0 else value + coalesce(total_discount_money, 0) end as gross_amount,
    case when is_gift then 0 else coalesce(total_discount_money, 0) end as discount_amount,
    case when is_gift then 0 else value end as net_amount, coalesce(total_tax_money, 0) as tax_amount,
    coalesce(total_service_charge_money, 0) as fee_amount, case when is_gift then value else 0 end as gift_card_amount
  from till_line
  union all by name
  select source_name, 'square' as source_kind, refund_id, part_id, part_id || ':tip' as line_id, 'tip' as line_kind,
    tip_money as tip_amount
  from returned where tip_money <> 0
  union all by name
  select source_name, 'square' as source_kind, refund_id, part_id, part_id || ':rounding' as line_id,
    'rounding' as line_kind, rounding_money as rounding_amount
  from returned where rounding_money <> 0
  union all by name
  select source_name, 'square' as source_kind, refund_id, part_id, part_id || ':fee' as line_id, 'fee' as line_kind,
    charge as fee_amount, charge_tax as tax_amount
  from beside where charge <> 0 or charge_tax <> 0
);

-- What stands in headers goes to the lines in whole minor units: each gets the floor of its share by net amount, the
-- rest goes to the largest, what is less than a unit to the first.
create macro weight(net, currency) as units(greatest(net, 0), currency);
create macro share(amount, weight, whole, currency) as units(abs(amount), currency) * weight // whole;
create macro crumb(amount, currency) as abs(amount) - minor_unit(currency) * units(abs(amount), currency);
create macro allotted(amount, share, shares, place, currency) as money(sign(amount) * (minor_unit(currency)
  * (share + case when place <= units(abs(amount), currency) - shares then 1 else 0 end)
  + case place when 1 then crumb(amount, currency) else 0 end));

create temporary table header as
select *
from (
  select sold.order_key, sold.currency, shipping_amount as shipping, sold.fee_amount as fee, tip_amount as tip,
    sold.tax_amount - coalesce(lines.tax_amount, 0) as tax,
    sold.total_amount - coalesce(stated_amount, 0) - shipping_amount - sold.fee_amount - tip_amount - sold.tax_amount
      - rounding_amount as lost,
    rounding_amount + case when abs(lost) <= minor_unit(currency) * coalesce(line_count, 0) then lost else 0 end
      as rounding
  from sold
  left join order_sum lines on lines.order_key = sold.order_key
)
where shipping <> 0 or fee <> 0 or tip <> 0 or tax <> 0 or rounding <> 0;

create temporary table allotment as
with stated as (
  select line.order_key, line_id, header.* exclude (order_key, lost), weight(net_amount, header.currency) as weight
  from line
  join header on header.order_key = line.order_key
), weighed as (
  select * replace (case when total = 0 then 1 else weight end as weight),
    cast(case when total = 0 then line_count else total end as bigint) as whole
  from (
    select *, sum(weight) over (partition by order_key) as total, count(*) over (partition by order_key) as line_count
    from stated
  )
), shared as (
  select order_key, line_id, currency, shipping, fee, tip, tax, rounding, weight,
    share(shipping, weight, whole, currency) as shipping_share, share(fee, weight, whole, currency) as fee_share,
    share(tip, weight, whole, currency) as tip_share, share(tax, weight, whole, currency) as tax_share,
    share(rounding, weight, whole, currency) as rounding_share
  from weighed
), ranked as (
  select *, row_number() over (partition by order_key order by weight desc, line_id) as place,
    sum(shipping_share) over lines as shipping_shares, sum(fee_share) over lines as fee_shares,
    sum(tip_share) over lines as tip_shares, sum(tax_share) over lines as tax_shares,
    sum(rounding_share) over lines as rounding_shares
  from shared
  window lines as (partition by order_key)
)
select order_key, line_id,
  allotted(shipping, shipping_share, shipping_shares, place, currency) as shipping,
  allotted(fee, fee_share, fee_shares, place, currency) as fee,
  allotted(tip, tip_share, tip_shares, place, currency) as tip,
  allotted(tax, tax_share, tax_shares, place, currency) as tax,
  allotted(rounding, rounding_share, rounding_shares, place, currency) as rounding
from ranked;

create temporary table back_rest as
select back.* exclude (total_amount), back.total_amount - coalesce(stated, 0) as rest
from back
left join (
  select source_name, refund_id, part_id, money(sum(net_amount + tax_amount + shipping_amount + fee_amount
    + tip_amount + gift_card_amount + rounding_amount)) as stated
  from back_line
  group by all
) line on line.source_name = back.source_name and line.refund_id = back.refund_id and line.part_id = back.part_id
where back.total_amount - coalesce(stated, 0) <> 0;

create temporary table back_allotment as
with stated as (
  select back.source_name, back.refund_id, back.part_id, line.line_id, product_durable_key, rest, back.currency,
    weight(net_amount, back.currency) as weight
  from back_rest back
  join line on line.order_key = back.order_key
), weighed as (
  select * replace (case when total = 0 then 1 else weight end as weight),
    cast(case when total = 0 then line_count else total end as bigint) as whole
  from (
    select *, sum(weight) over document as total, count(*) over document as line_count
    from stated
    window document as (partition by source_name, refund_id, part_id)
  )
)
select *, allotted(rest, share, shares, place, currency) as amount
from (
  select *, share(rest, weight, whole, currency) as share, sum(share(rest, weight, whole, currency)) over
      (partition by source_name, refund_id, part_id) as shares,
    row_number() over (partition by source_name, refund_id, part_id order by weight desc, line_id) as place
  from weighed
);

-- Products: where a version of the variant overlaps one of its item, merged while price and product line stay.
create temporary table category_depth as
with recursive category as (
  select source_name, id, coalesce(plain(name), cast(id as varchar)) as name, coalesce(parent_id, 0) as parent_id
  from staging.woocommerce_categories
  qualify is_current(source_name, id, extracted_at, run_id)
), tree as (
  select source_name, id, name, 0 as depth from category where parent_id = 0
  union all
  select child.source_name, child.id, child.name, depth + 1
  from tree join category child on child.source_name = tree.source_name and child.parent_id = tree.id
)
select * from tree;

create temporary table item_version as
with shop as (
  select *, lead(valid_from, 1, forever()) over (partition by source_name, id order by extracted_at, run_id) as valid_to
  from (select *, opening(source_name, id, extracted_at, run_id, date_modified) as valid_from
    from staging.woocommerce_products)
), till as (
  select *, lead(valid_from, 1, forever()) over (partition by source_name, id order by extracted_at, run_id) as valid_to
  from (select *, opening(source_name, id, extracted_at, run_id, updated_at) as valid_from from staging.square_items)
), till_category as (
  select source_name, id, name from staging.square_catalog_categories
  qualify is_current(source_name, id, extracted_at, run_id)
)
select item.source_name, cast(item.id as varchar) as item_id, plain(item.name) as item_name,
  coalesce(product_line, category.name) as category_line, valid_from, valid_to
from shop item
left join staging.woocommerce_product_categories link on link.source_name = item.source_name
  and link.run_id = item.content_run_id and link.record_number = item.record_number
left join category_depth category on category.source_name = item.source_name and category.id = link.category_id
left join line_rule rule on rule.source_kind = 'woocommerce' and rule.match = 'category'
  and lower(rule.value) = lower(category.name)
where valid_to > valid_from
qualify row_number() over (partition by item.source_name, item.id, valid_from
  order by product_line is null, depth desc nulls last, link.category_id nulls last) = 1
union all
select item.source_name, item.id, item.name,
  coalesce(product_line, case when category.id = reporting_category_id then category.name end), valid_from, valid_to
from till item
left join staging.square_item_categories link on link.source_name = item.source_name
  and link.run_id = item.content_run_id and link.record_number = item.record_number
left join till_category category on category.source_name = item.source_name
  and (category.id = link.category_id or category.id = reporting_category_id)
left join line_rule rule on rule.source_kind = 'square' and rule.match = 'category'
  and lower(rule.value) = lower(category.name)
where valid_to > valid_from
qualify row_number() over (partition by item.source_name, item.id, valid_from order by product_line is null,
  case when category.id = reporting_category_id then 0 else 1 end, link.ordinal nulls last, category.id nulls last) = 1;

create temporary table variant_version as
with shop_currency as (
  select source_name, arg_max(currency, (extracted_at, run_id)) as currency
  from ops.load where currency is not null group by source_name
), variation as (
  select *, lead(valid_from, 1, forever()) over (partition by source_name, id order by extracted_at, run_id) as valid_to
  from (select *, opening(source_name, id, extracted_at, run_id, date_modified) as valid_from
    from staging.woocommerce_variations)
), product as (
  select *, lead(valid_from, 1, forever()) over (partition by source_name, id order by extracted_at, run_id) as valid_to
  from (select *, opening(source_name, id, extracted_at, run_id, date_modified) as valid_from
    from staging.woocommerce_products)
), till as (
  select *, lead(valid_from, 1, forever()) over (partition by source_name, id order by extracted_at, run_id) as valid_to
  from (select *, opening(source_name, id, extracted_at, run_id, updated_at) as valid_from
    from staging.square_variations)
), has_variation as (
  select distinct source_name, product_id
  from (select * from staging.woocommerce_variations qualify is_current(source_name, id, extracted_at, run_id))
  where not is_deleted
)
select variation.source_name, 'woocommerce' as source_kind, product_id || ':' || id as product_ref,
  cast(product_id as varchar) as item_id, cast(id as varchar) as variation_id, filled(sku) as sku,
  coalesce(plain(name), '') as variation_name,
  case when is_deleted then 'deleted' else coalesce(filled(status), 'unknown') end as product_status,
  coalesce(regular_price, price) as list_price, currency, valid_from, valid_to
from variation
left join shop_currency using (source_name)
where valid_to > valid_from
union all
select product.source_name, 'woocommerce', id || ':0', cast(id as varchar), '0', filled(sku), '',
  case when is_deleted then 'deleted' else coalesce(filled(status), 'unknown') end, coalesce(regular_price, price),
  currency, valid_from, valid_to
from product
left join shop_currency using (source_name)
where valid_to > valid_from and (source_name, id) not in (select (source_name, product_id) from has_variation)
union all
select source_name, 'square', id, coalesce(item_id, id), id, filled(sku), coalesce(name, ''),
  case when is_deleted or coalesce(is_tombstone, false) then 'deleted' else 'active' end, price_money, currency,
  valid_from, valid_to
from till
where valid_to > valid_from;

create temporary table product_version as
select variant.source_name, product_ref, key2(variant.source_name, product_ref) as product_durable_key,
  variant.item_id, variant.variation_id, sku, coalesce(item_name, product_ref) as product_name, variation_name,
  coalesce(by_sku.product_line, by_id.product_line, category_line, 'Unassigned') as product_line, list_price, currency,
  product_status, greatest(variant.valid_from, coalesce(item.valid_from, variant.valid_from)) as valid_from
from variant_version variant
left join item_version item on item.source_name = variant.source_name and item.item_id = variant.item_id
  and item.valid_from < variant.valid_to and item.valid_to > variant.valid_from
left join line_rule by_sku on by_sku.source_kind = variant.source_kind and by_sku.match = 'sku'
  and lower(by_sku.value) = lower(sku)
left join line_rule by_id on by_id.source_kind = variant.source_kind and by_id.match = 'product_id'
  and by_id.value = variant.item_id;

create table dim_product as
with changed as (
  select product_durable_key, source_name, product_ref, variation_id, product_line, list_price, valid_from,
    first(item_id) over latest as item_id, first(sku) over latest as sku, first(product_name) over latest as product_name,
    first(variation_name) over latest as variation_name, first(currency) over latest as currency,
    first(product_status) over latest as product_status
  from product_version
  window life as (partition by product_durable_key order by valid_from),
    latest as (partition by product_durable_key order by valid_from desc)
  qualify row_number() over life = 1 or product_line is distinct from lag(product_line) over life
    or list_price is distinct from lag(list_price) over life
), mentioned as (
  select product_durable_key, source_name, source_kind, product_ref, max(item_id) as item_id,
    max(variation_id) as variation_id, max(sku) as sku, max(product_name) as product_name,
    max(variation_name) as variation_name
  from (
    select product_durable_key, source_name, source_kind, product_ref, item_id, variation_id, sku, product_name,
      variation_name
    from line
    union all
    select product_durable_key, source_name, source_kind, product_ref, item_id, variation_id, sku, product_name,
      variation_name
    from back_line
  )
  where product_ref is not null and product_durable_key not in (select product_durable_key from product_version)
  group by product_durable_key, source_name, source_kind, product_ref
)
select key3(source_name, product_ref, epoch_us(valid_from)) as product_key, product_durable_key, source_name,
  item_id as source_product_id, variation_id as source_variation_id,
  coalesce(sku, source_name || ':' || product_ref) as product_code, sku, product_name, variation_name, product_line,
  list_price, currency, product_status, false as is_inferred, lead(valid_from) over life is null as is_current,
  valid_from, lead(valid_from, 1, forever()) over life as valid_to
from changed
window life as (partition by product_durable_key order by valid_from)
union all
select key3(seen.source_name, product_ref, epoch_us(never())), product_durable_key, seen.source_name, seen.item_id,
  seen.variation_id, coalesce(sku, seen.source_name || ':' || product_ref), sku, coalesce(product_name, product_ref),
  coalesce(variation_name, ''), coalesce(by_sku.product_line, by_id.product_line, category_line, 'Unassigned'), null,
  null, 'inferred', true, true, never(), forever()
from mentioned seen
left join item_version item on item.source_name = seen.source_name and item.item_id = seen.item_id
  and item.valid_to > latest()
left join line_rule by_sku on by_sku.source_kind = seen.source_kind and by_sku.match = 'sku'
  and lower(by_sku.value) = lower(sku)
left join line_rule by_id on by_id.source_kind = seen.source_kind and by_id.match = 'product_id'
  and by_id.value = seen.item_id
union all
select key, key, '', '', '', name, null, name, '', 'Unassigned', null, null, 'none', false, true, never(), forever()
from (values (-1, 'Unknown'), (-2, 'Not applicable')) missing(key, name);

-- Small dimensions.
create table dim_channel as
select key1(channel_code) as channel_key, channel_code, channel_name, channel_group from channel_name
union all values (-1, 'unknown', 'Unknown', 'Other'), (-2, 'not_applicable', 'Not applicable', 'Other');

create table dim_time_of_day as
select cast(minute // 60 * 100 + minute % 60 as integer) as time_of_day_key, strftime(clock, '%H:%M') as clock_time,
  strftime(clock, '%-I:%M %p') as clock_time_12_hour, cast(minute as integer) as minute_of_day,
  cast(minute // 60 as integer) as hour_number, strftime(clock, '%-I %p') as hour_name,
  strftime(time_bucket(interval 30 minutes, clock), '%H:%M') as half_hour,
  case when hour(clock) < 5 or hour(clock) >= 22 then 'Night' when hour(clock) < 11 then 'Morning'
    when hour(clock) < 14 then 'Midday' when hour(clock) < 17 then 'Afternoon' else 'Evening' end as day_part
from (select minute, timestamp '2000-01-01' + to_minutes(minute) as clock from range(1440) minutes(minute))
union all values (-1, 'unknown', 'unknown', -1, -1, 'unknown', 'unknown', 'unknown'),
  (-2, 'not applicable', 'not applicable', -2, -2, 'not applicable', 'not applicable', 'not applicable');

-- Payments.
create temporary table payment as
with fee as (
  select source_name, run_id, record_number, money(sum(amount_money)) as amount
  from staging.square_payment_fees group by all
), at_till as (
  select distinct shop_name, shop_order from mirror
  join staging.square_payments paid on paid.source_name = mirror.source_name and paid.order_id = mirror.order_id
), way as (
  select paid_now.*, case card_brand when 'SQUARE_GIFT_CARD' then 'gift_card'
      else lower(coalesce(source_type, 'unknown')) end as method,
    case card_brand when 'SQUARE_GIFT_CARD' then '' else coalesce(filled(card_brand), '') end as brand
  from paid_now
)
select paid.source_name, 'square' as source_kind, 'payment' as payment_kind, paid.id as payment_id,
  coalesce(shop_name, paid.source_name) as order_source_name, coalesce(shop_order, paid.order_id) as order_id,
  created_at as paid_at, filled(customer_id) as till_profile, location_id, method as payment_method,
  brand as card_brand, coalesce(status, 'unknown') as payment_status,
  coalesce(status, '') = 'COMPLETED' and not is_deleted as is_completed, coalesce(currency, 'XXX') as currency,
  coalesce(amount_money, 0) as amount, coalesce(tip_money, 0) as tip_amount, coalesce(fee.amount, 0) as fee_amount
from way paid
left join fee on fee.source_name = paid.source_name and fee.run_id = paid.content_run_id
  and fee.record_number = paid.record_number
left join mirror on mirror.source_name = paid.source_name and mirror.order_id = paid.order_id
union all
select head.source_name, 'square', 'payment', head.id || ':' || tender.id, coalesce(shop_name, head.source_name),
  coalesce(shop_order, head.id), coalesce(tender.created_at, head.closed_at), filled(tender.customer_id),
  head.location_id, case tender.type when 'SQUARE_GIFT_CARD' then 'gift_card'
    else lower(coalesce(tender.type, 'unknown')) end, '', coalesce(state, 'unknown'),
  coalesce(state, '') = 'COMPLETED' and not is_deleted, coalesce(currency, 'XXX'),
  coalesce(amount_money, 0) - coalesce(tip_money, 0), coalesce(tip_money, 0), coalesce(processing_fee_money, 0)
from till_now head
join staging.square_order_tenders tender on tender.source_name = head.source_name
  and tender.run_id = head.content_run_id and tender.record_number = head.record_number
left join mirror on mirror.source_name = head.source_name and mirror.order_id = head.id
where filled(tender.payment_id) is null
union all
select back.source_name, 'square', 'refund', back.id, coalesce(shop_name, back.source_name),
  coalesce(shop_order, paid.order_id, back.order_id), back.created_at, filled(paid.customer_id), back.location_id,
  coalesce(method, 'unknown'), coalesce(brand, ''), coalesce(back.status, 'unknown'),
  coalesce(back.status, '') = 'COMPLETED' and not back.is_deleted, coalesce(back.currency, 'XXX'),
  -coalesce(back.amount_money, 0), 0, coalesce(fee_money, 0)
from (select * from staging.square_refunds qualify is_current(source_name, id, extracted_at, run_id)) back
left join way paid on paid.source_name = back.source_name and paid.id = back.payment_id
left join mirror on mirror.source_name = back.source_name and mirror.order_id = coalesce(paid.order_id, back.order_id)
union all
select source_name, source_kind, 'payment', order_id, source_name, order_id, paid_at, null, 'shop',
  coalesce(payment_method, 'none'), '', order_status, is_sale and not is_deleted, currency, total_amount, 0, 0
from placed
where source_kind = 'woocommerce' and paid_at is not null
  and (source_name, order_id) not in (select (shop_name, shop_order) from at_till)
union all
select sold.source_name, source_kind, 'refund', refund_id, sold.source_name, sold.order_id, refunded_at, null, 'shop',
  coalesce(payment_method, 'none'), '', order_status, is_sale and not sold.is_deleted and not back.is_deleted,
  currency, -coalesce(back.total_amount, 0), 0, 0
from shop_refund back
join placed sold on sold.source_name = back.source_name and sold.order_id = back.order_id
where not coalesce(refunded_payment, false)
  or (sold.source_name, sold.order_id) not in (select (shop_name, shop_order) from at_till);

create table fct_payment as
with known as (
  select payment.*, sold.order_key, sold.channel_key, sold.location_key,
    coalesce(nullif(sold.customer_durable_key, -1), member.customer_durable_key, -1) as customer_durable_key,
    coalesce(paid_at_now, latest()) as as_of, here(paid_at_now) as clock
  from (select *, paid_at as paid_at_now from payment) payment
  left join placed sold on sold.source_name = payment.order_source_name and sold.order_id = payment.order_id
  left join member on member.source_name = payment.source_name and member.profile_kind = 'till'
    and member.candidate_id = payment.till_profile
)
select key3(source_name, payment_kind, payment_id) as payment_key, source_name, payment_kind, payment_id, order_id,
  order_source_name, case when order_id is null then -2 else coalesce(order_key, -1) end as order_key,
  day_key(clock) as date_key, time_key(clock) as time_of_day_key, paid_at,
  coalesce(customer.customer_key, -1) as customer_key, known.customer_durable_key,
  coalesce(channel_key, -1) as channel_key,
  coalesce(location_key, case when location_id is null then -1 else key2(source_name, location_id) end)
    as location_key,
  key3(source_name, payment_method, card_brand) as payment_method_key, payment_status, is_completed as is_counted,
  known.currency, money(amount) as amount, money(tip_amount) as tip_amount,
  money(amount + tip_amount) as total_amount, money(fee_amount) as fee_amount,
  reported(amount + tip_amount, rate.rate) as reporting_total_amount
from known
left join dim_customer customer on customer.customer_durable_key = known.customer_durable_key
  and customer.valid_from <= as_of and customer.valid_to > as_of
left join rate on rate.currency = known.currency and rate.valid_from <= cast(here(as_of) as date)
  and rate.valid_to > cast(here(as_of) as date);

create table dim_payment_method as
with used as (
  select distinct source_name, source_kind, payment_method, card_brand from payment
  union
  select distinct source_name, source_kind, payment_method, '' from sold where payment_method is not null
), title as (
  select source_name, filled(payment_method) as payment_method,
    arg_max(filled(payment_method_title), (coalesce(date_created, timestamp '-infinity'), order_id)) as words
  from shop_now
  where filled(payment_method) is not null and filled(payment_method_title) is not null
  group by source_name, filled(payment_method)
)
select key3(used.source_name, used.payment_method, card_brand) as payment_method_key, used.source_name,
  used.payment_method, card_brand, coalesce(words, replace(used.payment_method, '_', ' '))
    || case card_brand when '' then '' else ' ' || card_brand end as payment_method_name,
  coalesce(payment_group, 'Other') as payment_group, payment_group is not null as is_listed
from used
left join read_csv('${rules}/payment_method.csv', all_varchar = true) rule on rule.source_kind = used.source_kind
  and lower(rule.payment_method) = lower(used.payment_method)
left join title on title.source_name = used.source_name and title.payment_method = used.payment_method
union all values (-1, '', 'unknown', '', 'Unknown', 'Other', true),
  (-2, '', 'not_applicable', '', 'Not applicable', 'None', true);

create table dim_location as
select key2(place.source_name, location_id) as location_key, place.source_name, location_id,
  coalesce(filled(name), case location_id when 'shop' then place.source_name else location_id end) as location_name,
  case location_id when 'shop' then 'shop' else 'till' end as location_type, filled(city) as city,
  filled(country) as country
from (
  select source_name, id as location_id from staging.square_locations
  union select distinct source_name, location_id from sold
  union select distinct source_name, location_id from payment where location_id is not null
) place
left join (
  select * from staging.square_locations qualify is_current(source_name, id, extracted_at, run_id)
) till on till.source_name = place.source_name and till.id = location_id
union all values (-1, '', 'unknown', 'Unknown', 'none', null, null),
  (-2, '', 'not_applicable', 'Not applicable', 'none', null, null);

-- Promotions, with what none explains as one of its own; an order is shared by them in whole millionths.
create temporary table use_of_promotion as
select sold.order_key, sold.source_name, sold.order_id, sold.as_of, sold.currency, kind.*
from placed sold
join (
  select source_name, run_id, record_number, 'coupon' as promotion_type,
    coalesce(lower(filled(code)), 'unnamed') as promotion_code, promotion_code as promotion_name,
    case when discount_type = 'percent' then 'percentage' when discount_type = 'fixed_cart' then 'fixed_order'
      when discount_type = 'fixed_product' then 'fixed_product' when filled(discount_type) is null then 'unknown'
      else 'other' end as discount_kind, cast(null as decimal(18, 6)) as discount_percent,
    cast(null as decimal(18, 4)) as discount_value, coalesce(discount, 0) as discount_amount
  from staging.woocommerce_order_coupons
  union all
  select source_name, run_id, record_number,
    case when filled(catalog_object_id) is null then 'ad_hoc_discount' else 'catalog_discount' end,
    coalesce(filled(catalog_object_id), lower(filled(name)), 'unnamed'),
    coalesce(filled(name), filled(catalog_object_id), 'unnamed'),
    case when type = 'FIXED_PERCENTAGE' then 'percentage'
      when type = 'FIXED_AMOUNT' and scope = 'LINE_ITEM' then 'fixed_product' when type = 'FIXED_AMOUNT' then 'fixed_order'
      when type = 'VARIABLE_PERCENTAGE' then 'variable_percentage' when type = 'VARIABLE_AMOUNT' then 'variable_amount'
      when coalesce(type, 'UNKNOWN_DISCOUNT') = 'UNKNOWN_DISCOUNT' then 'unknown' else 'other' end,
    percentage, amount_money, coalesce(applied_money, 0)
  from staging.square_order_discounts
) kind on kind.source_name = sold.source_name and kind.run_id = sold.run_id
  and kind.record_number = sold.record_number;

create temporary table order_promotion as
select order_key, key3(source_name, promotion_type, promotion_code) as promotion_key, source_name, promotion_type,
  currency, money(sum(discount_amount)) as discount_amount
from use_of_promotion
group by order_key, source_name, promotion_type, promotion_code, currency;
insert into order_promotion
select sold.order_key, key3(source_name, 'unnamed', 'unnamed'), source_name, 'unnamed', currency,
  lines.discount_amount - coalesce(named.amount, 0)
from order_sum lines
join placed sold on sold.order_key = lines.order_key
left join (select order_key, sum(discount_amount) as amount from order_promotion group by order_key) named
  on named.order_key = lines.order_key
where lines.discount_amount <> coalesce(named.amount, 0);

create table dim_promotion as
select key3(source_name, promotion_type, promotion_code) as promotion_key, source_name, promotion_type, promotion_code,
  promotion_name, discount_kind, discount_percent, discount_value,
  case when discount_value is not null then currency end as currency
from use_of_promotion
qualify row_number() over (partition by source_name, promotion_type, promotion_code
  order by as_of desc, order_id desc) = 1
union all
select distinct promotion_key, source_name, 'unnamed', 'unnamed', 'Discount without a promotion', 'unknown', null, null,
  null
from order_promotion
where promotion_type = 'unnamed'
union all values (-1, '', 'none', 'unknown', 'Unknown', 'unknown', null, null, null),
  (-2, '', 'none', 'not_applicable', 'No promotion', 'unknown', null, null, null);

create table bridge_order_promotion as
with weighed as (
  select order_key, promotion_key, discount_amount, currency,
    cast(floor(greatest(discount_amount, 0) * 10000) as bigint) as stated,
    cast(sum(stated) over orders as bigint) as total, case total when 0 then 1 else stated end as units,
    case total when 0 then count(*) over orders else total end as whole
  from order_promotion
  window orders as (partition by order_key)
), shared as (
  select *, 1000000 * units // whole as share from weighed
), ranked as (
  select *, row_number() over (partition by order_key order by units desc, promotion_key) as place,
    1000000 - sum(share) over (partition by order_key) as left_over
  from shared
)
select order_key, promotion_key,
  cast(0.000001 * (share + case when place <= left_over then 1 else 0 end) as decimal(7, 6)) as weight,
  discount_amount, currency
from ranked
union all
select order_key, -2, cast(1 as decimal(7, 6)), money(0), currency from placed
where order_key not in (select order_key from order_promotion)
union all values (-1, -1, cast(1 as decimal(7, 6)), money(0), null), (-2, -2, cast(1 as decimal(7, 6)), money(0), null);

-- Facts.
create table fct_refund_line as
with lines as (
  select line.source_name, line.refund_id, line.part_id, line.line_id as refund_line_id, line.line_kind as refund_line_kind,
    coalesce(sold.product_durable_key, line.product_durable_key) as product_durable_key, false as is_header_amount,
    line.quantity, line.gross_amount, line.discount_amount, line.net_amount, line.tax_amount, line.shipping_amount,
    line.fee_amount, line.tip_amount, line.gift_card_amount, line.rounding_amount
  from back_line line
  join back on back.source_name = line.source_name and back.refund_id = line.refund_id and back.part_id = line.part_id
  left join line sold on sold.order_key = back.order_key and sold.line_id = line.order_line_id
  union all
  select source_name, refund_id, part_id,
    case part_id when '' then '' else part_id || ':' end || 'amount:' || line_id, 'amount', product_durable_key, true,
    0, amount, 0, amount, 0, 0, 0, 0, 0, 0
  from back_allotment
  where amount <> 0
  union all
  select source_name, refund_id, part_id, case part_id when '' then '' else part_id || ':' end || 'amount', 'amount',
    -2, true, 0, rest, 0, rest, 0, 0, 0, 0, 0, 0
  from back_rest
  where order_key not in (select order_key from line)
)
select key3(back.source_name, back.refund_id, refund_line_id) as refund_line_key, back.source_name, back.refund_id,
  refund_line_id, back.order_id, back.order_key, refund_line_kind, day_key(clock) as date_key,
  time_key(clock) as time_of_day_key, refunded_at, days_to_refund, coalesce(product_key, -1) as product_key,
  lines.product_durable_key, customer_key, customer_durable_key, channel_key, location_key, order_status, is_sale,
  is_mirror, is_deleted, is_sale and not is_mirror and not is_deleted as is_counted, is_header_amount, back.currency,
  quantity, money(gross_amount) as gross_amount, money(discount_amount) as discount_amount,
  money(net_amount) as net_amount, money(tax_amount) as tax_amount, money(shipping_amount) as shipping_amount,
  money(fee_amount) as fee_amount, money(tip_amount) as tip_amount, money(gift_card_amount) as gift_card_amount,
  money(rounding_amount) as rounding_amount, money(net_amount + tax_amount + shipping_amount + fee_amount + tip_amount
    + gift_card_amount + rounding_amount) as total_amount, reported(net_amount, reporting_rate) as reporting_net_amount,
  reported(net_amount + tax_amount + shipping_amount + fee_amount + tip_amount + gift_card_amount + rounding_amount,
    reporting_rate) as reporting_total_amount
from lines
join back on back.source_name = lines.source_name and back.refund_id = lines.refund_id and back.part_id = lines.part_id
left join dim_product product on product.product_durable_key = lines.product_durable_key
  and product.valid_from <= product_as_of and product.valid_to > product_as_of;

-- How orders came out. Their flags are hashed once per combination that occurs.
create temporary table outcome as
select sold.order_key, sold.is_counted and lines.order_key is not null as is_counted,
  coalesce(paid.payment_method_key, case when sold.payment_method is null then -2
    else key3(source_name, sold.payment_method, '') end) as payment_method_key,
  coalesce(sold.paid_at, paid.paid_at) as paid_at, completed_at is not null or lower(order_status) = 'completed'
    as is_completed, first_refunded_at, last_refunded_at, coalesce(payment_count, 0) as payment_count,
  coalesce(paid_amount, 0) as paid_amount, coalesce(refund_count, 0) as refund_count,
  coalesce(refunded_net_amount, 0) as refunded_net_amount, coalesce(refunded_total_amount, 0) as refunded_total_amount,
  coalesce(profile_kind, 'walk_in') as buyer_kind,
  source_kind = 'woocommerce' and coalesce(channel_hint, '') = 'admin' as is_entered_by_hand, is_sale, is_mirror,
  is_deleted, lines.order_key is null as is_return_only, coalesce(lines.discount_amount, 0) <> 0 as has_discount,
  sold.tax_amount <> 0 as has_tax, shipping_amount <> 0 as has_shipping, tip_amount <> 0 as has_tip,
  coalesce(lines.gift_card_amount, 0) <> 0 as has_gift_card, coalesce(sold.paid_at, paid.paid_at) is not null as is_paid,
  coalesce(payment_count, 0) > 1 as is_split_payment, coalesce(refund_count, 0) > 0 as has_refund,
  coalesce(refund_count, 0) > 0 and coalesce(refunded_total_amount, 0) >= sold.total_amount as is_fully_refunded
from placed sold
left join order_sum lines on lines.order_key = sold.order_key
left join (
  select order_key, cast(count(*) as integer) as payment_count, money(sum(total_amount)) as paid_amount,
    max(paid_at) as paid_at, arg_min(payment_method_key,
      (-total_amount, coalesce(paid_at, timestamp 'infinity'), payment_id, source_name)) as payment_method_key
  from fct_payment
  where payment_kind = 'payment' and is_counted and order_key >= 0
  group by order_key
) paid on paid.order_key = sold.order_key
left join (
  select order_key, min(refunded_at) as first_refunded_at, max(refunded_at) as last_refunded_at,
    cast(count(distinct refund_id) as integer) as refund_count, money(sum(net_amount)) as refunded_net_amount,
    money(sum(total_amount)) as refunded_total_amount
  from fct_refund_line
  where is_counted
  group by order_key
) back on back.order_key = sold.order_key;

create macro flag(truth) as chr(31) || case when truth then '1' else '0' end;
create table dim_order_flags as
select hashed(buyer_kind || flag(is_entered_by_hand) || flag(is_sale) || flag(is_mirror) || flag(is_deleted)
    || flag(is_return_only) || flag(is_counted) || flag(has_discount) || flag(has_tax) || flag(has_shipping)
    || flag(has_tip) || flag(has_gift_card) || flag(is_paid) || flag(is_split_payment) || flag(has_refund)
    || flag(is_fully_refunded)) as order_flags_key, *
from (
  select distinct buyer_kind, is_entered_by_hand, is_sale, is_mirror, is_deleted, is_return_only, is_counted,
    has_discount, has_tax, has_shipping, has_tip, has_gift_card, is_paid, is_split_payment, has_refund,
    is_fully_refunded
  from outcome
)
union all
select key, kind, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false
from (values (-1, 'unknown'), (-2, 'not_applicable')) missing(key, kind);

create temporary table flagged as
select order_key, order_flags_key, outcome.is_counted
from outcome
join dim_order_flags flags using (buyer_kind, is_entered_by_hand, is_sale, is_mirror, is_deleted, is_return_only,
  is_counted, has_discount, has_tax, has_shipping, has_tip, has_gift_card, is_paid, is_split_payment, has_refund,
  is_fully_refunded);

create table fct_sales_line as
with allotted_line as (
  select line.* replace (money(line.tax_amount + coalesce(tax, 0)) as tax_amount,
      money(line.fee_amount + coalesce(fee, 0)) as fee_amount),
    money(coalesce(shipping, 0)) as shipping_amount, money(coalesce(tip, 0)) as tip_amount,
    money(coalesce(rounding, 0)) as rounding_amount
  from line
  left join allotment on allotment.order_key = line.order_key and allotment.line_id = line.line_id
), total_line as (
  select *, money(net_amount + tax_amount + shipping_amount + fee_amount + tip_amount + gift_card_amount
    + rounding_amount) as total_amount
  from allotted_line
)
select key3(line.source_name, line.order_id, line.line_id) as sales_line_key, line.source_name, line.order_id,
  order_number, line.order_key, line.line_id, line_kind, date_key, time_of_day_key, sold_at,
  coalesce(product_key, -1) as product_key, line.product_durable_key, customer_key, customer_durable_key, channel_key,
  location_key, order_flags_key, order_status, is_sale, is_mirror, is_deleted, sold.is_counted, is_header_amount,
  sold.currency, quantity, money(gross_amount) as gross_amount, money(line.discount_amount) as discount_amount,
  money(net_amount) as net_amount, line.tax_amount, line.shipping_amount, line.fee_amount, line.tip_amount,
  money(gift_card_amount) as gift_card_amount, line.rounding_amount, line.total_amount,
  reported(net_amount, reporting_rate) as reporting_net_amount,
  reported(line.total_amount, reporting_rate) as reporting_total_amount
from total_line line
join placed sold on sold.order_key = line.order_key
join flagged on flagged.order_key = line.order_key
left join dim_product product on product.product_durable_key = line.product_durable_key
  and product.valid_from <= as_of and product.valid_to > as_of;

create macro minutes(begun, ended) as
  (epoch_us(ended) - epoch_us(begun) - (epoch_us(ended) - epoch_us(begun)) % 60000000) // 60000000;
create table fct_order as
with lines as (
  select order_key, cast(count(*) as integer) as line_count, cast(sum(quantity) as decimal(18, 5)) as quantity,
    money(sum(gross_amount)) as gross_amount, money(sum(discount_amount)) as discount_amount, money(sum(net_amount))
    as net_amount, money(sum(tax_amount)) as tax_amount, money(sum(shipping_amount)) as shipping_amount,
    money(sum(fee_amount)) as fee_amount, money(sum(tip_amount)) as tip_amount, money(sum(gift_card_amount)) as
    gift_card_amount, money(sum(rounding_amount)) as rounding_amount, money(sum(total_amount)) as total_amount,
    money(sum(reporting_net_amount)) as reporting_net_amount, money(sum(reporting_total_amount)) as
    reporting_total_amount
  from fct_sales_line
  group by order_key
), timed as (
  select sold.* exclude (paid_at, is_counted), outcome.* exclude (order_key, is_counted),
    here(created_at) as ordered_clock, here(outcome.paid_at) as paid_clock, here(completed_at) as completed_clock,
    here(first_refunded_at) as first_refund_clock, here(last_refunded_at) as last_refund_clock
  from placed sold
  join outcome on outcome.order_key = sold.order_key
)
select sold.order_key, source_name, order_id, order_number, order_status, date_key, time_of_day_key,
  day_key(ordered_clock) as ordered_date_key, time_key(ordered_clock) as ordered_time_of_day_key,
  case when is_paid then day_key(paid_clock) else -2 end as paid_date_key,
  case when is_paid then time_key(paid_clock) else -2 end as paid_time_of_day_key,
  case when is_completed then day_key(completed_clock) else -2 end as completed_date_key,
  case when is_completed then time_key(completed_clock) else -2 end as completed_time_of_day_key,
  case when has_refund then day_key(first_refund_clock) else -2 end as first_refund_date_key,
  case when has_refund then time_key(first_refund_clock) else -2 end as first_refund_time_of_day_key,
  case when has_refund then day_key(last_refund_clock) else -2 end as last_refund_date_key,
  case when has_refund then time_key(last_refund_clock) else -2 end as last_refund_time_of_day_key,
  customer_key, customer_durable_key, channel_key, location_key, payment_method_key, order_flags_key, is_counted,
  created_at as ordered_at, paid_at, completed_at, first_refunded_at, last_refunded_at,
  minutes(created_at, paid_at) as minutes_to_payment, minutes(created_at, completed_at) as minutes_to_completion,
  cast(datediff('day', business_day, cast(first_refund_clock as date)) as integer) as days_to_first_refund, currency,
  coalesce(line_count, 0) as line_count, coalesce(lines.quantity, 0) as quantity, coalesce(lines.gross_amount, 0) as gross_amount,
  coalesce(lines.discount_amount, 0) as discount_amount, coalesce(lines.net_amount, 0) as net_amount,
  coalesce(lines.tax_amount, 0) as tax_amount, coalesce(lines.shipping_amount, 0) as shipping_amount,
  coalesce(lines.fee_amount, 0) as fee_amount, coalesce(lines.tip_amount, 0) as tip_amount,
  coalesce(lines.gift_card_amount, 0) as gift_card_amount, coalesce(lines.rounding_amount, 0) as rounding_amount,
  coalesce(lines.total_amount, 0) as total_amount,
  lines.reporting_net_amount, lines.reporting_total_amount, payment_count, paid_amount, refund_count,
  refunded_net_amount, refunded_total_amount
from timed sold
join flagged on flagged.order_key = sold.order_key
left join lines on lines.order_key = sold.order_key;

create table dim_date as
with happened as (
  select min(instant) as first_at, max(instant) as last_at
  from (
    select unnest([min(instant), max(instant)]) as instant
    from (
      select unnest([sold_at, created_at, paid_at, completed_at]) as instant from placed
      union all select refunded_at from back
      union all select paid_at from payment
    )
  )
), read_up_to as (
  -- A head without a window is read whole and holds nothing up; one that was never read holds up every day.
  select case when bool_and(latest is not null) then min(latest) end as instant
  from (
    select max(case when kind = 'window' then range_to when kind = 'full' then timestamp '9999-12-31' end) as latest
    from (
      select distinct split_part(table_name, '_', 1) as source_kind, substr(table_name, strpos(table_name, '_') + 1) as head
      from information_schema.columns where table_schema = 'staging' and column_name = 'content_run_id'
        and list_contains(string_split('${sources}', ','), split_part(table_name, '_', 1))
    ) staged
    left join (select distinct source_kind, source_name from ops.load) source using (source_kind)
    left join ops.load read on read.source_name = source.source_name and read.head = staged.head
      and kind in ('window', 'full')
    group by staged.source_kind, source.source_name, staged.head
  )
), day as (
  -- Up to the last day that is read to its end, if nothing happened on it.
  select cast(unnest(range(cast(here(first_at) as date),
    greatest(cast(here(last_at) as date),
      case when instant < timestamp '9999-12-31' then cast(here(instant) as date) - 1 end) + interval 1 day,
    interval 1 day)) as date) as day, true as is_day
  from happened, read_up_to
  union all values (date '1900-01-01', false), (date '1900-01-02', false)
)
select case when is_day then day_key(day) when day = date '1900-01-01' then -1 else -2 end as date_key,
  day as full_date, cast(year(day) as integer) as year_number, cast(quarter(day) as integer) as quarter_number,
  cast(month(day) as integer) as month_number, monthname(day) as month_name,
  cast(date_trunc('month', day) as date) as month_start,
  cast(day - cast((isodow(day) - ${week_start} + 7) % 7 as integer) as date) as week_start,
  cast(isoyear(day) as integer) as iso_year, cast(weekofyear(day) as integer) as iso_week,
  cast(dayofmonth(day) as integer) as day_of_month, cast(isodow(day) as integer) as day_of_week,
  dayname(day) as day_name, isodow(day) > 5 as is_weekend,
  cast(year(day) + case when ${fiscal_start} > 1 and month(day) >= ${fiscal_start} then 1 else 0 end as integer)
    as fiscal_year,
  is_day and coalesce(instant >= timezone('UTC', timezone('${zone}', cast(day + 1 as timestamp))), false)
    as is_complete
from day, read_up_to;
