-- build-marts, as it reaches Snowflake; rewritten by `make golden`.

-- Session 1, COUNTINGHOUSE_TRANSFORMER

select current_database(), current_warehouse();

select exists (select 1 one from information_schema.tables where (table_schema = 'OPS' and upper(table_name) = 'FLYWAY_SCHEMA_HISTORY'));

select "version" from ops."flyway_schema_history" where ("version" is not null and "success");

drop schema if exists marts_first cascade;

create transient schema marts_first data_retention_time_in_days = 0;

use schema staging;

create table marts_first.build_run as select ops.load.source_name, ops.load.head, ops.load.run_id, ops.load.extracted_at from ops.load;

select max(extracted_at) from marts_first.build_run;

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=false;

use schema marts_first;

-- One row per source profile, a guest's order being one: the customer it belongs to, and why.
create table bridge_customer_identity (
  customer_durable_key bigint not null,
  source_name          varchar not null,
  profile_kind         varchar not null,
  profile_id           varchar not null,
  match_rule           varchar not null,
  confidence           decimal(3, 2) not null,
  former_durable_key   bigint not null
);

comment on table bridge_customer_identity is 'One row per source profile, a guest''s order being one: the customer it belongs to, and why.';

comment on column bridge_customer_identity.customer_durable_key is 'The customer.';

comment on column bridge_customer_identity.source_name is 'The source of the profile.';

comment on column bridge_customer_identity.profile_kind is 'registered, guest or till.';

comment on column bridge_customer_identity.profile_id is 'Customer id at the source; the order id for a guest.';

comment on column bridge_customer_identity.match_rule is 'first (the profile that names the customer), email, or phone and family name.';

comment on column bridge_customer_identity.confidence is '1.00 for the first profile and for an e-mail, less for a phone.';

comment on column bridge_customer_identity.former_durable_key is 'The key this profile has when it is alone: the key it carried before it was matched.';

-- One row per order and promotion used; an order without one has one row that says so.
create table bridge_order_promotion (
  order_key       bigint not null,
  promotion_key   bigint not null,
  weight          decimal(7, 6) not null,
  discount_amount decimal(18, 4) not null,
  currency        varchar
);

comment on table bridge_order_promotion is 'One row per order and promotion used; an order without one has one row that says so.';

comment on column bridge_order_promotion.order_key is 'The order: order_key of every fact; -1 and -2 have a row each, so that inner joins lose nothing.';

comment on column bridge_order_promotion.promotion_key is 'The promotion; -2 for none.';

comment on column bridge_order_promotion.weight is 'Share of the order that counts for this promotion, by discount; the weights of an order add up to exactly 1.';

comment on column bridge_order_promotion.discount_amount is 'What this promotion took off, without tax; adds up to the discount of the order.';

comment on column bridge_order_promotion.currency is 'ISO 4217 code of discount_amount; null for the rows of -1 and -2.';

-- One row per build: written last, so a schema without it was never finished.
create table build_stamp (
  build_id           varchar not null,
  built_at           timestamp not null,
  staging_as_of      timestamp not null,
  business_zone      varchar not null,
  reporting_currency varchar not null
);

comment on table build_stamp is 'One row per build: written last, so a schema without it was never finished.';

comment on column build_stamp.build_id is 'The build that made this schema.';

comment on column build_stamp.built_at is 'When the build was finished (UTC).';

comment on column build_stamp.staging_as_of is 'The latest extracted_at that had been loaded when the build began (UTC).';

comment on column build_stamp.business_zone is 'The IANA zone whose midnight divides the days.';

comment on column build_stamp.reporting_currency is 'The ISO 4217 code of reporting amounts.';

-- One row per sales channel: by what way a sale came, which is not the same as the source that recorded it.
create table dim_channel (
  channel_key   bigint not null,
  channel_code  varchar not null,
  channel_name  varchar not null,
  channel_group varchar not null
);

comment on table dim_channel is 'One row per sales channel: by what way a sale came, which is not the same as the source that recorded it.';

comment on column dim_channel.channel_key is 'Key of channel_code; -1 unknown, -2 not applicable.';

comment on column dim_channel.channel_code is 'Natural key, for example online.';

comment on column dim_channel.channel_name is 'Name to show.';

comment on column dim_channel.channel_group is 'Online, In person, Wholesale or Other, by warehouse-schema/rules/channel_rule.csv. Groups of the buyer count as they were at the sale, by the name that a group of the till has now: renaming one moves sales of before, too.';

-- One row per durable customer and version: a new version begins when the group, country or region changes.
create table dim_customer (
  customer_key         bigint not null,
  customer_durable_key bigint not null,
  customer_group       varchar not null,
  country              varchar,
  region               varchar,
  first_source_name    varchar not null,
  first_seen_at        timestamp not null,
  profile_count        integer not null,
  is_registered        boolean not null,
  is_current           boolean not null,
  valid_from           timestamp not null,
  valid_to             timestamp not null
);

comment on table dim_customer is 'One row per durable customer and version: a new version begins when the group, country or region changes.';

comment on column dim_customer.customer_key is 'Key of the version; -1 unknown (a walk-in), -2 not applicable.';

comment on column dim_customer.customer_durable_key is 'Key of the customer, the same in all versions and sources.';

comment on column dim_customer.customer_group is 'retail or wholesale.';

comment on column dim_customer.country is 'ISO 3166 country.';

comment on column dim_customer.region is 'State or region.';

comment on column dim_customer.first_source_name is 'Source of the first profile seen.';

comment on column dim_customer.first_seen_at is 'When that profile was created (UTC).';

comment on column dim_customer.profile_count is 'Profiles that were matched to this customer.';

comment on column dim_customer.is_registered is 'Has an account in a shop.';

comment on column dim_customer.is_current is 'The latest version.';

comment on column dim_customer.valid_from is 'Start (UTC, inclusive); the first version opens at 1900-01-01.';

comment on column dim_customer.valid_to is 'End (UTC, exclusive).';

-- One row per calendar day of the business zone.
create table dim_date (
  date_key       integer not null,
  full_date      date not null,
  year_number    integer not null,
  quarter_number integer not null,
  month_number   integer not null,
  month_name     varchar not null,
  month_start    date not null,
  week_start     date not null,
  iso_year       integer not null,
  iso_week       integer not null,
  day_of_month   integer not null,
  day_of_week    integer not null,
  day_name       varchar not null,
  is_weekend     boolean not null,
  fiscal_year    integer not null,
  is_complete    boolean not null
);

comment on table dim_date is 'One row per calendar day of the business zone.';

comment on column dim_date.date_key is 'yyyymmdd; -1 unknown, -2 not applicable.';

comment on column dim_date.full_date is 'The day; 1900-01-01 for unknown, 1900-01-02 for not applicable.';

comment on column dim_date.year_number is 'Calendar year.';

comment on column dim_date.quarter_number is '1 to 4.';

comment on column dim_date.month_number is '1 to 12.';

comment on column dim_date.month_name is 'English name of the month.';

comment on column dim_date.month_start is 'First day of the month.';

comment on column dim_date.week_start is 'First day of the week, by the week start that is set.';

comment on column dim_date.iso_year is 'ISO 8601 week-numbering year.';

comment on column dim_date.iso_week is 'ISO 8601 week, 1 to 53.';

comment on column dim_date.day_of_month is '1 to 31.';

comment on column dim_date.day_of_week is '1 is Monday, 7 Sunday.';

comment on column dim_date.day_name is 'English name of the weekday.';

comment on column dim_date.is_weekend is 'Saturday or Sunday.';

comment on column dim_date.fiscal_year is 'The year in which the fiscal year ends.';

comment on column dim_date.is_complete is 'Every source has been read past the end of this day, so that its figures will only change by later edits.';

-- One row per place of sale: each Square location, and one for each shop.
create table dim_location (
  location_key  bigint not null,
  source_name   varchar not null,
  location_id   varchar not null,
  location_name varchar not null,
  location_type varchar not null,
  city          varchar,
  country       varchar
);

comment on table dim_location is 'One row per place of sale: each Square location, and one for each shop.';

comment on column dim_location.location_key is 'Key of source_name and location_id; -1 unknown, -2 not applicable.';

comment on column dim_location.source_name is 'The source.';

comment on column dim_location.location_id is 'The id at the source; shop for a WooCommerce shop.';

comment on column dim_location.location_name is 'Name to show.';

comment on column dim_location.location_type is 'till or shop.';

comment on column dim_location.city is 'City.';

comment on column dim_location.country is 'ISO 3166 country.';

-- One row per combination of yes-and-no facts about an order that occurs.
create table dim_order_flags (
  order_flags_key    bigint not null,
  buyer_kind         varchar not null,
  is_entered_by_hand boolean not null,
  is_sale            boolean not null,
  is_mirror          boolean not null,
  is_deleted         boolean not null,
  is_return_only     boolean not null,
  is_counted         boolean not null,
  has_discount       boolean not null,
  has_tax            boolean not null,
  has_shipping       boolean not null,
  has_tip            boolean not null,
  has_gift_card      boolean not null,
  is_paid            boolean not null,
  is_split_payment   boolean not null,
  has_refund         boolean not null,
  is_fully_refunded  boolean not null
);

comment on table dim_order_flags is 'One row per combination of yes-and-no facts about an order that occurs.';

comment on column dim_order_flags.order_flags_key is 'Key of all flags; -1 unknown, -2 not applicable.';

comment on column dim_order_flags.buyer_kind is 'registered, guest, till (a profile at the till) or walk_in (nobody is named).';

comment on column dim_order_flags.is_entered_by_hand is 'The staff entered it in the office of the shop.';

comment on column dim_order_flags.is_sale is 'The rules call its status a sale.';

comment on column dim_order_flags.is_mirror is 'A till order that mirrors a shop order: the shop lines are the sale.';

comment on column dim_order_flags.is_deleted is 'The source no longer has it.';

comment on column dim_order_flags.is_return_only is 'A till order that only gives back: it sells nothing.';

comment on column dim_order_flags.is_counted is 'A sale, not a mirror, not deleted, not only a return.';

comment on column dim_order_flags.has_discount is 'Something was taken off.';

comment on column dim_order_flags.has_tax is 'It bears tax.';

comment on column dim_order_flags.has_shipping is 'Shipping was charged.';

comment on column dim_order_flags.has_tip is 'A tip was given.';

comment on column dim_order_flags.has_gift_card is 'It sells a gift card.';

comment on column dim_order_flags.is_paid is 'It was paid.';

comment on column dim_order_flags.is_split_payment is 'It was paid by more than one payment.';

comment on column dim_order_flags.has_refund is 'Something was given back.';

comment on column dim_order_flags.is_fully_refunded is 'All of it was given back.';

-- One row per way of paying that a source names, and per brand of card.
create table dim_payment_method (
  payment_method_key  bigint not null,
  source_name         varchar not null,
  payment_method      varchar not null,
  card_brand          varchar not null,
  payment_method_name varchar not null,
  payment_group       varchar not null,
  is_listed           boolean not null
);

comment on table dim_payment_method is 'One row per way of paying that a source names, and per brand of card.';

comment on column dim_payment_method.payment_method_key is 'Key of source_name, payment_method and card_brand; -1 unknown, -2 not applicable (nothing was paid).';

comment on column dim_payment_method.source_name is 'The source that names it.';

comment on column dim_payment_method.payment_method is 'The source''s own name for it, for example stripe or cash; none where a shop took an order as paid and names no way.';

comment on column dim_payment_method.card_brand is 'Brand of the card, for example VISA; empty for none.';

comment on column dim_payment_method.payment_method_name is 'Name to show: the title the shop gave it in its latest order, else the source''s own name in words.';

comment on column dim_payment_method.payment_group is 'Card, Cash, Bank transfer, Check, Wallet, Gift card, Pay later, Other or None, by warehouse-schema/rules/payment_method.csv.';

comment on column dim_payment_method.is_listed is 'The rules know this way of paying; without a rule its group is Other.';

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

-- One row per promotion of a source: a coupon, a discount of the till, or what was taken off without either.
create table dim_promotion (
  promotion_key    bigint not null,
  source_name      varchar not null,
  promotion_type   varchar not null,
  promotion_code   varchar not null,
  promotion_name   varchar not null,
  discount_kind    varchar not null,
  discount_percent decimal(18, 6),
  discount_value   decimal(18, 4),
  currency         varchar
);

comment on table dim_promotion is 'One row per promotion of a source: a coupon, a discount of the till, or what was taken off without either.';

comment on column dim_promotion.promotion_key is 'Key of source_name, promotion_type and promotion_code; -1 unknown, -2 not applicable (no promotion).';

comment on column dim_promotion.source_name is 'The source that grants it.';

comment on column dim_promotion.promotion_type is 'coupon, catalog_discount, ad_hoc_discount (typed in at the till, known by its name), or unnamed (taken off by hand, or a rounding of coupons).';

comment on column dim_promotion.promotion_code is 'Coupon code in small letters, id of the discount in the catalog, name in small letters, or unnamed.';

comment on column dim_promotion.promotion_name is 'Name to show.';

comment on column dim_promotion.discount_kind is 'percentage, fixed_order, fixed_product, variable_percentage, variable_amount, other or unknown.';

comment on column dim_promotion.discount_percent is 'Percentage, where the source says one.';

comment on column dim_promotion.discount_value is 'Amount that the promotion is worth, where the source says one.';

comment on column dim_promotion.currency is 'Currency of discount_value.';

-- One row per minute of the day by the clock of the business zone.
create table dim_time_of_day (
  time_of_day_key    integer not null,
  clock_time         varchar not null,
  clock_time_12_hour varchar not null,
  minute_of_day      integer not null,
  hour_number        integer not null,
  hour_name          varchar not null,
  half_hour          varchar not null,
  day_part           varchar not null
);

comment on table dim_time_of_day is 'One row per minute of the day by the clock of the business zone.';

comment on column dim_time_of_day.time_of_day_key is 'hhmm, for example 1435; -1 unknown, -2 not applicable.';

comment on column dim_time_of_day.clock_time is 'The minute on a 24-hour clock, for example 14:35.';

comment on column dim_time_of_day.clock_time_12_hour is 'The same with AM or PM, for example 2:35 PM.';

comment on column dim_time_of_day.minute_of_day is '0 to 1439: the minute to sort by.';

comment on column dim_time_of_day.hour_number is '0 to 23.';

comment on column dim_time_of_day.hour_name is 'The hour to show, for example 2 PM.';

comment on column dim_time_of_day.half_hour is 'Start of the half hour, for example 14:30.';

comment on column dim_time_of_day.day_part is 'Night (22 to 5 o''clock), Morning (5 to 11), Midday (11 to 14), Afternoon (14 to 17) or Evening (17 to 22).';

-- One row per order, as far as it has come (accumulating snapshot); net sales is summed in sales_movement, not here.
create table fct_order (
  order_key                    bigint not null,
  source_name                  varchar not null,
  order_id                     varchar not null,
  order_number                 varchar not null,
  order_status                 varchar not null,
  date_key                     integer not null,
  time_of_day_key              integer not null,
  ordered_date_key             integer not null,
  ordered_time_of_day_key      integer not null,
  paid_date_key                integer not null,
  paid_time_of_day_key         integer not null,
  completed_date_key           integer not null,
  completed_time_of_day_key    integer not null,
  first_refund_date_key        integer not null,
  first_refund_time_of_day_key integer not null,
  last_refund_date_key         integer not null,
  last_refund_time_of_day_key  integer not null,
  customer_key                 bigint not null,
  customer_durable_key         bigint not null,
  channel_key                  bigint not null,
  location_key                 bigint not null,
  payment_method_key           bigint not null,
  order_flags_key              bigint not null,
  is_counted                   boolean not null,
  ordered_at                   timestamp,
  paid_at                      timestamp,
  completed_at                 timestamp,
  first_refunded_at            timestamp,
  last_refunded_at             timestamp,
  minutes_to_payment           bigint,
  minutes_to_completion        bigint,
  days_to_first_refund         integer,
  currency                     varchar not null,
  line_count                   integer not null,
  quantity                     decimal(18, 5) not null,
  gross_amount                 decimal(18, 4) not null,
  discount_amount              decimal(18, 4) not null,
  net_amount                   decimal(18, 4) not null,
  tax_amount                   decimal(18, 4) not null,
  shipping_amount              decimal(18, 4) not null,
  fee_amount                   decimal(18, 4) not null,
  tip_amount                   decimal(18, 4) not null,
  gift_card_amount             decimal(18, 4) not null,
  rounding_amount              decimal(18, 4) not null,
  total_amount                 decimal(18, 4) not null,
  reporting_net_amount         decimal(18, 4),
  reporting_total_amount       decimal(18, 4),
  payment_count                integer not null,
  paid_amount                  decimal(18, 4) not null,
  refund_count                 integer not null,
  refunded_net_amount          decimal(18, 4) not null,
  refunded_total_amount        decimal(18, 4) not null
);

comment on table fct_order is 'One row per order, as far as it has come (accumulating snapshot); net sales is summed in sales_movement, not here.';

comment on column fct_order.order_key is 'Key of source_name and order_id.';

comment on column fct_order.source_name is 'The source.';

comment on column fct_order.order_id is 'Order at the source.';

comment on column fct_order.order_number is 'Order number of the shop; at the till, which gives none, the order''s id (a ticket name may be that of a person).';

comment on column fct_order.order_status is 'Status at the source.';

comment on column fct_order.date_key is 'Day of the sale, as in fct_sales_line.';

comment on column fct_order.time_of_day_key is 'Time of the sale, as in fct_sales_line.';

comment on column fct_order.ordered_date_key is 'Day on which it was placed or opened.';

comment on column fct_order.ordered_time_of_day_key is 'Time at which it was placed or opened.';

comment on column fct_order.paid_date_key is 'Day on which it was paid; -2 while it is not.';

comment on column fct_order.paid_time_of_day_key is 'Time at which it was paid; -2 while it is not.';

comment on column fct_order.completed_date_key is 'Day on which it was completed; -2 while it is not, -1 when the source does not say when.';

comment on column fct_order.completed_time_of_day_key is 'Time at which it was completed; -2 while it is not, -1 when the source does not say when.';

comment on column fct_order.first_refund_date_key is 'Day of the first refund; -2 for none.';

comment on column fct_order.first_refund_time_of_day_key is 'Time of the first refund; -2 for none.';

comment on column fct_order.last_refund_date_key is 'Day of the last refund; -2 for none.';

comment on column fct_order.last_refund_time_of_day_key is 'Time of the last refund; -2 for none.';

comment on column fct_order.customer_key is 'Version of the customer at the sale.';

comment on column fct_order.customer_durable_key is 'The customer.';

comment on column fct_order.channel_key is 'The channel.';

comment on column fct_order.location_key is 'The place.';

comment on column fct_order.payment_method_key is 'How it was paid: by its largest payment, else what the order names; -2 for neither.';

comment on column fct_order.order_flags_key is 'Yes-and-no facts about it.';

comment on column fct_order.is_counted is 'A sale, not a mirror, not deleted, not only a return: only these rows are summed.';

comment on column fct_order.ordered_at is 'Instant at which it was placed or opened (UTC).';

comment on column fct_order.paid_at is 'Instant of payment (UTC): as the shop says, else of the last payment; null while it is not paid.';

comment on column fct_order.completed_at is 'Instant of completion (UTC); null while it is not complete or when the source does not say.';

comment on column fct_order.first_refunded_at is 'Instant of the first counted refund (UTC); null for none.';

comment on column fct_order.last_refunded_at is 'Instant of the last counted refund (UTC); null for none.';

comment on column fct_order.minutes_to_payment is 'Whole minutes from order to payment; null while it is not paid.';

comment on column fct_order.minutes_to_completion is 'Whole minutes from order to completion; null while it is not complete.';

comment on column fct_order.days_to_first_refund is 'Midnights from the sale to the first refund; null for none.';

comment on column fct_order.currency is 'ISO 4217 code of every amount but the reporting ones.';

comment on column fct_order.line_count is 'Lines of fct_sales_line.';

comment on column fct_order.quantity is 'Units.';

comment on column fct_order.gross_amount is 'Before discount, without tax.';

comment on column fct_order.discount_amount is 'Discount.';

comment on column fct_order.net_amount is 'gross_amount - discount_amount, before refunds. Net sales is summed in sales_movement only.';

comment on column fct_order.tax_amount is 'All tax, that on shipping and fees included.';

comment on column fct_order.shipping_amount is 'Shipping without tax.';

comment on column fct_order.fee_amount is 'Fees and service charges without tax.';

comment on column fct_order.tip_amount is 'Tips.';

comment on column fct_order.gift_card_amount is 'Gift cards: a liability, not a sale.';

comment on column fct_order.rounding_amount is 'Cash rounding.';

comment on column fct_order.total_amount is 'Sum of net, tax, shipping, fee, tip, gift card and rounding.';

comment on column fct_order.reporting_net_amount is 'net_amount in the reporting currency; null when there is no rate.';

comment on column fct_order.reporting_total_amount is 'total_amount in the reporting currency; null when there is no rate.';

comment on column fct_order.payment_count is 'Counted payments, without refunds.';

comment on column fct_order.paid_amount is 'What was paid by them, tips included.';

comment on column fct_order.refund_count is 'Counted refunds.';

comment on column fct_order.refunded_net_amount is 'net_amount of counted refund lines, positive, whatever their day.';

comment on column fct_order.refunded_total_amount is 'total_amount of counted refund lines, positive, whatever their day.';

-- One row per payment taken or given back.
create table fct_payment (
  payment_key            bigint not null,
  source_name            varchar not null,
  payment_kind           varchar not null,
  payment_id             varchar not null,
  order_id               varchar,
  order_source_name      varchar not null,
  order_key              bigint not null,
  date_key               integer not null,
  time_of_day_key        integer not null,
  paid_at                timestamp,
  customer_key           bigint not null,
  customer_durable_key   bigint not null,
  channel_key            bigint not null,
  location_key           bigint not null,
  payment_method_key     bigint not null,
  payment_status         varchar not null,
  is_counted             boolean not null,
  currency               varchar not null,
  amount                 decimal(18, 4) not null,
  tip_amount             decimal(18, 4) not null,
  total_amount           decimal(18, 4) not null,
  fee_amount             decimal(18, 4) not null,
  reporting_total_amount decimal(18, 4)
);

comment on table fct_payment is 'One row per payment taken or given back.';

comment on column fct_payment.payment_key is 'Key of source_name, payment_kind and payment_id.';

comment on column fct_payment.source_name is 'The source.';

comment on column fct_payment.payment_kind is 'payment or refund.';

comment on column fct_payment.payment_id is 'Id at the source; order and id where a shop keeps none.';

comment on column fct_payment.order_id is 'The order it pays, in order_source_name.';

comment on column fct_payment.order_source_name is 'The source of order_id: the shop, when the till took a shop orders money.';

comment on column fct_payment.order_key is 'The order: fct_order and its promotions; -1 when the source does not have it, -2 for none.';

comment on column fct_payment.date_key is 'Day of the payment.';

comment on column fct_payment.time_of_day_key is 'Time of the payment.';

comment on column fct_payment.paid_at is 'Instant of the payment (UTC).';

comment on column fct_payment.customer_key is 'Version of the customer at the time.';

comment on column fct_payment.customer_durable_key is 'The customer.';

comment on column fct_payment.channel_key is 'The channel.';

comment on column fct_payment.location_key is 'The place.';

comment on column fct_payment.payment_method_key is 'How it was paid.';

comment on column fct_payment.payment_status is 'Status at the source.';

comment on column fct_payment.is_counted is 'Completed, not deleted: only these rows are summed.';

comment on column fct_payment.currency is 'ISO 4217 code.';

comment on column fct_payment.amount is 'Without tip; negative when given back.';

comment on column fct_payment.tip_amount is 'Tip.';

comment on column fct_payment.total_amount is 'amount + tip_amount.';

comment on column fct_payment.fee_amount is 'What the processor kept; 0 until it is known.';

comment on column fct_payment.reporting_total_amount is 'total_amount in the reporting currency; null when there is no rate.';

-- One row per refunded line, or per sold line that an amount without lines is spread over.
create table fct_refund_line (
  refund_line_key        bigint not null,
  source_name            varchar not null,
  refund_id              varchar not null,
  refund_line_id         varchar not null,
  order_id               varchar,
  order_key              bigint not null,
  refund_line_kind       varchar not null,
  date_key               integer not null,
  time_of_day_key        integer not null,
  refunded_at            timestamp,
  days_to_refund         integer,
  product_key            bigint not null,
  product_durable_key    bigint not null,
  customer_key           bigint not null,
  customer_durable_key   bigint not null,
  channel_key            bigint not null,
  location_key           bigint not null,
  order_status           varchar not null,
  is_sale                boolean not null,
  is_mirror              boolean not null,
  is_deleted             boolean not null,
  is_counted             boolean not null,
  is_header_amount       boolean not null,
  currency               varchar not null,
  quantity               decimal(18, 5) not null,
  gross_amount           decimal(18, 4) not null,
  discount_amount        decimal(18, 4) not null,
  net_amount             decimal(18, 4) not null,
  tax_amount             decimal(18, 4) not null,
  shipping_amount        decimal(18, 4) not null,
  fee_amount             decimal(18, 4) not null,
  tip_amount             decimal(18, 4) not null,
  gift_card_amount       decimal(18, 4) not null,
  rounding_amount        decimal(18, 4) not null,
  total_amount           decimal(18, 4) not null,
  reporting_net_amount   decimal(18, 4),
  reporting_total_amount decimal(18, 4)
);

comment on table fct_refund_line is 'One row per refunded line, or per sold line that an amount without lines is spread over.';

comment on column fct_refund_line.refund_line_key is 'Key of source_name, refund_id and refund_line_id.';

comment on column fct_refund_line.source_name is 'The source.';

comment on column fct_refund_line.refund_id is 'Refund (WooCommerce) or return order (Square).';

comment on column fct_refund_line.refund_line_id is 'Line of the refund, or a name for what is spread.';

comment on column fct_refund_line.order_id is 'The order given back; null for a return without receipt.';

comment on column fct_refund_line.order_key is 'The order given back: fct_order and its promotions; -2 for a return without receipt.';

comment on column fct_refund_line.refund_line_kind is 'product, gift_card, custom_amount, shipping, fee, tip, rounding or amount.';

comment on column fct_refund_line.date_key is 'Day of the refund.';

comment on column fct_refund_line.time_of_day_key is 'Time of the refund.';

comment on column fct_refund_line.refunded_at is 'Instant of the refund (UTC).';

comment on column fct_refund_line.days_to_refund is 'Days from the sale to the refund.';

comment on column fct_refund_line.product_key is 'Version of the product at the time.';

comment on column fct_refund_line.product_durable_key is 'The product.';

comment on column fct_refund_line.customer_key is 'Version of the customer at the time.';

comment on column fct_refund_line.customer_durable_key is 'The customer.';

comment on column fct_refund_line.channel_key is 'The channel.';

comment on column fct_refund_line.location_key is 'The place.';

comment on column fct_refund_line.order_status is 'Status at the source.';

comment on column fct_refund_line.is_sale is 'The rules call this status a sale.';

comment on column fct_refund_line.is_mirror is 'A till order that mirrors a shop order: the shop lines are the sale.';

comment on column fct_refund_line.is_deleted is 'The source no longer has it.';

comment on column fct_refund_line.is_counted is 'A sale, not a mirror, not deleted: only these rows are summed.';

comment on column fct_refund_line.is_header_amount is 'The amount stands only in the header, so it cannot be reconciled against it.';

comment on column fct_refund_line.currency is 'ISO 4217 code of every amount but the reporting ones.';

comment on column fct_refund_line.quantity is 'Units, positive.';

comment on column fct_refund_line.gross_amount is 'Before discount, without tax, positive.';

comment on column fct_refund_line.discount_amount is 'Discount, positive.';

comment on column fct_refund_line.net_amount is 'gross_amount - discount_amount: net sales, positive.';

comment on column fct_refund_line.tax_amount is 'All tax, that on shipping and fees included, positive.';

comment on column fct_refund_line.shipping_amount is 'Shipping without tax, positive.';

comment on column fct_refund_line.fee_amount is 'Fees and service charges without tax, positive.';

comment on column fct_refund_line.tip_amount is 'Tips, positive.';

comment on column fct_refund_line.gift_card_amount is 'Gift cards: a liability, not a sale, positive.';

comment on column fct_refund_line.rounding_amount is 'Cash rounding, positive.';

comment on column fct_refund_line.total_amount is 'Sum of net, tax, shipping, fee, tip, gift card and rounding, positive.';

comment on column fct_refund_line.reporting_net_amount is 'net_amount in the reporting currency; null when there is no rate.';

comment on column fct_refund_line.reporting_total_amount is 'total_amount in the reporting currency; null when there is no rate.';

-- One row per line of an order; an order without lines has one adjustment line.
create table fct_sales_line (
  sales_line_key         bigint not null,
  source_name            varchar not null,
  order_id               varchar not null,
  order_number           varchar not null,
  order_key              bigint not null,
  line_id                varchar not null,
  line_kind              varchar not null,
  date_key               integer not null,
  time_of_day_key        integer not null,
  sold_at                timestamp,
  product_key            bigint not null,
  product_durable_key    bigint not null,
  customer_key           bigint not null,
  customer_durable_key   bigint not null,
  channel_key            bigint not null,
  location_key           bigint not null,
  order_flags_key        bigint not null,
  order_status           varchar not null,
  is_sale                boolean not null,
  is_mirror              boolean not null,
  is_deleted             boolean not null,
  is_counted             boolean not null,
  is_header_amount       boolean not null,
  currency               varchar not null,
  quantity               decimal(18, 5) not null,
  gross_amount           decimal(18, 4) not null,
  discount_amount        decimal(18, 4) not null,
  net_amount             decimal(18, 4) not null,
  tax_amount             decimal(18, 4) not null,
  shipping_amount        decimal(18, 4) not null,
  fee_amount             decimal(18, 4) not null,
  tip_amount             decimal(18, 4) not null,
  gift_card_amount       decimal(18, 4) not null,
  rounding_amount        decimal(18, 4) not null,
  total_amount           decimal(18, 4) not null,
  reporting_net_amount   decimal(18, 4),
  reporting_total_amount decimal(18, 4)
);

comment on table fct_sales_line is 'One row per line of an order; an order without lines has one adjustment line.';

comment on column fct_sales_line.sales_line_key is 'Key of source_name, order_id and line_id.';

comment on column fct_sales_line.source_name is 'The source.';

comment on column fct_sales_line.order_id is 'Order at the source.';

comment on column fct_sales_line.order_number is 'Order number of the shop; at the till, which gives none, the order''s id (a ticket name may be that of a person).';

comment on column fct_sales_line.order_key is 'The order: fct_order and its promotions.';

comment on column fct_sales_line.line_id is 'Line at the source; adjustment for an order without lines.';

comment on column fct_sales_line.line_kind is 'product, gift_card, custom_amount or adjustment.';

comment on column fct_sales_line.date_key is 'Day of the sale.';

comment on column fct_sales_line.time_of_day_key is 'Time of the sale.';

comment on column fct_sales_line.sold_at is 'Instant of the sale (UTC).';

comment on column fct_sales_line.product_key is 'Version of the product at the time.';

comment on column fct_sales_line.product_durable_key is 'The product.';

comment on column fct_sales_line.customer_key is 'Version of the customer at the time.';

comment on column fct_sales_line.customer_durable_key is 'The customer.';

comment on column fct_sales_line.channel_key is 'The channel.';

comment on column fct_sales_line.location_key is 'The place.';

comment on column fct_sales_line.order_flags_key is 'Yes-and-no facts about the order.';

comment on column fct_sales_line.order_status is 'Status at the source.';

comment on column fct_sales_line.is_sale is 'The rules call this status a sale.';

comment on column fct_sales_line.is_mirror is 'A till order that mirrors a shop order: the shop lines are the sale.';

comment on column fct_sales_line.is_deleted is 'The source no longer has it.';

comment on column fct_sales_line.is_counted is 'A sale, not a mirror, not deleted: only these rows are summed.';

comment on column fct_sales_line.is_header_amount is 'The amount stands only in the header, so it cannot be reconciled against it.';

comment on column fct_sales_line.currency is 'ISO 4217 code of every amount but the reporting ones.';

comment on column fct_sales_line.quantity is 'Units.';

comment on column fct_sales_line.gross_amount is 'Before discount, without tax.';

comment on column fct_sales_line.discount_amount is 'Discount.';

comment on column fct_sales_line.net_amount is 'gross_amount - discount_amount: net sales.';

comment on column fct_sales_line.tax_amount is 'All tax, that on shipping and fees included.';

comment on column fct_sales_line.shipping_amount is 'Shipping without tax.';

comment on column fct_sales_line.fee_amount is 'Fees and service charges without tax.';

comment on column fct_sales_line.tip_amount is 'Tips.';

comment on column fct_sales_line.gift_card_amount is 'Gift cards: a liability, not a sale.';

comment on column fct_sales_line.rounding_amount is 'Cash rounding.';

comment on column fct_sales_line.total_amount is 'Sum of net, tax, shipping, fee, tip, gift card and rounding.';

comment on column fct_sales_line.reporting_net_amount is 'net_amount in the reporting currency; null when there is no rate.';

comment on column fct_sales_line.reporting_total_amount is 'total_amount in the reporting currency; null when there is no rate.';

-- One row per counted sale line (+) and refund line (-), each on its own day: the only place where net sales is summed.
create view sales_movement as
select
  'sale' as movement_kind,
  source_name,
  order_id,
  line_id as line_id,
  order_key,
  date_key,
  time_of_day_key,
  product_key,
  product_durable_key,
  customer_key,
  customer_durable_key,
  channel_key,
  location_key,
  currency,
  quantity,
  gross_amount,
  discount_amount,
  net_amount,
  tax_amount,
  shipping_amount,
  fee_amount,
  tip_amount,
  gift_card_amount,
  rounding_amount,
  total_amount,
  reporting_net_amount,
  reporting_total_amount
from fct_sales_line
where is_counted
union all
select
  'refund' as movement_kind,
  source_name,
  order_id,
  refund_line_id as line_id,
  order_key,
  date_key,
  time_of_day_key,
  product_key,
  product_durable_key,
  customer_key,
  customer_durable_key,
  channel_key,
  location_key,
  currency,
  -quantity as quantity,
  -gross_amount as gross_amount,
  -discount_amount as discount_amount,
  -net_amount as net_amount,
  -tax_amount as tax_amount,
  -shipping_amount as shipping_amount,
  -fee_amount as fee_amount,
  -tip_amount as tip_amount,
  -gift_card_amount as gift_card_amount,
  -rounding_amount as rounding_amount,
  -total_amount as total_amount,
  -reporting_net_amount as reporting_net_amount,
  -reporting_total_amount as reporting_total_amount
from fct_refund_line
where is_counted;

comment on view sales_movement is 'One row per counted sale line (+) and refund line (-), each on its own day: the only place where net sales is summed.';

use schema staging;

drop table if exists allocated_amount;

-- One row per line of such an order: its share of each header amount.
create temporary table allocated_amount (
  line_key        bigint not null,
  shipping_amount decimal(18, 4) not null,
  fee_amount      decimal(18, 4) not null,
  tip_amount      decimal(18, 4) not null,
  tax_amount      decimal(18, 4) not null,
  rounding_amount decimal(18, 4) not null
);

drop table if exists allocated_refund;

-- One row per such refund and line of the order that it gives back: the line's share of the rest.
create temporary table allocated_refund (
  refund_key bigint not null,
  line_key   bigint not null,
  amount     decimal(18, 4) not null
);

drop table if exists category_depth;

-- One row per WooCommerce category: how many categories it lies under.
create temporary table category_depth (
  source_name   varchar not null,
  category_id   bigint not null,
  category_name varchar not null,
  depth         integer not null
);

drop table if exists channel_rule_value;

-- One row per rule of rule_channel and value that fits it: the rule's own; and, where it is about a group of the
-- till's customers, the id of every group that is called so, since a profile holds ids alone.
create temporary table channel_rule_value (
  priority      integer not null,
  source_kind   varchar not null,
  field_name    varchar not null,
  field_value   varchar not null,
  channel_code  varchar not null,
  channel_group varchar not null
);

drop table if exists conformed_order;

-- One row per order of any source, with its place in every dimension.
create temporary table conformed_order (
  source_name          varchar not null,
  source_kind          varchar not null,
  order_key            bigint not null,
  order_id             varchar not null,
  order_number         varchar not null,
  order_status         varchar not null,
  treatment            varchar not null,
  is_sale              boolean not null,
  is_mirror            boolean not null,
  is_deleted           boolean not null,
  is_counted           boolean not null,
  sold_at              timestamp,
  as_of                timestamp not null,
  business_day         date,
  date_key             integer not null,
  time_of_day_key      integer not null,
  customer_key         bigint not null,
  customer_durable_key bigint not null,
  channel_key          bigint not null,
  location_key         bigint not null,
  currency             varchar not null,
  reporting_rate       decimal(18, 8),
  total_amount         decimal(18, 4) not null
);

drop table if exists conformed_refund;

-- One row per refund whose order is known, and per return without receipt, with what it inherits.
create temporary table conformed_refund (
  refund_key           bigint not null,
  source_name          varchar not null,
  refund_id            varchar not null,
  part_id              varchar not null,
  order_id             varchar,
  order_key            bigint not null,
  order_status         varchar not null,
  is_sale              boolean not null,
  is_mirror            boolean not null,
  is_deleted           boolean not null,
  refunded_at          timestamp,
  product_as_of        timestamp not null,
  business_day         date,
  date_key             integer not null,
  time_of_day_key      integer not null,
  days_to_refund       integer,
  customer_key         bigint not null,
  customer_durable_key bigint not null,
  channel_key          bigint not null,
  location_key         bigint not null,
  currency             varchar not null,
  reporting_rate       decimal(18, 8),
  total_amount         decimal(18, 4)
);

drop table if exists currency_unit;

-- One row per currency: its smallest unit, in which amounts are allocated (ISO 4217).
create temporary table currency_unit (
  currency   varchar not null,
  minor_unit decimal(18, 4) not null,
  units      bigint not null
);

drop table if exists customer_candidate;

-- One row per customer profile of a source, and per order of a guest: what a customer may be recognised by.
create temporary table customer_candidate (
  candidate_key bigint not null,
  source_name   varchar not null,
  profile_kind  varchar not null,
  candidate_id  varchar not null,
  created_at    timestamp,
  email         varchar,
  phone         varchar,
  family_name   varchar,
  country       varchar,
  region        varchar,
  is_inferred   boolean not null
);

drop table if exists customer_membership;

-- One row per customer candidate: the customer it belongs to, and why.
create temporary table customer_membership (
  candidate_key        bigint not null,
  source_name          varchar not null,
  profile_kind         varchar not null,
  candidate_id         varchar not null,
  customer_durable_key bigint not null,
  match_rule           varchar not null,
  confidence           decimal(3, 2) not null,
  first_source_name    varchar not null,
  first_seen_at        timestamp not null,
  profile_count        integer not null,
  is_registered        boolean not null
);

drop table if exists customer_version;

-- One row per customer candidate and version: what a customer's history is made of.
create temporary table customer_version (
  candidate_key   bigint not null,
  source_name     varchar not null,
  profile_kind    varchar not null,
  candidate_id    varchar not null,
  created_at      timestamp,
  customer_groups varchar,
  is_wholesale    boolean not null,
  country         varchar,
  region          varchar,
  valid_from      timestamp not null,
  valid_to        timestamp not null
);

drop table if exists exchange_rate;

-- One row per currency and period in which one rate into the reporting currency holds.
create temporary table exchange_rate (
  currency   varchar not null,
  valid_from date not null,
  valid_to   date not null,
  rate       decimal(18, 8) not null
);

drop table if exists header_amount;

-- One row per order whose header has amounts that belong to its lines: shipping, fees, tips, the tax that no line
-- has, and rounding.
create temporary table header_amount (
  order_key       bigint not null,
  currency        varchar not null,
  shipping_amount decimal(18, 4) not null,
  fee_amount      decimal(18, 4) not null,
  tip_amount      decimal(18, 4) not null,
  tax_amount      decimal(18, 4) not null,
  rounding_amount decimal(18, 4) not null
);

drop table if exists item_version;

-- One row per product (WooCommerce) or item (Square) and version, with the line that its categories give it.
create temporary table item_version (
  source_name   varchar not null,
  source_kind   varchar not null,
  item_id       varchar not null,
  item_name     varchar,
  category_line varchar,
  valid_from    timestamp not null,
  valid_to      timestamp not null
);

drop table if exists joined_candidate;

-- One row per customer candidate that belongs to the customer of another candidate: whose it is, and why.
create temporary table joined_candidate (
  candidate_key        bigint not null,
  customer_durable_key bigint not null,
  match_rule           varchar not null,
  confidence           decimal(3, 2) not null
);

drop table if exists mirrored_order;

-- One row per Square order that mirrors an order of a shop: the same sale, seen twice.
create temporary table mirrored_order (
  source_name      varchar not null,
  order_key        bigint not null,
  order_id         varchar not null,
  shop_source_name varchar not null,
  shop_order_key   bigint not null,
  shop_order_id    varchar not null
);

drop table if exists order_line;

-- One row per line of an order as its source states it, before header amounts are allocated.
create temporary table order_line (
  source_name         varchar not null,
  source_kind         varchar not null,
  order_key           bigint not null,
  order_id            varchar not null,
  line_key            bigint not null,
  line_id             varchar not null,
  line_kind           varchar not null,
  product_ref         varchar,
  product_durable_key bigint not null,
  source_product_id   varchar,
  source_variation_id varchar,
  sku                 varchar,
  product_name        varchar,
  variation_name      varchar,
  is_header_amount    boolean not null,
  quantity            decimal(18, 5) not null,
  gross_amount        decimal(18, 4) not null,
  discount_amount     decimal(18, 4) not null,
  net_amount          decimal(18, 4) not null,
  tax_amount          decimal(18, 4) not null,
  fee_amount          decimal(18, 4) not null,
  gift_card_amount    decimal(18, 4) not null
);

drop table if exists order_outcome;

-- One row per order: how it was paid, what was given back, and its flags.
create temporary table order_outcome (
  order_key             bigint not null,
  payment_method_key    bigint not null,
  ordered_at            timestamp,
  paid_at               timestamp,
  completed_at          timestamp,
  is_completed          boolean not null,
  first_refunded_at     timestamp,
  last_refunded_at      timestamp,
  payment_count         integer not null,
  paid_amount           decimal(18, 4) not null,
  refund_count          integer not null,
  refunded_net_amount   decimal(18, 4) not null,
  refunded_total_amount decimal(18, 4) not null,
  order_flags_key       bigint not null,
  buyer_kind            varchar not null,
  is_entered_by_hand    boolean not null,
  is_sale               boolean not null,
  is_mirror             boolean not null,
  is_deleted            boolean not null,
  is_return_only        boolean not null,
  is_counted            boolean not null,
  has_discount          boolean not null,
  has_tax               boolean not null,
  has_shipping          boolean not null,
  has_tip               boolean not null,
  has_gift_card         boolean not null,
  is_paid               boolean not null,
  is_split_payment      boolean not null,
  has_refund            boolean not null,
  is_fully_refunded     boolean not null
);

drop table if exists order_promotion;

-- One row per order and promotion, with what no promotion explains as a promotion of its own.
create temporary table order_promotion (
  order_key       bigint not null,
  promotion_key   bigint not null,
  source_name     varchar not null,
  promotion_type  varchar not null,
  promotion_code  varchar not null,
  currency        varchar not null,
  discount_amount decimal(18, 4) not null
);

drop table if exists order_sum;

-- One row per order that has lines: what its lines add up to, before header amounts are allocated.
create temporary table order_sum (
  order_key        bigint not null,
  line_count       integer not null,
  discount_amount  decimal(18, 4) not null,
  tax_amount       decimal(18, 4) not null,
  gift_card_amount decimal(18, 4) not null,
  stated_amount    decimal(18, 4) not null
);

drop table if exists product_version;

-- One row per variant and stretch of time in which neither its own nor its product's record changed.
create temporary table product_version (
  source_name         varchar not null,
  product_ref         varchar not null,
  product_durable_key bigint not null,
  source_product_id   varchar not null,
  source_variation_id varchar not null,
  sku                 varchar,
  product_name        varchar not null,
  variation_name      varchar not null,
  product_line        varchar not null,
  list_price          decimal(18, 4),
  currency            varchar,
  product_status      varchar not null,
  valid_from          timestamp not null,
  valid_to            timestamp not null
);

drop table if exists refund_line;

-- One row per line of a refund as its source states it; every amount is positive for what is given back.
create temporary table refund_line (
  source_name         varchar not null,
  source_kind         varchar not null,
  refund_id           varchar not null,
  part_id             varchar not null,
  refund_line_id      varchar not null,
  refund_line_kind    varchar not null,
  order_line_id       varchar,
  product_ref         varchar,
  product_durable_key bigint not null,
  source_product_id   varchar,
  source_variation_id varchar,
  sku                 varchar,
  product_name        varchar,
  variation_name      varchar,
  quantity            decimal(18, 5) not null,
  gross_amount        decimal(18, 4) not null,
  discount_amount     decimal(18, 4) not null,
  net_amount          decimal(18, 4) not null,
  tax_amount          decimal(18, 4) not null,
  shipping_amount     decimal(18, 4) not null,
  fee_amount          decimal(18, 4) not null,
  tip_amount          decimal(18, 4) not null,
  gift_card_amount    decimal(18, 4) not null,
  rounding_amount     decimal(18, 4) not null
);

drop table if exists refund_rest;

-- One row per refund that does not give back what its lines say: the rest.
create temporary table refund_rest (
  refund_key bigint not null,
  order_key  bigint not null,
  currency   varchar not null,
  amount     decimal(18, 4) not null
);

drop table if exists rule_channel;

-- One row per rule that gives an order its channel; the lowest priority that fits wins. value * fits everything.
create temporary table rule_channel (
  priority      integer not null,
  source_kind   varchar not null,
  field_name    varchar not null,
  field_value   varchar not null,
  channel_code  varchar not null,
  channel_group varchar not null
);

drop table if exists rule_order_status;

-- One row per source kind and order status: what the rules make of it.
create temporary table rule_order_status (
  source_kind varchar not null,
  status      varchar not null,
  treatment   varchar not null
);

drop table if exists rule_payment_method;

-- One row per source kind and way of paying: the group that the rules put it in.
create temporary table rule_payment_method (
  source_kind    varchar not null,
  payment_method varchar not null,
  payment_group  varchar not null
);

drop table if exists rule_product_line;

-- One row per rule that gives a product its line, by SKU, by product id or by the name of a category.
create temporary table rule_product_line (
  source_kind  varchar not null,
  match_field  varchar not null,
  match_value  varchar not null,
  product_line varchar not null
);

drop table if exists source_order;

-- One row per order of a source, with the amounts that its header states, the profile that placed it, and what it
-- says of its buyer. Its children in staging are found by source_name, content_run_id and record_number.
create temporary table source_order (
  source_name          varchar not null,
  source_kind          varchar not null,
  content_run_id       varchar not null,
  record_number        bigint not null,
  order_key            bigint not null,
  order_id             varchar not null,
  order_number         varchar not null,
  order_status         varchar not null,
  sold_at              timestamp,
  created_at           timestamp,
  paid_at              timestamp,
  completed_at         timestamp,
  currency             varchar not null,
  profile_kind         varchar,
  candidate_id         varchar,
  candidate_key        bigint,
  buyer_email          varchar,
  buyer_phone          varchar,
  buyer_family_name    varchar,
  buyer_country        varchar,
  buyer_region         varchar,
  channel_hint         varchar,
  payment_method       varchar,
  payment_method_title varchar,
  transaction_id       varchar,
  mirrored_order_id    varchar,
  location_id          varchar not null,
  is_deleted           boolean not null,
  shipping_amount      decimal(18, 4) not null,
  fee_amount           decimal(18, 4) not null,
  tip_amount           decimal(18, 4) not null,
  rounding_amount      decimal(18, 4) not null,
  tax_amount           decimal(18, 4) not null,
  total_amount         decimal(18, 4) not null,
  has_returns          boolean not null
);

drop table if exists source_payment;

-- One row per payment taken or given back, as its source states it.
create temporary table source_payment (
  source_name       varchar not null,
  source_kind       varchar not null,
  payment_kind      varchar not null,
  payment_id        varchar not null,
  order_source_name varchar not null,
  order_id          varchar,
  order_key         bigint,
  paid_at           timestamp,
  candidate_key     bigint,
  location_id       varchar,
  payment_method    varchar not null,
  card_brand        varchar not null,
  payment_status    varchar not null,
  is_completed      boolean not null,
  currency          varchar not null,
  amount            decimal(18, 4) not null,
  tip_amount        decimal(18, 4) not null,
  fee_amount        decimal(18, 4) not null
);

drop table if exists source_promotion;

-- One row per use of a promotion in an order, as its source states it.
create temporary table source_promotion (
  source_name      varchar not null,
  order_key        bigint not null,
  promotion_type   varchar not null,
  promotion_code   varchar not null,
  promotion_name   varchar not null,
  discount_kind    varchar not null,
  discount_percent decimal(18, 6),
  discount_value   decimal(18, 4),
  discount_amount  decimal(18, 4) not null
);

drop table if exists source_refund;

-- One row per refund of a shop, and per return inside a Square order.
create temporary table source_refund (
  source_name     varchar not null,
  refund_id       varchar not null,
  part_id         varchar not null,
  order_id        varchar,
  return_order_id varchar,
  refunded_at     timestamp,
  is_deleted      boolean not null,
  total_amount    decimal(18, 4)
);

drop table if exists variant_version;

-- One row per variant (WooCommerce variation or simple product, Square variation) and version.
create temporary table variant_version (
  source_name    varchar not null,
  source_kind    varchar not null,
  product_ref    varchar not null,
  item_id        varchar not null,
  variation_id   varchar not null,
  sku            varchar,
  variation_name varchar not null,
  variant_status varchar not null,
  list_price     decimal(18, 4),
  currency       varchar,
  valid_from     timestamp not null,
  valid_to       timestamp not null
);

commit;

alter session /* JDBC:SnowflakeConnectionImpl.setAutoCommit*/ set autocommit=true;

alter table marts_first.dim_date add primary key (date_key) norely;

alter table marts_first.dim_customer add primary key (customer_key) norely;

alter table marts_first.dim_product add primary key (product_key) norely;

alter table marts_first.dim_channel add primary key (channel_key) norely;

alter table marts_first.dim_location add primary key (location_key) norely;

alter table marts_first.dim_time_of_day add primary key (time_of_day_key) norely;

alter table marts_first.dim_payment_method add primary key (payment_method_key) norely;

alter table marts_first.dim_promotion add primary key (promotion_key) norely;

alter table marts_first.dim_order_flags add primary key (order_flags_key) norely;

alter table marts_first.bridge_customer_identity add primary key (source_name, profile_kind, profile_id) norely;

alter table marts_first.bridge_order_promotion add primary key (order_key, promotion_key) norely;

alter table marts_first.fct_sales_line add primary key (sales_line_key) norely;

alter table marts_first.fct_refund_line add primary key (refund_line_key) norely;

alter table marts_first.fct_payment add primary key (payment_key) norely;

alter table marts_first.fct_order add primary key (order_key) norely;

alter table marts_first.build_stamp add primary key (build_id) norely;

alter table marts_first.bridge_order_promotion add foreign key (promotion_key) references marts_first.dim_promotion norely;

alter table marts_first.fct_sales_line add foreign key (date_key) references marts_first.dim_date norely;

alter table marts_first.fct_sales_line add foreign key (time_of_day_key) references marts_first.dim_time_of_day norely;

alter table marts_first.fct_sales_line add foreign key (product_key) references marts_first.dim_product norely;

alter table marts_first.fct_sales_line add foreign key (customer_key) references marts_first.dim_customer norely;

alter table marts_first.fct_sales_line add foreign key (channel_key) references marts_first.dim_channel norely;

alter table marts_first.fct_sales_line add foreign key (location_key) references marts_first.dim_location norely;

alter table marts_first.fct_sales_line add foreign key (order_flags_key) references marts_first.dim_order_flags norely;

alter table marts_first.fct_refund_line add foreign key (date_key) references marts_first.dim_date norely;

alter table marts_first.fct_refund_line add foreign key (time_of_day_key) references marts_first.dim_time_of_day norely;

alter table marts_first.fct_refund_line add foreign key (product_key) references marts_first.dim_product norely;

alter table marts_first.fct_refund_line add foreign key (customer_key) references marts_first.dim_customer norely;

alter table marts_first.fct_refund_line add foreign key (channel_key) references marts_first.dim_channel norely;

alter table marts_first.fct_refund_line add foreign key (location_key) references marts_first.dim_location norely;

alter table marts_first.fct_payment add foreign key (date_key) references marts_first.dim_date norely;

alter table marts_first.fct_payment add foreign key (time_of_day_key) references marts_first.dim_time_of_day norely;

alter table marts_first.fct_payment add foreign key (customer_key) references marts_first.dim_customer norely;

alter table marts_first.fct_payment add foreign key (channel_key) references marts_first.dim_channel norely;

alter table marts_first.fct_payment add foreign key (location_key) references marts_first.dim_location norely;

alter table marts_first.fct_payment add foreign key (payment_method_key) references marts_first.dim_payment_method norely;

alter table marts_first.fct_order add foreign key (date_key) references marts_first.dim_date norely;

alter table marts_first.fct_order add foreign key (time_of_day_key) references marts_first.dim_time_of_day norely;

alter table marts_first.fct_order add foreign key (customer_key) references marts_first.dim_customer norely;

alter table marts_first.fct_order add foreign key (channel_key) references marts_first.dim_channel norely;

alter table marts_first.fct_order add foreign key (location_key) references marts_first.dim_location norely;

alter table marts_first.fct_order add foreign key (payment_method_key) references marts_first.dim_payment_method norely;

alter table marts_first.fct_order add foreign key (order_flags_key) references marts_first.dim_order_flags norely;

alter table marts_first.fct_order add foreign key (ordered_date_key) references marts_first.dim_date norely;

alter table marts_first.fct_order add foreign key (ordered_time_of_day_key) references marts_first.dim_time_of_day norely;

alter table marts_first.fct_order add foreign key (paid_date_key) references marts_first.dim_date norely;

alter table marts_first.fct_order add foreign key (paid_time_of_day_key) references marts_first.dim_time_of_day norely;

alter table marts_first.fct_order add foreign key (completed_date_key) references marts_first.dim_date norely;

alter table marts_first.fct_order add foreign key (completed_time_of_day_key) references marts_first.dim_time_of_day norely;

alter table marts_first.fct_order add foreign key (first_refund_date_key) references marts_first.dim_date norely;

alter table marts_first.fct_order add foreign key (first_refund_time_of_day_key) references marts_first.dim_time_of_day norely;

alter table marts_first.fct_order add foreign key (last_refund_date_key) references marts_first.dim_date norely;

alter table marts_first.fct_order add foreign key (last_refund_time_of_day_key) references marts_first.dim_time_of_day norely;

insert into rule_order_status (source_kind, status, treatment) values (?, ?, ?);

insert into rule_channel (priority, source_kind, field_name, field_value, channel_code, channel_group) values (?, ?, ?, ?, ?, ?);

insert into rule_payment_method (source_kind, payment_method, payment_group) values (?, ?, ?);

insert into exchange_rate (currency, valid_from, valid_to, rate) values (?, ?, ?, ?);

insert into currency_unit (currency, minor_unit, units) values (?, ?, ?);

insert into source_order (source_name, source_kind, content_run_id, record_number, order_key, order_id, order_number, order_status, sold_at, created_at, paid_at, completed_at, currency, profile_kind, candidate_id, candidate_key, buyer_email, buyer_phone, buyer_family_name, buyer_country, buyer_region, channel_hint, payment_method, payment_method_title, transaction_id, mirrored_order_id, location_id, is_deleted, shipping_amount, fee_amount, tip_amount, rounding_amount, tax_amount, total_amount, has_returns) select sold.source_name source_name, 'woocommerce' source_kind, sold.content_run_id, sold.record_number, cast(mod(md5_number_lower64((coalesce(cast(sold.source_name as varchar), chr(30)) || chr(31) || coalesce(cast(cast(sold.id as varchar) as varchar), chr(30)))), 9223372036854775808) as bigint) order_key, cast(sold.id as varchar) order_id, coalesce(nullif(trim(sold.number), ''), cast(sold.id as varchar)) order_number, sold.status order_status, sold.date_created sold_at, sold.date_created created_at, sold.date_paid paid_at, sold.date_completed completed_at, sold.currency currency, case when sold.customer_id > cast(? as bigint) then 'registered' else 'guest' end profile_kind, case when sold.customer_id > cast(? as bigint) then cast(sold.customer_id as varchar) else cast(sold.id as varchar) end candidate_id, cast(mod(md5_number_lower64((coalesce(cast(sold.source_name as varchar), chr(30)) || chr(31) || coalesce(cast(case when sold.customer_id > cast(? as bigint) then 'registered' else 'guest' end as varchar), chr(30)) || chr(31) || coalesce(cast(case when sold.customer_id > cast(? as bigint) then cast(sold.customer_id as varchar) else cast(sold.id as varchar) end as varchar), chr(30)))), 9223372036854775808) as bigint) candidate_key, sold.billing_email buyer_email, sold.billing_phone buyer_phone, sold.billing_last_name buyer_family_name, nullif(trim(sold.billing_country), '') buyer_country, nullif(trim(sold.billing_state), '') buyer_region, nullif(trim(sold.created_via), '') channel_hint, nullif(trim(sold.payment_method), '') payment_method, nullif(trim(sold.payment_method_title), '') payment_method_title, nullif(trim(sold.transaction_id), '') transaction_id, nullif(trim(sold.square_order_id), '') mirrored_order_id, 'shop' location_id, sold.is_deleted is_deleted, coalesce(sold.shipping_total, 0.0000) shipping_amount, coalesce(fee.amount, 0.0000) fee_amount, 0.0000 tip_amount, 0.0000 rounding_amount, coalesce(sold.total_tax, 0.0000) tax_amount, coalesce(sold.total, 0.0000) total_amount, false has_returns from (select sold.source_name, sold.run_id, sold.content_run_id, sold.extracted_at, sold.is_deleted, sold.record_number, sold.id, sold.number, sold.status, sold.currency, sold.created_via, sold.version, sold.prices_include_tax, sold.date_created, sold.date_modified, sold.date_paid, sold.date_completed, sold.customer_id, sold.billing_first_name, sold.billing_last_name, sold.billing_company, sold.billing_email, sold.billing_phone, sold.billing_city, sold.billing_state, sold.billing_postcode, sold.billing_country, sold.shipping_city, sold.shipping_state, sold.shipping_postcode, sold.shipping_country, sold.discount_total, sold.discount_tax, sold.shipping_total, sold.shipping_tax, sold.cart_tax, sold.total, sold.total_tax, sold.payment_method, sold.payment_method_title, sold.transaction_id, sold.square_order_id, sold.content_hash, sold.payload from staging.woocommerce_orders sold qualify (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1)) sold left outer join (select fee.source_name, fee.run_id, fee.record_number, cast(coalesce(sum(fee.total), 0.0000) as decimal(18, 4)) amount from staging.woocommerce_order_fees fee group by fee.source_name, fee.run_id, fee.record_number) fee on (fee.source_name = sold.source_name and fee.run_id = sold.content_run_id and fee.record_number = sold.record_number) union all select sold.source_name, 'square', sold.content_run_id, sold.record_number, cast(mod(md5_number_lower64((coalesce(cast(sold.source_name as varchar), chr(30)) || chr(31) || coalesce(cast(sold.id as varchar), chr(30)))), 9223372036854775808) as bigint), sold.id, sold.id, coalesce(sold.state, 'unknown'), sold.closed_at, sold.created_at, cast(null as timestamp without time zone), case when sold.state = cast(? as varchar) then sold.closed_at end, coalesce(sold.currency, 'XXX'), case when coalesce(nullif(trim(sold.customer_id), ''), buyer.customer_id) is not null then 'till' end, coalesce(nullif(trim(sold.customer_id), ''), buyer.customer_id), case when coalesce(nullif(trim(sold.customer_id), ''), buyer.customer_id) is not null then cast(mod(md5_number_lower64((coalesce(cast(sold.source_name as varchar), chr(30)) || chr(31) || coalesce(cast('till' as varchar), chr(30)) || chr(31) || coalesce(cast(coalesce(nullif(trim(sold.customer_id), ''), buyer.customer_id) as varchar), chr(30)))), 9223372036854775808) as bigint) end, cast(null as varchar), cast(null as varchar), cast(null as varchar), cast(null as varchar), cast(null as varchar), nullif(trim(sold.source), ''), cast(null as varchar), cast(null as varchar), cast(null as varchar), nullif(trim(sold.woocommerce_order_id), ''), sold.location_id, sold.is_deleted, 0.0000, coalesce(charge.amount, 0.0000), coalesce(sold.total_tip_money, 0.0000), coalesce(sold.rounding_money, 0.0000), coalesce(sold.total_tax_money, 0.0000), coalesce(sold.total_money, 0.0000), (returned.source_name is not null) from (select sold.source_name, sold.run_id, sold.content_run_id, sold.extracted_at, sold.is_deleted, sold.record_number, sold.id, sold.location_id, sold.state, sold.source, sold.customer_id, sold.reference_id, sold.ticket_name, sold.created_at, sold.updated_at, sold.closed_at, sold.currency, sold.total_money, sold.total_tax_money, sold.total_discount_money, sold.total_tip_money, sold.total_service_charge_money, sold.net_total_money, sold.net_tax_money, sold.net_discount_money, sold.net_tip_money, sold.net_service_charge_money, sold.return_total_money, sold.return_tax_money, sold.return_discount_money, sold.return_tip_money, sold.return_service_charge_money, sold.rounding_money, sold.return_rounding_money, sold.woocommerce_order_id, sold.content_hash, sold.payload from staging.square_orders sold qualify (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1)) sold left outer join (select charge.source_name, charge.run_id, charge.record_number, cast(coalesce(sum((coalesce(charge.total_money, 0.0000) - coalesce(charge.total_tax_money, 0.0000))), 0.0000) as decimal(18, 4)) amount from staging.square_order_service_charges charge where (coalesce(charge.treatment_type, '') <> cast(? as varchar) and coalesce(charge.calculation_phase, '') not like cast(? as varchar)) group by charge.source_name, charge.run_id, charge.record_number) charge on (charge.source_name = sold.source_name and charge.run_id = sold.content_run_id and charge.record_number = sold.record_number) left outer join (select source_name, order_id, customer_id from (select head.source_name source_name, head.id order_id, tender.customer_id customer_id, 1 strength, tender.created_at created_at from (select head.source_name, head.run_id, head.content_run_id, head.extracted_at, head.is_deleted, head.record_number, head.id, head.location_id, head.state, head.source, head.customer_id, head.reference_id, head.ticket_name, head.created_at, head.updated_at, head.closed_at, head.currency, head.total_money, head.total_tax_money, head.total_discount_money, head.total_tip_money, head.total_service_charge_money, head.net_total_money, head.net_tax_money, head.net_discount_money, head.net_tip_money, head.net_service_charge_money, head.return_total_money, head.return_tax_money, head.return_discount_money, head.return_tip_money, head.return_service_charge_money, head.rounding_money, head.return_rounding_money, head.woocommerce_order_id, head.content_hash, head.payload from staging.square_orders head qualify (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1)) head join staging.square_order_tenders tender on (tender.source_name = head.source_name and tender.run_id = head.content_run_id and tender.record_number = head.record_number) where nullif(trim(tender.customer_id), '') is not null union all select paid.source_name, paid.order_id, paid.customer_id, 2, paid.created_at from (select paid.source_name, paid.run_id, paid.content_run_id, paid.extracted_at, paid.is_deleted, paid.record_number, paid.id, paid.order_id, paid.location_id, paid.customer_id, paid.status, paid.source_type, paid.card_brand, paid.created_at, paid.updated_at, paid.currency, paid.amount_money, paid.tip_money, paid.total_money, paid.refunded_money, paid.approved_money, paid.content_hash, paid.payload from staging.square_payments paid qualify (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1)) paid where (nullif(trim(paid.customer_id), '') is not null and paid.order_id is not null)) payer qualify row_number() over (partition by source_name, order_id order by strength, created_at nulls last, customer_id) = cast(? as int)) buyer on (buyer.source_name = sold.source_name and buyer.order_id = sold.id) left outer join (select distinct part.source_name, part.run_id, part.record_number from staging.square_order_returns part) returned on (returned.source_name = sold.source_name and returned.run_id = sold.content_run_id and returned.record_number = sold.record_number);

insert into mirrored_order (source_name, order_key, order_id, shop_source_name, shop_order_key, shop_order_id) select mirrored_order.source_name, mirrored_order.order_key, mirrored_order.order_id, mirrored_order.shop_source_name, mirrored_order.shop_order_key, mirrored_order.shop_order_id from (select till_order.source_name source_name, till_order.order_key order_key, till_order.order_id order_id, shop_order.source_name shop_source_name, shop_order.order_key shop_order_key, shop_order.order_id shop_order_id, 1 strength from source_order shop_order join source_order till_order on till_order.order_id = shop_order.mirrored_order_id where (shop_order.source_kind = cast(? as varchar) and till_order.source_kind = cast(? as varchar)) union all select till_order.source_name source_name, till_order.order_key order_key, till_order.order_id order_id, shop_order.source_name shop_source_name, shop_order.order_key shop_order_key, shop_order.order_id shop_order_id, 2 strength from source_order shop_order join (select payment.source_name, payment.run_id, payment.content_run_id, payment.extracted_at, payment.is_deleted, payment.record_number, payment.id, payment.order_id, payment.location_id, payment.customer_id, payment.status, payment.source_type, payment.card_brand, payment.created_at, payment.updated_at, payment.currency, payment.amount_money, payment.tip_money, payment.total_money, payment.refunded_money, payment.approved_money, payment.content_hash, payment.payload from staging.square_payments payment qualify (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1)) payment on payment.id = shop_order.transaction_id join source_order till_order on (till_order.source_name = payment.source_name and till_order.order_id = payment.order_id) where (shop_order.source_kind = cast(? as varchar) and till_order.source_kind = cast(? as varchar)) union all select till_order.source_name source_name, till_order.order_key order_key, till_order.order_id order_id, shop_order.source_name shop_source_name, shop_order.order_key shop_order_key, shop_order.order_id shop_order_id, 3 strength from source_order till_order join source_order shop_order on shop_order.order_id = till_order.mirrored_order_id where (shop_order.source_kind = cast(? as varchar) and till_order.source_kind = cast(? as varchar))) mirrored_order qualify row_number() over (partition by mirrored_order.order_key order by strength, mirrored_order.shop_source_name, mirrored_order.shop_order_id) = cast(? as int);

insert into order_line (source_name, source_kind, order_key, order_id, line_key, line_id, line_kind, product_ref, product_durable_key, source_product_id, source_variation_id, sku, product_name, variation_name, is_header_amount, quantity, gross_amount, discount_amount, net_amount, tax_amount, fee_amount, gift_card_amount) with stated as (select source_order.source_name, source_order.source_kind, source_order.order_key, source_order.order_id, cast(mod(md5_number_lower64((coalesce(cast(source_order.source_name as varchar), chr(30)) || chr(31) || coalesce(cast(source_order.order_id as varchar), chr(30)) || chr(31) || coalesce(cast(cast(line.id as varchar) as varchar), chr(30)))), 9223372036854775808) as bigint) line_key, cast(line.id as varchar) line_id, 'product' line_kind, case when line.product_id > cast(? as bigint) then (cast(line.product_id as varchar) || ':' || cast(coalesce(line.variation_id, 0) as varchar)) else coalesce(('sku:' || nullif(trim(line.sku), '')), ('name:' || nullif(trim(replace(replace(replace(replace(replace(line.name, '&#039;', ''''), '&gt;', '>'), '&lt;', '<'), '&quot;', '"'), '&amp;', '&')), ''))) end product_ref, case when case when line.product_id > cast(? as bigint) then (cast(line.product_id as varchar) || ':' || cast(coalesce(line.variation_id, 0) as varchar)) else coalesce(('sku:' || nullif(trim(line.sku), '')), ('name:' || nullif(trim(replace(replace(replace(replace(replace(line.name, '&#039;', ''''), '&gt;', '>'), '&lt;', '<'), '&quot;', '"'), '&amp;', '&')), ''))) end is null then -2 else cast(mod(md5_number_lower64((coalesce(cast(source_order.source_name as varchar), chr(30)) || chr(31) || coalesce(cast(case when line.product_id > cast(? as bigint) then (cast(line.product_id as varchar) || ':' || cast(coalesce(line.variation_id, 0) as varchar)) else coalesce(('sku:' || nullif(trim(line.sku), '')), ('name:' || nullif(trim(replace(replace(replace(replace(replace(line.name, '&#039;', ''''), '&gt;', '>'), '&lt;', '<'), '&quot;', '"'), '&amp;', '&')), ''))) end as varchar), chr(30)))), 9223372036854775808) as bigint) end product_durable_key, cast(coalesce(line.product_id, 0) as varchar) source_product_id, case when line.product_id > cast(? as bigint) then cast(coalesce(line.variation_id, 0) as varchar) else '0' end source_variation_id, nullif(trim(line.sku), '') sku, nullif(trim(replace(replace(replace(replace(replace(line.name, '&#039;', ''''), '&gt;', '>'), '&lt;', '<'), '&quot;', '"'), '&amp;', '&')), '') product_name, cast(null as varchar) variation_name, false is_header_amount, coalesce(line.quantity, 0.0000) quantity, coalesce(coalesce(line.subtotal, line.total), 0.0000) gross_amount, (coalesce(coalesce(line.subtotal, line.total), 0.0000) - coalesce(line.total, 0.0000)) discount_amount, coalesce(line.total, 0.0000) net_amount, coalesce(line.total_tax, 0.0000) tax_amount, 0.0000 fee_amount, 0.0000 gift_card_amount from source_order join staging.woocommerce_order_lines line on (line.source_name = source_order.source_name and line.run_id = source_order.content_run_id and line.record_number = source_order.record_number) where source_order.source_kind = cast(? as varchar) union all select source_order.source_name, source_order.source_kind, source_order.order_key, source_order.order_id, cast(mod(md5_number_lower64((coalesce(cast(source_order.source_name as varchar), chr(30)) || chr(31) || coalesce(cast(source_order.order_id as varchar), chr(30)) || chr(31) || coalesce(cast(line.uid as varchar), chr(30)))), 9223372036854775808) as bigint), line.uid, case when line.item_type = cast(? as varchar) then 'gift_card' when line.item_type = cast(? as varchar) then 'custom_amount' else 'product' end, coalesce(nullif(trim(line.catalog_object_id), ''), case when coalesce(line.item_type, 'ITEM') = cast(? as varchar) then ('name:' || nullif(trim(line.name), '') || '/' || coalesce(nullif(trim(line.variation_name), ''), '')) end) product_ref, case when coalesce(nullif(trim(line.catalog_object_id), ''), case when coalesce(line.item_type, 'ITEM') = cast(? as varchar) then ('name:' || nullif(trim(line.name), '') || '/' || coalesce(nullif(trim(line.variation_name), ''), '')) end) is null then -2 else cast(mod(md5_number_lower64((coalesce(cast(source_order.source_name as varchar), chr(30)) || chr(31) || coalesce(cast(coalesce(nullif(trim(line.catalog_object_id), ''), case when coalesce(line.item_type, 'ITEM') = cast(? as varchar) then ('name:' || nullif(trim(line.name), '') || '/' || coalesce(nullif(trim(line.variation_name), ''), '')) end) as varchar), chr(30)))), 9223372036854775808) as bigint) end product_durable_key, coalesce(nullif(trim(line.catalog_object_id), ''), '0') source_product_id, coalesce(nullif(trim(line.catalog_object_id), ''), '0') source_variation_id, cast(null as varchar) sku, nullif(trim(line.name), '') product_name, nullif(trim(line.variation_name), '') variation_name, false, coalesce(line.quantity, 0.0000), case when coalesce(line.item_type, 'ITEM') = cast(? as varchar) then 0.0000 else (coalesce((line.total_money - coalesce(line.total_tax_money, 0.0000) - coalesce(line.total_service_charge_money, 0.0000)), (line.gross_sales_money - coalesce(line.total_discount_money, 0.0000)), 0.0000) + coalesce(line.total_discount_money, 0.0000)) end, case when coalesce(line.item_type, 'ITEM') = cast(? as varchar) then 0.0000 else coalesce(line.total_discount_money, 0.0000) end, case when coalesce(line.item_type, 'ITEM') = cast(? as varchar) then 0.0000 else coalesce((line.total_money - coalesce(line.total_tax_money, 0.0000) - coalesce(line.total_service_charge_money, 0.0000)), (line.gross_sales_money - coalesce(line.total_discount_money, 0.0000)), 0.0000) end, coalesce(line.total_tax_money, 0.0000), coalesce(line.total_service_charge_money, 0.0000), case when coalesce(line.item_type, 'ITEM') = cast(? as varchar) then coalesce((line.total_money - coalesce(line.total_tax_money, 0.0000) - coalesce(line.total_service_charge_money, 0.0000)), (line.gross_sales_money - coalesce(line.total_discount_money, 0.0000)), 0.0000) else 0.0000 end from source_order join staging.square_order_lines line on (line.source_name = source_order.source_name and line.run_id = source_order.content_run_id and line.record_number = source_order.record_number) where source_order.source_kind = cast(? as varchar)) (select order_line.source_name, order_line.source_kind, order_line.order_key, order_line.order_id, order_line.line_key, order_line.line_id, order_line.line_kind, order_line.product_ref, order_line.product_durable_key, order_line.source_product_id, order_line.source_variation_id, order_line.sku, order_line.product_name, order_line.variation_name, order_line.is_header_amount, order_line.quantity, order_line.gross_amount, order_line.discount_amount, order_line.net_amount, order_line.tax_amount, order_line.fee_amount, order_line.gift_card_amount from stated order_line) union all (select source_order.source_name, source_order.source_kind, source_order.order_key, source_order.order_id, cast(mod(md5_number_lower64((coalesce(cast(source_order.source_name as varchar), chr(30)) || chr(31) || coalesce(cast(source_order.order_id as varchar), chr(30)) || chr(31) || coalesce(cast('adjustment' as varchar), chr(30)))), 9223372036854775808) as bigint), 'adjustment', 'adjustment', cast(null as varchar) product_ref, -2 product_durable_key, cast(null as varchar) source_product_id, cast(null as varchar) source_variation_id, cast(null as varchar) sku, cast(null as varchar) product_name, cast(null as varchar) variation_name, true, 0.0000, (source_order.total_amount - source_order.shipping_amount - source_order.fee_amount - source_order.tip_amount - source_order.rounding_amount - source_order.tax_amount), 0.0000, (source_order.total_amount - source_order.shipping_amount - source_order.fee_amount - source_order.tip_amount - source_order.rounding_amount - source_order.tax_amount), 0.0000, 0.0000, 0.0000 from source_order where (not exists (select 1 one from stated where stated.order_key = source_order.order_key) and (source_order.has_returns = false or source_order.total_amount <> cast(? as decimal(1)))));

insert into source_promotion (source_name, order_key, promotion_type, promotion_code, promotion_name, discount_kind, discount_percent, discount_value, discount_amount) select source_order.source_name, source_order.order_key, 'coupon' promotion_type, coalesce(lower(nullif(trim(coupon.code), '')), 'unnamed') promotion_code, coalesce(lower(nullif(trim(coupon.code), '')), 'unnamed') promotion_name, case when coupon.discount_type = cast(? as varchar) then 'percentage' when coupon.discount_type = cast(? as varchar) then 'fixed_order' when coupon.discount_type = cast(? as varchar) then 'fixed_product' when nullif(trim(coupon.discount_type), '') is null then 'unknown' else 'other' end discount_kind, cast(null as decimal(18, 6)) discount_percent, cast(null as decimal(18, 4)) discount_value, coalesce(coupon.discount, 0.0000) discount_amount from source_order join staging.woocommerce_order_coupons coupon on (coupon.source_name = source_order.source_name and coupon.run_id = source_order.content_run_id and coupon.record_number = source_order.record_number) where source_order.source_kind = cast(? as varchar) union all select source_order.source_name, source_order.order_key, case when nullif(trim(discount.catalog_object_id), '') is not null then 'catalog_discount' else 'ad_hoc_discount' end, coalesce(nullif(trim(discount.catalog_object_id), ''), lower(nullif(trim(discount.name), '')), 'unnamed'), coalesce(nullif(trim(discount.name), ''), nullif(trim(discount.catalog_object_id), ''), 'unnamed'), case when discount.type = cast(? as varchar) then 'percentage' when (discount.type = cast(? as varchar) and discount.scope = cast(? as varchar)) then 'fixed_product' when discount.type = cast(? as varchar) then 'fixed_order' when discount.type = cast(? as varchar) then 'variable_percentage' when discount.type = cast(? as varchar) then 'variable_amount' when coalesce(discount.type, 'UNKNOWN_DISCOUNT') = cast(? as varchar) then 'unknown' else 'other' end, discount.percentage, discount.amount_money, coalesce(discount.applied_money, 0.0000) from source_order join staging.square_order_discounts discount on (discount.source_name = source_order.source_name and discount.run_id = source_order.content_run_id and discount.record_number = source_order.record_number) where source_order.source_kind = cast(? as varchar);

insert into source_refund (source_name, refund_id, part_id, order_id, return_order_id, refunded_at, is_deleted, total_amount) select refund.source_name source_name, cast(refund.id as varchar) refund_id, '' part_id, cast(refund.parent_id as varchar) order_id, cast(null as varchar) return_order_id, refund.date_created refunded_at, refund.is_deleted is_deleted, refund.amount total_amount from (select refund.source_name, refund.run_id, refund.content_run_id, refund.extracted_at, refund.is_deleted, refund.record_number, refund.id, refund.parent_id, refund.date_created, refund.amount, refund.reason, refund.refunded_by, refund.refunded_payment, refund.content_hash, refund.payload from staging.woocommerce_refunds refund qualify (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1)) refund union all select head.source_name, head.id, part.uid, nullif(trim(part.source_order_id), ''), head.id, head.closed_at, head.is_deleted, part.total_money from (select head.source_name, head.run_id, head.content_run_id, head.extracted_at, head.is_deleted, head.record_number, head.id, head.location_id, head.state, head.source, head.customer_id, head.reference_id, head.ticket_name, head.created_at, head.updated_at, head.closed_at, head.currency, head.total_money, head.total_tax_money, head.total_discount_money, head.total_tip_money, head.total_service_charge_money, head.net_total_money, head.net_tax_money, head.net_discount_money, head.net_tip_money, head.net_service_charge_money, head.return_total_money, head.return_tax_money, head.return_discount_money, head.return_tip_money, head.return_service_charge_money, head.rounding_money, head.return_rounding_money, head.woocommerce_order_id, head.content_hash, head.payload from staging.square_orders head qualify (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1)) head join staging.square_order_returns part on (part.source_name = head.source_name and part.run_id = head.content_run_id and part.record_number = head.record_number);

insert into refund_line (source_name, source_kind, refund_id, part_id, refund_line_id, refund_line_kind, order_line_id, product_ref, product_durable_key, source_product_id, source_variation_id, sku, product_name, variation_name, quantity, gross_amount, discount_amount, net_amount, tax_amount, shipping_amount, fee_amount, tip_amount, gift_card_amount, rounding_amount) select head.source_name source_name, 'woocommerce' source_kind, cast(head.id as varchar) refund_id, '' part_id, cast(line.id as varchar) refund_line_id, 'product' refund_line_kind, cast(line.refunded_item_id as varchar) order_line_id, case when line.product_id > cast(? as bigint) then (cast(line.product_id as varchar) || ':' || cast(coalesce(line.variation_id, 0) as varchar)) else coalesce(('sku:' || nullif(trim(line.sku), '')), ('name:' || nullif(trim(replace(replace(replace(replace(replace(line.name, '&#039;', ''''), '&gt;', '>'), '&lt;', '<'), '&quot;', '"'), '&amp;', '&')), ''))) end product_ref, case when case when line.product_id > cast(? as bigint) then (cast(line.product_id as varchar) || ':' || cast(coalesce(line.variation_id, 0) as varchar)) else coalesce(('sku:' || nullif(trim(line.sku), '')), ('name:' || nullif(trim(replace(replace(replace(replace(replace(line.name, '&#039;', ''''), '&gt;', '>'), '&lt;', '<'), '&quot;', '"'), '&amp;', '&')), ''))) end is null then -2 else cast(mod(md5_number_lower64((coalesce(cast(head.source_name as varchar), chr(30)) || chr(31) || coalesce(cast(case when line.product_id > cast(? as bigint) then (cast(line.product_id as varchar) || ':' || cast(coalesce(line.variation_id, 0) as varchar)) else coalesce(('sku:' || nullif(trim(line.sku), '')), ('name:' || nullif(trim(replace(replace(replace(replace(replace(line.name, '&#039;', ''''), '&gt;', '>'), '&lt;', '<'), '&quot;', '"'), '&amp;', '&')), ''))) end as varchar), chr(30)))), 9223372036854775808) as bigint) end product_durable_key, cast(coalesce(line.product_id, 0) as varchar) source_product_id, case when line.product_id > cast(? as bigint) then cast(coalesce(line.variation_id, 0) as varchar) else '0' end source_variation_id, nullif(trim(line.sku), '') sku, nullif(trim(replace(replace(replace(replace(replace(line.name, '&#039;', ''''), '&gt;', '>'), '&lt;', '<'), '&quot;', '"'), '&amp;', '&')), '') product_name, cast(null as varchar) variation_name, -(coalesce(line.quantity, 0.0000)) quantity, -(coalesce(line.total, 0.0000)) gross_amount, 0.0000 discount_amount, -(coalesce(line.total, 0.0000)) net_amount, -(coalesce(line.total_tax, 0.0000)) tax_amount, 0.0000 shipping_amount, 0.0000 fee_amount, 0.0000 tip_amount, 0.0000 gift_card_amount, 0.0000 rounding_amount from (select head.source_name, head.run_id, head.content_run_id, head.extracted_at, head.is_deleted, head.record_number, head.id, head.parent_id, head.date_created, head.amount, head.reason, head.refunded_by, head.refunded_payment, head.content_hash, head.payload from staging.woocommerce_refunds head qualify (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1)) head join staging.woocommerce_refund_lines line on (line.source_name = head.source_name and line.run_id = head.content_run_id and line.record_number = head.record_number) union all select head.source_name, 'woocommerce', cast(head.id as varchar), '', cast(line.id as varchar), 'shipping', cast(null as varchar), cast(null as varchar) product_ref, -2 product_durable_key, cast(null as varchar) source_product_id, cast(null as varchar) source_variation_id, cast(null as varchar) sku, cast(null as varchar) product_name, cast(null as varchar) variation_name, 0.0000 quantity, 0.0000 gross_amount, 0.0000 discount_amount, 0.0000 net_amount, -(coalesce(line.total_tax, 0.0000)) tax_amount, -(coalesce(line.total, 0.0000)) shipping_amount, 0.0000 fee_amount, 0.0000 tip_amount, 0.0000 gift_card_amount, 0.0000 rounding_amount from (select head.source_name, head.run_id, head.content_run_id, head.extracted_at, head.is_deleted, head.record_number, head.id, head.parent_id, head.date_created, head.amount, head.reason, head.refunded_by, head.refunded_payment, head.content_hash, head.payload from staging.woocommerce_refunds head qualify (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1)) head join staging.woocommerce_refund_shipping line on (line.source_name = head.source_name and line.run_id = head.content_run_id and line.record_number = head.record_number) union all select head.source_name, 'woocommerce', cast(head.id as varchar), '', cast(line.id as varchar), 'fee', cast(null as varchar), cast(null as varchar) product_ref, -2 product_durable_key, cast(null as varchar) source_product_id, cast(null as varchar) source_variation_id, cast(null as varchar) sku, cast(null as varchar) product_name, cast(null as varchar) variation_name, 0.0000 quantity, 0.0000 gross_amount, 0.0000 discount_amount, 0.0000 net_amount, -(coalesce(line.total_tax, 0.0000)) tax_amount, 0.0000 shipping_amount, -(coalesce(line.total, 0.0000)) fee_amount, 0.0000 tip_amount, 0.0000 gift_card_amount, 0.0000 rounding_amount from (select head.source_name, head.run_id, head.content_run_id, head.extracted_at, head.is_deleted, head.record_number, head.id, head.parent_id, head.date_created, head.amount, head.reason, head.refunded_by, head.refunded_payment, head.content_hash, head.payload from staging.woocommerce_refunds head qualify (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1)) head join staging.woocommerce_refund_fees line on (line.source_name = head.source_name and line.run_id = head.content_run_id and line.record_number = head.record_number) union all select head.source_name, 'square', head.id, line.return_uid, line.uid, case when line.item_type = cast(? as varchar) then 'gift_card' when line.item_type = cast(? as varchar) then 'custom_amount' else 'product' end, line.source_line_item_uid, coalesce(nullif(trim(line.catalog_object_id), ''), case when coalesce(line.item_type, 'ITEM') = cast(? as varchar) then ('name:' || nullif(trim(line.name), '') || '/' || coalesce(nullif(trim(line.variation_name), ''), '')) end) product_ref, case when coalesce(nullif(trim(line.catalog_object_id), ''), case when coalesce(line.item_type, 'ITEM') = cast(? as varchar) then ('name:' || nullif(trim(line.name), '') || '/' || coalesce(nullif(trim(line.variation_name), ''), '')) end) is null then -2 else cast(mod(md5_number_lower64((coalesce(cast(head.source_name as varchar), chr(30)) || chr(31) || coalesce(cast(coalesce(nullif(trim(line.catalog_object_id), ''), case when coalesce(line.item_type, 'ITEM') = cast(? as varchar) then ('name:' || nullif(trim(line.name), '') || '/' || coalesce(nullif(trim(line.variation_name), ''), '')) end) as varchar), chr(30)))), 9223372036854775808) as bigint) end product_durable_key, coalesce(nullif(trim(line.catalog_object_id), ''), '0') source_product_id, coalesce(nullif(trim(line.catalog_object_id), ''), '0') source_variation_id, cast(null as varchar) sku, nullif(trim(line.name), '') product_name, nullif(trim(line.variation_name), '') variation_name, coalesce(line.quantity, 0.0000) quantity, case when coalesce(line.item_type, 'ITEM') = cast(? as varchar) then 0.0000 else (coalesce((line.total_money - coalesce(line.total_tax_money, 0.0000) - coalesce(line.total_service_charge_money, 0.0000)), (line.gross_return_money - coalesce(line.total_discount_money, 0.0000)), 0.0000) + coalesce(line.total_discount_money, 0.0000)) end gross_amount, case when coalesce(line.item_type, 'ITEM') = cast(? as varchar) then 0.0000 else coalesce(line.total_discount_money, 0.0000) end discount_amount, case when coalesce(line.item_type, 'ITEM') = cast(? as varchar) then 0.0000 else coalesce((line.total_money - coalesce(line.total_tax_money, 0.0000) - coalesce(line.total_service_charge_money, 0.0000)), (line.gross_return_money - coalesce(line.total_discount_money, 0.0000)), 0.0000) end net_amount, coalesce(line.total_tax_money, 0.0000) tax_amount, 0.0000 shipping_amount, coalesce(line.total_service_charge_money, 0.0000) fee_amount, 0.0000 tip_amount, case when coalesce(line.item_type, 'ITEM') = cast(? as varchar) then coalesce((line.total_money - coalesce(line.total_tax_money, 0.0000) - coalesce(line.total_service_charge_money, 0.0000)), (line.gross_return_money - coalesce(line.total_discount_money, 0.0000)), 0.0000) else 0.0000 end gift_card_amount, 0.0000 rounding_amount from (select head.source_name, head.run_id, head.content_run_id, head.extracted_at, head.is_deleted, head.record_number, head.id, head.location_id, head.state, head.source, head.customer_id, head.reference_id, head.ticket_name, head.created_at, head.updated_at, head.closed_at, head.currency, head.total_money, head.total_tax_money, head.total_discount_money, head.total_tip_money, head.total_service_charge_money, head.net_total_money, head.net_tax_money, head.net_discount_money, head.net_tip_money, head.net_service_charge_money, head.return_total_money, head.return_tax_money, head.return_discount_money, head.return_tip_money, head.return_service_charge_money, head.rounding_money, head.return_rounding_money, head.woocommerce_order_id, head.content_hash, head.payload from staging.square_orders head qualify (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1)) head join staging.square_order_return_lines line on (line.source_name = head.source_name and line.run_id = head.content_run_id and line.record_number = head.record_number) union all select head.source_name, 'square', head.id, part.uid, (part.uid || ':tip'), 'tip', cast(null as varchar), cast(null as varchar) product_ref, -2 product_durable_key, cast(null as varchar) source_product_id, cast(null as varchar) source_variation_id, cast(null as varchar) sku, cast(null as varchar) product_name, cast(null as varchar) variation_name, 0.0000 quantity, 0.0000 gross_amount, 0.0000 discount_amount, 0.0000 net_amount, 0.0000 tax_amount, 0.0000 shipping_amount, 0.0000 fee_amount, coalesce(part.tip_money, 0.0000) tip_amount, 0.0000 gift_card_amount, 0.0000 rounding_amount from (select head.source_name, head.run_id, head.content_run_id, head.extracted_at, head.is_deleted, head.record_number, head.id, head.location_id, head.state, head.source, head.customer_id, head.reference_id, head.ticket_name, head.created_at, head.updated_at, head.closed_at, head.currency, head.total_money, head.total_tax_money, head.total_discount_money, head.total_tip_money, head.total_service_charge_money, head.net_total_money, head.net_tax_money, head.net_discount_money, head.net_tip_money, head.net_service_charge_money, head.return_total_money, head.return_tax_money, head.return_discount_money, head.return_tip_money, head.return_service_charge_money, head.rounding_money, head.return_rounding_money, head.woocommerce_order_id, head.content_hash, head.payload from staging.square_orders head qualify (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1)) head join staging.square_order_returns part on (part.source_name = head.source_name and part.run_id = head.content_run_id and part.record_number = head.record_number) left outer join (select whole.source_name, whole.id order_id, line.return_uid, cast(coalesce(sum(line.total_service_charge_money), 0.0000) as decimal(18, 4)) charge, cast(coalesce(sum(line.total_tax_money), 0.0000) as decimal(18, 4)) tax from (select whole.source_name, whole.run_id, whole.content_run_id, whole.extracted_at, whole.is_deleted, whole.record_number, whole.id, whole.location_id, whole.state, whole.source, whole.customer_id, whole.reference_id, whole.ticket_name, whole.created_at, whole.updated_at, whole.closed_at, whole.currency, whole.total_money, whole.total_tax_money, whole.total_discount_money, whole.total_tip_money, whole.total_service_charge_money, whole.net_total_money, whole.net_tax_money, whole.net_discount_money, whole.net_tip_money, whole.net_service_charge_money, whole.return_total_money, whole.return_tax_money, whole.return_discount_money, whole.return_tip_money, whole.return_service_charge_money, whole.rounding_money, whole.return_rounding_money, whole.woocommerce_order_id, whole.content_hash, whole.payload from staging.square_orders whole qualify (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1)) whole join staging.square_order_return_lines line on (line.source_name = whole.source_name and line.run_id = whole.content_run_id and line.record_number = whole.record_number) group by whole.source_name, whole.id, line.return_uid) lines on (lines.source_name = head.source_name and lines.order_id = head.id and lines.return_uid = part.uid) where coalesce(part.tip_money, 0.0000) <> cast(? as decimal(1)) union all select head.source_name, 'square', head.id, part.uid, (part.uid || ':fee'), 'fee', cast(null as varchar), cast(null as varchar) product_ref, -2 product_durable_key, cast(null as varchar) source_product_id, cast(null as varchar) source_variation_id, cast(null as varchar) sku, cast(null as varchar) product_name, cast(null as varchar) variation_name, 0.0000 quantity, 0.0000 gross_amount, 0.0000 discount_amount, 0.0000 net_amount, (coalesce(part.tax_money, 0.0000) - coalesce(lines.tax, 0.0000)) tax_amount, 0.0000 shipping_amount, (coalesce(part.service_charge_money, 0.0000) - coalesce(lines.charge, 0.0000)) fee_amount, 0.0000 tip_amount, 0.0000 gift_card_amount, 0.0000 rounding_amount from (select head.source_name, head.run_id, head.content_run_id, head.extracted_at, head.is_deleted, head.record_number, head.id, head.location_id, head.state, head.source, head.customer_id, head.reference_id, head.ticket_name, head.created_at, head.updated_at, head.closed_at, head.currency, head.total_money, head.total_tax_money, head.total_discount_money, head.total_tip_money, head.total_service_charge_money, head.net_total_money, head.net_tax_money, head.net_discount_money, head.net_tip_money, head.net_service_charge_money, head.return_total_money, head.return_tax_money, head.return_discount_money, head.return_tip_money, head.return_service_charge_money, head.rounding_money, head.return_rounding_money, head.woocommerce_order_id, head.content_hash, head.payload from staging.square_orders head qualify (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1)) head join staging.square_order_returns part on (part.source_name = head.source_name and part.run_id = head.content_run_id and part.record_number = head.record_number) left outer join (select whole.source_name, whole.id order_id, line.return_uid, cast(coalesce(sum(line.total_service_charge_money), 0.0000) as decimal(18, 4)) charge, cast(coalesce(sum(line.total_tax_money), 0.0000) as decimal(18, 4)) tax from (select whole.source_name, whole.run_id, whole.content_run_id, whole.extracted_at, whole.is_deleted, whole.record_number, whole.id, whole.location_id, whole.state, whole.source, whole.customer_id, whole.reference_id, whole.ticket_name, whole.created_at, whole.updated_at, whole.closed_at, whole.currency, whole.total_money, whole.total_tax_money, whole.total_discount_money, whole.total_tip_money, whole.total_service_charge_money, whole.net_total_money, whole.net_tax_money, whole.net_discount_money, whole.net_tip_money, whole.net_service_charge_money, whole.return_total_money, whole.return_tax_money, whole.return_discount_money, whole.return_tip_money, whole.return_service_charge_money, whole.rounding_money, whole.return_rounding_money, whole.woocommerce_order_id, whole.content_hash, whole.payload from staging.square_orders whole qualify (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1)) whole join staging.square_order_return_lines line on (line.source_name = whole.source_name and line.run_id = whole.content_run_id and line.record_number = whole.record_number) group by whole.source_name, whole.id, line.return_uid) lines on (lines.source_name = head.source_name and lines.order_id = head.id and lines.return_uid = part.uid) where ((coalesce(part.service_charge_money, 0.0000) - coalesce(lines.charge, 0.0000)) <> cast(? as decimal(1)) or (coalesce(part.tax_money, 0.0000) - coalesce(lines.tax, 0.0000)) <> cast(? as decimal(1))) union all select head.source_name, 'square', head.id, part.uid, (part.uid || ':rounding'), 'rounding', cast(null as varchar), cast(null as varchar) product_ref, -2 product_durable_key, cast(null as varchar) source_product_id, cast(null as varchar) source_variation_id, cast(null as varchar) sku, cast(null as varchar) product_name, cast(null as varchar) variation_name, 0.0000 quantity, 0.0000 gross_amount, 0.0000 discount_amount, 0.0000 net_amount, 0.0000 tax_amount, 0.0000 shipping_amount, 0.0000 fee_amount, 0.0000 tip_amount, 0.0000 gift_card_amount, coalesce(part.rounding_money, 0.0000) rounding_amount from (select head.source_name, head.run_id, head.content_run_id, head.extracted_at, head.is_deleted, head.record_number, head.id, head.location_id, head.state, head.source, head.customer_id, head.reference_id, head.ticket_name, head.created_at, head.updated_at, head.closed_at, head.currency, head.total_money, head.total_tax_money, head.total_discount_money, head.total_tip_money, head.total_service_charge_money, head.net_total_money, head.net_tax_money, head.net_discount_money, head.net_tip_money, head.net_service_charge_money, head.return_total_money, head.return_tax_money, head.return_discount_money, head.return_tip_money, head.return_service_charge_money, head.rounding_money, head.return_rounding_money, head.woocommerce_order_id, head.content_hash, head.payload from staging.square_orders head qualify (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1)) head join staging.square_order_returns part on (part.source_name = head.source_name and part.run_id = head.content_run_id and part.record_number = head.record_number) left outer join (select whole.source_name, whole.id order_id, line.return_uid, cast(coalesce(sum(line.total_service_charge_money), 0.0000) as decimal(18, 4)) charge, cast(coalesce(sum(line.total_tax_money), 0.0000) as decimal(18, 4)) tax from (select whole.source_name, whole.run_id, whole.content_run_id, whole.extracted_at, whole.is_deleted, whole.record_number, whole.id, whole.location_id, whole.state, whole.source, whole.customer_id, whole.reference_id, whole.ticket_name, whole.created_at, whole.updated_at, whole.closed_at, whole.currency, whole.total_money, whole.total_tax_money, whole.total_discount_money, whole.total_tip_money, whole.total_service_charge_money, whole.net_total_money, whole.net_tax_money, whole.net_discount_money, whole.net_tip_money, whole.net_service_charge_money, whole.return_total_money, whole.return_tax_money, whole.return_discount_money, whole.return_tip_money, whole.return_service_charge_money, whole.rounding_money, whole.return_rounding_money, whole.woocommerce_order_id, whole.content_hash, whole.payload from staging.square_orders whole qualify (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1)) whole join staging.square_order_return_lines line on (line.source_name = whole.source_name and line.run_id = whole.content_run_id and line.record_number = whole.record_number) group by whole.source_name, whole.id, line.return_uid) lines on (lines.source_name = head.source_name and lines.order_id = head.id and lines.return_uid = part.uid) where coalesce(part.rounding_money, 0.0000) <> cast(? as decimal(1));

insert into category_depth (source_name, category_id, category_name, depth) with recursive tree(source_name, category_id, category_name, depth) as (select root.source_name, root.id, coalesce(nullif(trim(replace(replace(replace(replace(replace(root.name, '&#039;', ''''), '&gt;', '>'), '&lt;', '<'), '&quot;', '"'), '&amp;', '&')), ''), cast(root.id as varchar)), 0 from (select root.source_name, root.run_id, root.content_run_id, root.extracted_at, root.is_deleted, root.record_number, root.id, root.name, root.slug, root.parent_id, root.content_hash, root.payload from staging.woocommerce_categories root qualify (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1)) root where coalesce(root.parent_id, 0) = cast(? as bigint) union all select child.source_name, child.id, coalesce(nullif(trim(replace(replace(replace(replace(replace(child.name, '&#039;', ''''), '&gt;', '>'), '&lt;', '<'), '&quot;', '"'), '&amp;', '&')), ''), cast(child.id as varchar)), cast((tree.depth + 1) as int) from tree join (select child.source_name, child.run_id, child.content_run_id, child.extracted_at, child.is_deleted, child.record_number, child.id, child.name, child.slug, child.parent_id, child.content_hash, child.payload from staging.woocommerce_categories child qualify (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1)) child on (child.source_name = tree.source_name and child.parent_id = tree.category_id)) select tree.source_name, tree.category_id, tree.category_name, tree.depth from tree;

insert into item_version (source_name, source_kind, item_id, item_name, category_line, valid_from, valid_to) select product.source_name source_name, 'woocommerce' source_kind, cast(product.id as varchar) item_id, nullif(trim(replace(replace(replace(replace(replace(product.name, '&#039;', ''''), '&gt;', '>'), '&lt;', '<'), '&quot;', '"'), '&amp;', '&')), '') item_name, coalesce(rule.product_line, category_depth.category_name) category_line, product.valid_from valid_from, product.valid_to valid_to from (select product.source_name, product.run_id, product.content_run_id, product.extracted_at, product.is_deleted, product.record_number, product.id, product.name, product.slug, product.type, product.status, product.sku, product.price, product.regular_price, product.sale_price, product.date_created, product.date_modified, product.manage_stock, product.stock_quantity, product.stock_status, product.tax_class, product.content_hash, product.payload, product.valid_from, coalesce(lead(product.valid_from) over (partition by product.source_name, product.id order by product.extracted_at, product.run_id), timestamp '9999-12-31 00:00:00.0') valid_to from (select product.source_name, product.run_id, product.content_run_id, product.extracted_at, product.is_deleted, product.record_number, product.id, product.name, product.slug, product.type, product.status, product.sku, product.price, product.regular_price, product.sale_price, product.date_created, product.date_modified, product.manage_stock, product.stock_quantity, product.stock_status, product.tax_class, product.content_hash, product.payload, case when row_number() over (partition by product.source_name, product.id order by product.extracted_at, product.run_id) = cast(? as int) then timestamp '1900-01-01 00:00:00.0' else max(least(coalesce(product.date_modified, product.extracted_at), product.extracted_at)) over (partition by product.source_name, product.id order by product.extracted_at, product.run_id rows between unbounded preceding and current row) end valid_from from staging.woocommerce_products product) product qualify coalesce(lead(product.valid_from) over (partition by product.source_name, product.id order by product.extracted_at, product.run_id), timestamp '9999-12-31 00:00:00.0') > product.valid_from) product left outer join staging.woocommerce_product_categories link on (link.source_name = product.source_name and link.run_id = product.content_run_id and link.record_number = product.record_number) left outer join category_depth on (category_depth.source_name = product.source_name and category_depth.category_id = link.category_id) left outer join rule_product_line rule on (rule.source_kind = cast(? as varchar) and rule.match_field = cast(? as varchar) and lower(rule.match_value) = lower(category_depth.category_name)) qualify row_number() over (partition by product.source_name, product.id, product.valid_from order by case when rule.product_line is not null then 0 else 1 end, category_depth.depth desc nulls last, link.category_id nulls last) = cast(? as int) union all select item.source_name, 'square', item.id, item.name, coalesce(rule.product_line, case when category.id = item.reporting_category_id then category.name end), item.valid_from, item.valid_to from (select item.source_name, item.run_id, item.content_run_id, item.extracted_at, item.is_deleted, item.record_number, item.id, item.name, item.product_type, item.reporting_category_id, item.is_archived, item.is_tombstone, item.updated_at, item.content_hash, item.payload, item.valid_from, coalesce(lead(item.valid_from) over (partition by item.source_name, item.id order by item.extracted_at, item.run_id), timestamp '9999-12-31 00:00:00.0') valid_to from (select item.source_name, item.run_id, item.content_run_id, item.extracted_at, item.is_deleted, item.record_number, item.id, item.name, item.product_type, item.reporting_category_id, item.is_archived, item.is_tombstone, item.updated_at, item.content_hash, item.payload, case when row_number() over (partition by item.source_name, item.id order by item.extracted_at, item.run_id) = cast(? as int) then timestamp '1900-01-01 00:00:00.0' else max(least(coalesce(item.updated_at, item.extracted_at), item.extracted_at)) over (partition by item.source_name, item.id order by item.extracted_at, item.run_id rows between unbounded preceding and current row) end valid_from from staging.square_items item) item qualify coalesce(lead(item.valid_from) over (partition by item.source_name, item.id order by item.extracted_at, item.run_id), timestamp '9999-12-31 00:00:00.0') > item.valid_from) item left outer join staging.square_item_categories link on (link.source_name = item.source_name and link.run_id = item.content_run_id and link.record_number = item.record_number) left outer join (select category.source_name, category.run_id, category.content_run_id, category.extracted_at, category.is_deleted, category.record_number, category.id, category.name, category.parent_category_id, category.is_tombstone, category.updated_at, category.content_hash, category.payload from staging.square_catalog_categories category qualify (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1)) category on (category.source_name = item.source_name and (category.id = link.category_id or category.id = item.reporting_category_id)) left outer join rule_product_line rule on (rule.source_kind = cast(? as varchar) and rule.match_field = cast(? as varchar) and lower(rule.match_value) = lower(category.name)) qualify row_number() over (partition by item.source_name, item.id, item.valid_from order by case when rule.product_line is not null then 0 else 1 end, case when category.id = item.reporting_category_id then 0 else 1 end, link.ordinal nulls last, category.id nulls last) = cast(? as int);

insert into variant_version (source_name, source_kind, product_ref, item_id, variation_id, sku, variation_name, variant_status, list_price, currency, valid_from, valid_to) select variation.source_name source_name, 'woocommerce' source_kind, (cast(variation.product_id as varchar) || ':' || cast(variation.id as varchar)) product_ref, cast(variation.product_id as varchar) item_id, cast(variation.id as varchar) variation_id, nullif(trim(variation.sku), '') sku, coalesce(nullif(trim(replace(replace(replace(replace(replace(variation.name, '&#039;', ''''), '&gt;', '>'), '&lt;', '<'), '&quot;', '"'), '&amp;', '&')), ''), '') variation_name, case when variation.is_deleted = true then 'deleted' else coalesce(nullif(trim(variation.status), ''), 'unknown') end variant_status, coalesce(variation.regular_price, variation.price) list_price, shop.currency currency, variation.valid_from valid_from, variation.valid_to valid_to from (select variation.source_name, variation.run_id, variation.content_run_id, variation.extracted_at, variation.is_deleted, variation.record_number, variation.id, variation.product_id, variation.name, variation.sku, variation.status, variation.price, variation.regular_price, variation.sale_price, variation.date_created, variation.date_modified, variation.manage_stock, variation.stock_quantity, variation.stock_status, variation.content_hash, variation.payload, variation.valid_from, coalesce(lead(variation.valid_from) over (partition by variation.source_name, variation.id order by variation.extracted_at, variation.run_id), timestamp '9999-12-31 00:00:00.0') valid_to from (select variation.source_name, variation.run_id, variation.content_run_id, variation.extracted_at, variation.is_deleted, variation.record_number, variation.id, variation.product_id, variation.name, variation.sku, variation.status, variation.price, variation.regular_price, variation.sale_price, variation.date_created, variation.date_modified, variation.manage_stock, variation.stock_quantity, variation.stock_status, variation.content_hash, variation.payload, case when row_number() over (partition by variation.source_name, variation.id order by variation.extracted_at, variation.run_id) = cast(? as int) then timestamp '1900-01-01 00:00:00.0' else max(least(coalesce(variation.date_modified, variation.extracted_at), variation.extracted_at)) over (partition by variation.source_name, variation.id order by variation.extracted_at, variation.run_id rows between unbounded preceding and current row) end valid_from from staging.woocommerce_variations variation) variation qualify coalesce(lead(variation.valid_from) over (partition by variation.source_name, variation.id order by variation.extracted_at, variation.run_id), timestamp '9999-12-31 00:00:00.0') > variation.valid_from) variation left outer join (select ops.load.source_name, ops.load.currency from ops.load where ops.load.currency is not null qualify row_number() over (partition by ops.load.source_name order by ops.load.extracted_at desc nulls last, ops.load.run_id desc nulls last) = cast(? as int)) shop on shop.source_name = variation.source_name union all select product.source_name, 'woocommerce', (cast(product.id as varchar) || ':0'), cast(product.id as varchar), '0', nullif(trim(product.sku), ''), '', case when product.is_deleted = true then 'deleted' else coalesce(nullif(trim(product.status), ''), 'unknown') end, coalesce(product.regular_price, product.price), shop.currency, product.valid_from, product.valid_to from (select product.source_name, product.run_id, product.content_run_id, product.extracted_at, product.is_deleted, product.record_number, product.id, product.name, product.slug, product.type, product.status, product.sku, product.price, product.regular_price, product.sale_price, product.date_created, product.date_modified, product.manage_stock, product.stock_quantity, product.stock_status, product.tax_class, product.content_hash, product.payload, product.valid_from, coalesce(lead(product.valid_from) over (partition by product.source_name, product.id order by product.extracted_at, product.run_id), timestamp '9999-12-31 00:00:00.0') valid_to from (select product.source_name, product.run_id, product.content_run_id, product.extracted_at, product.is_deleted, product.record_number, product.id, product.name, product.slug, product.type, product.status, product.sku, product.price, product.regular_price, product.sale_price, product.date_created, product.date_modified, product.manage_stock, product.stock_quantity, product.stock_status, product.tax_class, product.content_hash, product.payload, case when row_number() over (partition by product.source_name, product.id order by product.extracted_at, product.run_id) = cast(? as int) then timestamp '1900-01-01 00:00:00.0' else max(least(coalesce(product.date_modified, product.extracted_at), product.extracted_at)) over (partition by product.source_name, product.id order by product.extracted_at, product.run_id rows between unbounded preceding and current row) end valid_from from staging.woocommerce_products product) product qualify coalesce(lead(product.valid_from) over (partition by product.source_name, product.id order by product.extracted_at, product.run_id), timestamp '9999-12-31 00:00:00.0') > product.valid_from) product left outer join (select ops.load.source_name, ops.load.currency from ops.load where ops.load.currency is not null qualify row_number() over (partition by ops.load.source_name order by ops.load.extracted_at desc nulls last, ops.load.run_id desc nulls last) = cast(? as int)) shop on shop.source_name = product.source_name where not exists (select 1 one from (select variation.source_name, variation.run_id, variation.content_run_id, variation.extracted_at, variation.is_deleted, variation.record_number, variation.id, variation.product_id, variation.name, variation.sku, variation.status, variation.price, variation.regular_price, variation.sale_price, variation.date_created, variation.date_modified, variation.manage_stock, variation.stock_quantity, variation.stock_status, variation.content_hash, variation.payload from staging.woocommerce_variations variation qualify ((row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1) and variation.is_deleted = false)) variation where (variation.source_name = product.source_name and variation.product_id = product.id)) union all select variation.source_name, 'square', variation.id, coalesce(variation.item_id, variation.id), variation.id, nullif(trim(variation.sku), ''), coalesce(variation.name, ''), case when (variation.is_deleted = true or variation.is_tombstone = true) = true then 'deleted' else coalesce(nullif(trim('active'), ''), 'unknown') end, variation.price_money, variation.currency, variation.valid_from, variation.valid_to from (select variation.source_name, variation.run_id, variation.content_run_id, variation.extracted_at, variation.is_deleted, variation.record_number, variation.id, variation.item_id, variation.name, variation.sku, variation.upc, variation.ordinal, variation.pricing_type, variation.price_money, variation.currency, variation.is_tombstone, variation.updated_at, variation.content_hash, variation.payload, variation.valid_from, coalesce(lead(variation.valid_from) over (partition by variation.source_name, variation.id order by variation.extracted_at, variation.run_id), timestamp '9999-12-31 00:00:00.0') valid_to from (select variation.source_name, variation.run_id, variation.content_run_id, variation.extracted_at, variation.is_deleted, variation.record_number, variation.id, variation.item_id, variation.name, variation.sku, variation.upc, variation.ordinal, variation.pricing_type, variation.price_money, variation.currency, variation.is_tombstone, variation.updated_at, variation.content_hash, variation.payload, case when row_number() over (partition by variation.source_name, variation.id order by variation.extracted_at, variation.run_id) = cast(? as int) then timestamp '1900-01-01 00:00:00.0' else max(least(coalesce(variation.updated_at, variation.extracted_at), variation.extracted_at)) over (partition by variation.source_name, variation.id order by variation.extracted_at, variation.run_id rows between unbounded preceding and current row) end valid_from from staging.square_variations variation) variation qualify coalesce(lead(variation.valid_from) over (partition by variation.source_name, variation.id order by variation.extracted_at, variation.run_id), timestamp '9999-12-31 00:00:00.0') > variation.valid_from) variation;

insert into channel_rule_value (priority, source_kind, field_name, field_value, channel_code, channel_group) select rule_channel.priority, rule_channel.source_kind, rule_channel.field_name, rule_channel.field_value field_value, rule_channel.channel_code, rule_channel.channel_group from rule_channel union all select rule_channel.priority, rule_channel.source_kind, rule_channel.field_name, customer_group.id field_value, rule_channel.channel_code, rule_channel.channel_group from rule_channel join (select customer_group.source_name, customer_group.run_id, customer_group.content_run_id, customer_group.extracted_at, customer_group.is_deleted, customer_group.record_number, customer_group.id, customer_group.name, customer_group.created_at, customer_group.updated_at, customer_group.content_hash, customer_group.payload from staging.square_customer_groups customer_group qualify (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1)) customer_group on lower(rule_channel.field_value) = lower(nullif(trim(customer_group.name), '')) where (rule_channel.source_kind = cast(? as varchar) and rule_channel.field_name = cast(? as varchar));

insert into customer_candidate (candidate_key, source_name, profile_kind, candidate_id, created_at, email, phone, family_name, country, region, is_inferred) select cast(mod(md5_number_lower64((coalesce(cast(account.source_name as varchar), chr(30)) || chr(31) || coalesce(cast('registered' as varchar), chr(30)) || chr(31) || coalesce(cast(cast(account.id as varchar) as varchar), chr(30)))), 9223372036854775808) as bigint) candidate_key, account.source_name source_name, 'registered' profile_kind, cast(account.id as varchar) candidate_id, account.date_created created_at, account.email email, account.phone phone, account.last_name family_name, nullif(trim(account.country), '') country, nullif(trim(account.state), '') region, false is_inferred from (select account.source_name, account.run_id, account.content_run_id, account.extracted_at, account.is_deleted, account.record_number, account.id, account.date_created, account.date_modified, account.email, account.first_name, account.last_name, account.role, account.company, account.phone, account.city, account.state, account.postcode, account.country, account.is_paying_customer, account.content_hash, account.payload from staging.woocommerce_customers account qualify (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1)) account union all select cast(mod(md5_number_lower64((coalesce(cast(profile.source_name as varchar), chr(30)) || chr(31) || coalesce(cast('till' as varchar), chr(30)) || chr(31) || coalesce(cast(profile.id as varchar), chr(30)))), 9223372036854775808) as bigint), profile.source_name, 'till', profile.id, profile.created_at, profile.email_address, profile.phone_number, profile.family_name, nullif(trim(profile.country), ''), nullif(trim(profile.state), ''), false from (select profile.source_name, profile.run_id, profile.content_run_id, profile.extracted_at, profile.is_deleted, profile.record_number, profile.id, profile.created_at, profile.updated_at, profile.given_name, profile.family_name, profile.company_name, profile.email_address, profile.phone_number, profile.city, profile.state, profile.postcode, profile.country, profile.reference_id, profile.creation_source, profile.group_ids, profile.content_hash, profile.payload from staging.square_customers profile qualify (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1)) profile union all select source_order.candidate_key, source_order.source_name, source_order.profile_kind, source_order.candidate_id, source_order.created_at, source_order.buyer_email, source_order.buyer_phone, source_order.buyer_family_name, source_order.buyer_country, source_order.buyer_region, false from source_order where (source_order.profile_kind = cast(? as varchar) and coalesce(nullif(trim(source_order.buyer_email), ''), nullif(trim(source_order.buyer_phone), ''), nullif(trim(source_order.buyer_family_name), '')) is not null and coalesce(lower(source_order.buyer_email), '') <> cast(? as varchar)) union all select source_order.candidate_key, source_order.source_name, source_order.profile_kind, source_order.candidate_id, source_order.created_at, source_order.buyer_email, source_order.buyer_phone, source_order.buyer_family_name, source_order.buyer_country, source_order.buyer_region, true from source_order where (source_order.profile_kind = cast(? as varchar) and not exists (select 1 one from staging.woocommerce_customers where (staging.woocommerce_customers.source_name = source_order.source_name and cast(staging.woocommerce_customers.id as varchar) = source_order.candidate_id))) qualify row_number() over (partition by source_order.candidate_key order by source_order.created_at nulls last, source_order.order_id) = cast(? as int) union all select source_order.candidate_key, source_order.source_name, source_order.profile_kind, source_order.candidate_id, source_order.created_at, source_order.buyer_email, source_order.buyer_phone, source_order.buyer_family_name, source_order.buyer_country, source_order.buyer_region, true from source_order where (source_order.profile_kind = cast(? as varchar) and not exists (select 1 one from staging.square_customers where (staging.square_customers.source_name = source_order.source_name and staging.square_customers.id = source_order.candidate_id))) qualify row_number() over (partition by source_order.candidate_key order by source_order.created_at nulls last, source_order.order_id) = cast(? as int);

insert into customer_version (candidate_key, source_name, profile_kind, candidate_id, created_at, customer_groups, is_wholesale, country, region, valid_from, valid_to) select cast(mod(md5_number_lower64((coalesce(cast(account.source_name as varchar), chr(30)) || chr(31) || coalesce(cast('registered' as varchar), chr(30)) || chr(31) || coalesce(cast(cast(account.id as varchar) as varchar), chr(30)))), 9223372036854775808) as bigint) candidate_key, account.source_name source_name, 'registered' profile_kind, cast(account.id as varchar) candidate_id, account.date_created created_at, account.role customer_groups, (channel_rule_value.priority is not null) is_wholesale, nullif(trim(account.country), '') country, nullif(trim(account.state), '') region, account.valid_from valid_from, account.valid_to valid_to from (select account.source_name, account.run_id, account.content_run_id, account.extracted_at, account.is_deleted, account.record_number, account.id, account.date_created, account.date_modified, account.email, account.first_name, account.last_name, account.role, account.company, account.phone, account.city, account.state, account.postcode, account.country, account.is_paying_customer, account.content_hash, account.payload, account.valid_from, coalesce(lead(account.valid_from) over (partition by account.source_name, account.id order by account.extracted_at, account.run_id), timestamp '9999-12-31 00:00:00.0') valid_to from (select account.source_name, account.run_id, account.content_run_id, account.extracted_at, account.is_deleted, account.record_number, account.id, account.date_created, account.date_modified, account.email, account.first_name, account.last_name, account.role, account.company, account.phone, account.city, account.state, account.postcode, account.country, account.is_paying_customer, account.content_hash, account.payload, case when row_number() over (partition by account.source_name, account.id order by account.extracted_at, account.run_id) = cast(? as int) then timestamp '1900-01-01 00:00:00.0' else max(least(coalesce(account.date_modified, account.extracted_at), account.extracted_at)) over (partition by account.source_name, account.id order by account.extracted_at, account.run_id rows between unbounded preceding and current row) end valid_from from staging.woocommerce_customers account) account qualify coalesce(lead(account.valid_from) over (partition by account.source_name, account.id order by account.extracted_at, account.run_id), timestamp '9999-12-31 00:00:00.0') > account.valid_from) account left outer join channel_rule_value on (channel_rule_value.source_kind = cast(? as varchar) and channel_rule_value.channel_group = cast(? as varchar) and channel_rule_value.field_name in (cast(? as varchar), cast(? as varchar)) and replace((',' || lower(coalesce(account.role, '')) || ','), (',' || lower(channel_rule_value.field_value) || ','), '') <> (',' || lower(coalesce(account.role, '')) || ',')) qualify row_number() over (partition by account.source_name, account.id, account.valid_from order by channel_rule_value.priority nulls last) = cast(? as int) union all select cast(mod(md5_number_lower64((coalesce(cast(profile.source_name as varchar), chr(30)) || chr(31) || coalesce(cast('till' as varchar), chr(30)) || chr(31) || coalesce(cast(profile.id as varchar), chr(30)))), 9223372036854775808) as bigint), profile.source_name, 'till', profile.id, profile.created_at, profile.group_ids, (channel_rule_value.priority is not null), nullif(trim(profile.country), ''), nullif(trim(profile.state), ''), profile.valid_from, profile.valid_to from (select profile.source_name, profile.run_id, profile.content_run_id, profile.extracted_at, profile.is_deleted, profile.record_number, profile.id, profile.created_at, profile.updated_at, profile.given_name, profile.family_name, profile.company_name, profile.email_address, profile.phone_number, profile.city, profile.state, profile.postcode, profile.country, profile.reference_id, profile.creation_source, profile.group_ids, profile.content_hash, profile.payload, profile.valid_from, coalesce(lead(profile.valid_from) over (partition by profile.source_name, profile.id order by profile.extracted_at, profile.run_id), timestamp '9999-12-31 00:00:00.0') valid_to from (select profile.source_name, profile.run_id, profile.content_run_id, profile.extracted_at, profile.is_deleted, profile.record_number, profile.id, profile.created_at, profile.updated_at, profile.given_name, profile.family_name, profile.company_name, profile.email_address, profile.phone_number, profile.city, profile.state, profile.postcode, profile.country, profile.reference_id, profile.creation_source, profile.group_ids, profile.content_hash, profile.payload, case when row_number() over (partition by profile.source_name, profile.id order by profile.extracted_at, profile.run_id) = cast(? as int) then timestamp '1900-01-01 00:00:00.0' else max(least(coalesce(profile.updated_at, profile.extracted_at), profile.extracted_at)) over (partition by profile.source_name, profile.id order by profile.extracted_at, profile.run_id rows between unbounded preceding and current row) end valid_from from staging.square_customers profile) profile qualify coalesce(lead(profile.valid_from) over (partition by profile.source_name, profile.id order by profile.extracted_at, profile.run_id), timestamp '9999-12-31 00:00:00.0') > profile.valid_from) profile left outer join channel_rule_value on (channel_rule_value.source_kind = cast(? as varchar) and channel_rule_value.channel_group = cast(? as varchar) and channel_rule_value.field_name in (cast(? as varchar), cast(? as varchar)) and replace((',' || lower(coalesce(profile.group_ids, '')) || ','), (',' || lower(channel_rule_value.field_value) || ','), '') <> (',' || lower(coalesce(profile.group_ids, '')) || ',')) qualify row_number() over (partition by profile.source_name, profile.id, profile.valid_from order by channel_rule_value.priority nulls last) = cast(? as int) union all select customer_candidate.candidate_key, customer_candidate.source_name, customer_candidate.profile_kind, customer_candidate.candidate_id, customer_candidate.created_at, cast(null as varchar), false, customer_candidate.country, customer_candidate.region, timestamp '1900-01-01 00:00:00.0', timestamp '9999-12-31 00:00:00.0' from customer_candidate where (customer_candidate.profile_kind = cast(? as varchar) or customer_candidate.is_inferred);

select customer_candidate.candidate_key, customer_candidate.source_name, customer_candidate.profile_kind, customer_candidate.candidate_id, customer_candidate.created_at, customer_candidate.email, customer_candidate.phone, customer_candidate.family_name from customer_candidate order by customer_candidate.created_at nulls last;

insert into joined_candidate (candidate_key, customer_durable_key, match_rule, confidence) values (?, ?, ?, ?);

insert into customer_membership (candidate_key, source_name, profile_kind, candidate_id, customer_durable_key, match_rule, confidence, first_source_name, first_seen_at, profile_count, is_registered) select customer_candidate.candidate_key, customer_candidate.source_name, customer_candidate.profile_kind, customer_candidate.candidate_id, coalesce(joined_candidate.customer_durable_key, customer_candidate.candidate_key) customer_durable_key, coalesce(joined_candidate.match_rule, 'first') match_rule, coalesce(joined_candidate.confidence, 1.00) confidence, first_seen.source_name first_source_name, coalesce(first_seen.created_at, timestamp '1900-01-01 00:00:00.0') first_seen_at, customer.profile_count, (customer.is_registered = cast(? as int)) is_registered from customer_candidate left outer join joined_candidate on joined_candidate.candidate_key = customer_candidate.candidate_key join customer_candidate first_seen on first_seen.candidate_key = coalesce(joined_candidate.customer_durable_key, customer_candidate.candidate_key) join (select coalesce(joined_candidate.customer_durable_key, customer_candidate.candidate_key) customer_durable_key, count(*) profile_count, max(case when customer_candidate.profile_kind = cast(? as varchar) then 1 else 0 end) is_registered from customer_candidate left outer join joined_candidate on joined_candidate.candidate_key = customer_candidate.candidate_key group by coalesce(joined_candidate.customer_durable_key, customer_candidate.candidate_key)) customer on customer.customer_durable_key = coalesce(joined_candidate.customer_durable_key, customer_candidate.candidate_key);

insert into marts_first.dim_customer (customer_key, customer_durable_key, customer_group, country, region, first_source_name, first_seen_at, profile_count, is_registered, is_current, valid_from, valid_to) select cast(mod(md5_number_lower64((coalesce(cast(version.customer_durable_key as varchar), chr(30)) || chr(31) || coalesce(cast(date_part(epoch_microsecond, version.valid_from) as varchar), chr(30)))), 9223372036854775808) as bigint) customer_key, version.customer_durable_key, version.customer_group, version.country, version.region, version.first_source_name, version.first_seen_at, version.profile_count, version.is_registered, (lead(version.valid_from) over (partition by version.customer_durable_key order by version.valid_from) is null) is_current, version.valid_from, coalesce(lead(version.valid_from) over (partition by version.customer_durable_key order by version.valid_from), timestamp '9999-12-31 00:00:00.0') valid_to from (select version.customer_durable_key, version.customer_group, version.country, version.region, version.first_source_name, version.first_seen_at, version.profile_count, version.is_registered, version.valid_from from (select customer_membership.customer_durable_key, case when max(case when customer_version.is_wholesale = true then 1 else 0 end) over (partition by customer_membership.customer_durable_key, moment.valid_from) = cast(? as int) then 'wholesale' else 'retail' end customer_group, upper(customer_version.country) country, customer_version.region, customer_membership.first_source_name, customer_membership.first_seen_at, customer_membership.profile_count, customer_membership.is_registered, moment.valid_from from (select distinct customer_membership.customer_durable_key, customer_version.valid_from from customer_membership join customer_version on customer_version.candidate_key = customer_membership.candidate_key) moment join customer_membership on customer_membership.customer_durable_key = moment.customer_durable_key join customer_version on (customer_version.candidate_key = customer_membership.candidate_key and customer_version.valid_from <= moment.valid_from and customer_version.valid_to > moment.valid_from) qualify row_number() over (partition by customer_membership.customer_durable_key, moment.valid_from order by case when customer_version.country is null then 1 else 0 end, case when customer_version.profile_kind = cast(? as varchar) then 0 when customer_version.profile_kind = cast(? as varchar) then 1 else 2 end, customer_version.created_at nulls last, customer_membership.source_name, customer_membership.candidate_id) = cast(? as int)) version qualify (row_number() over (partition by version.customer_durable_key order by version.valid_from) = cast(? as int) or version.customer_group is distinct from lag(version.customer_group) over (partition by version.customer_durable_key order by version.valid_from) or version.country is distinct from lag(version.country) over (partition by version.customer_durable_key order by version.valid_from) or version.region is distinct from lag(version.region) over (partition by version.customer_durable_key order by version.valid_from))) version union all select -1, -1, 'retail', cast(null as varchar), cast(null as varchar), '', timestamp '1900-01-01 00:00:00.0', 0, false, true, timestamp '1900-01-01 00:00:00.0', timestamp '9999-12-31 00:00:00.0' union all select -2, -2, 'retail', cast(null as varchar), cast(null as varchar), '', timestamp '1900-01-01 00:00:00.0', 0, false, true, timestamp '1900-01-01 00:00:00.0', timestamp '9999-12-31 00:00:00.0';

insert into conformed_order (source_name, source_kind, order_key, order_id, order_number, order_status, treatment, is_sale, is_mirror, is_deleted, is_counted, sold_at, as_of, business_day, date_key, time_of_day_key, customer_key, customer_durable_key, channel_key, location_key, currency, reporting_rate, total_amount) select source_order.source_name, source_order.source_kind, source_order.order_key, source_order.order_id, source_order.order_number, source_order.order_status, coalesce(rule_order_status.treatment, 'not_sale') treatment, (coalesce(rule_order_status.treatment, 'not_sale') = cast(? as varchar)) is_sale, (mirrored_order.order_key is not null) is_mirror, source_order.is_deleted, (coalesce(rule_order_status.treatment, 'not_sale') = cast(? as varchar) and mirrored_order.order_key is null and source_order.is_deleted = false) is_counted, source_order.sold_at, coalesce(source_order.sold_at, timestamp '9999-12-30 00:00:00.0') as_of, cast(convert_timezone('UTC', 'America/New_York', source_order.sold_at) as date) business_day, cast(coalesce(((extract(year from cast(convert_timezone('UTC', 'America/New_York', source_order.sold_at) as date)) * 10000) + (extract(month from cast(convert_timezone('UTC', 'America/New_York', source_order.sold_at) as date)) * 100) + extract(day from cast(convert_timezone('UTC', 'America/New_York', source_order.sold_at) as date))), -1) as int) date_key, cast(coalesce(((extract(hour from convert_timezone('UTC', 'America/New_York', source_order.sold_at)) * 100) + extract(minute from convert_timezone('UTC', 'America/New_York', source_order.sold_at))), -1) as int) time_of_day_key, coalesce(marts_first.dim_customer.customer_key, -1) customer_key, coalesce(marts_first.dim_customer.customer_durable_key, -1) customer_durable_key, coalesce(channel.channel_key, -1) channel_key, cast(mod(md5_number_lower64((coalesce(cast(source_order.source_name as varchar), chr(30)) || chr(31) || coalesce(cast(source_order.location_id as varchar), chr(30)))), 9223372036854775808) as bigint) location_key, source_order.currency, exchange_rate.rate reporting_rate, source_order.total_amount from source_order left outer join rule_order_status on (rule_order_status.source_kind = source_order.source_kind and rule_order_status.status = source_order.order_status) left outer join mirrored_order on mirrored_order.order_key = source_order.order_key left outer join customer_membership on customer_membership.candidate_key = source_order.candidate_key left outer join marts_first.dim_customer on (marts_first.dim_customer.customer_durable_key = customer_membership.customer_durable_key and marts_first.dim_customer.valid_from <= coalesce(source_order.sold_at, timestamp '9999-12-30 00:00:00.0') and marts_first.dim_customer.valid_to > coalesce(source_order.sold_at, timestamp '9999-12-30 00:00:00.0')) left outer join customer_version on (customer_version.candidate_key = source_order.candidate_key and customer_version.customer_groups is not null and customer_version.valid_from <= coalesce(source_order.sold_at, timestamp '9999-12-30 00:00:00.0') and customer_version.valid_to > coalesce(source_order.sold_at, timestamp '9999-12-30 00:00:00.0')) left outer join (select seen.source_kind, seen.channel_hint, seen.customer_groups, cast(mod(md5_number_lower64(coalesce(cast(channel_rule_value.channel_code as varchar), chr(30))), 9223372036854775808) as bigint) channel_key from (select distinct source_order.source_kind, source_order.channel_hint, customer_version.customer_groups from source_order left outer join customer_version on (customer_version.candidate_key = source_order.candidate_key and customer_version.customer_groups is not null and customer_version.valid_from <= coalesce(source_order.sold_at, timestamp '9999-12-30 00:00:00.0') and customer_version.valid_to > coalesce(source_order.sold_at, timestamp '9999-12-30 00:00:00.0'))) seen join channel_rule_value on (channel_rule_value.source_kind = seen.source_kind and ((channel_rule_value.field_name in (cast(? as varchar), cast(? as varchar)) and (channel_rule_value.field_value = cast(? as varchar) or lower(channel_rule_value.field_value) = lower(seen.channel_hint))) or (channel_rule_value.field_name in (cast(? as varchar), cast(? as varchar)) and replace((',' || lower(coalesce(seen.customer_groups, '')) || ','), (',' || lower(channel_rule_value.field_value) || ','), '') <> (',' || lower(coalesce(seen.customer_groups, '')) || ',')))) qualify row_number() over (partition by seen.source_kind, seen.channel_hint, seen.customer_groups order by channel_rule_value.priority, channel_rule_value.channel_code) = cast(? as int)) channel on (channel.source_kind = source_order.source_kind and channel.channel_hint is not distinct from source_order.channel_hint and channel.customer_groups is not distinct from customer_version.customer_groups) left outer join exchange_rate on (exchange_rate.currency = source_order.currency and exchange_rate.valid_from <= cast(convert_timezone('UTC', 'America/New_York', coalesce(source_order.sold_at, timestamp '9999-12-30 00:00:00.0')) as date) and exchange_rate.valid_to > cast(convert_timezone('UTC', 'America/New_York', coalesce(source_order.sold_at, timestamp '9999-12-30 00:00:00.0')) as date));

insert into conformed_refund (refund_key, source_name, refund_id, part_id, order_id, order_key, order_status, is_sale, is_mirror, is_deleted, refunded_at, product_as_of, business_day, date_key, time_of_day_key, days_to_refund, customer_key, customer_durable_key, channel_key, location_key, currency, reporting_rate, total_amount) select cast(mod(md5_number_lower64((coalesce(cast(source_refund.source_name as varchar), chr(30)) || chr(31) || coalesce(cast(source_refund.refund_id as varchar), chr(30)) || chr(31) || coalesce(cast(source_refund.part_id as varchar), chr(30)))), 9223372036854775808) as bigint) refund_key, source_refund.source_name, source_refund.refund_id, source_refund.part_id, source_refund.order_id, coalesce(sold.order_key, -2) order_key, coalesce(sold.order_status, back.order_status) order_status, (coalesce(sold.is_sale, true) = true and coalesce(back.is_sale, true) = true) is_sale, (coalesce(sold.is_mirror, false) = true or coalesce(back.is_mirror, false) = true) is_mirror, (source_refund.is_deleted = true or coalesce(sold.is_deleted, false) = true or coalesce(back.is_deleted, false) = true) is_deleted, source_refund.refunded_at, coalesce(sold.as_of, coalesce(source_refund.refunded_at, timestamp '9999-12-30 00:00:00.0')) product_as_of, cast(convert_timezone('UTC', 'America/New_York', source_refund.refunded_at) as date) business_day, cast(coalesce(((extract(year from cast(convert_timezone('UTC', 'America/New_York', source_refund.refunded_at) as date)) * 10000) + (extract(month from cast(convert_timezone('UTC', 'America/New_York', source_refund.refunded_at) as date)) * 100) + extract(day from cast(convert_timezone('UTC', 'America/New_York', source_refund.refunded_at) as date))), -1) as int) date_key, cast(coalesce(((extract(hour from convert_timezone('UTC', 'America/New_York', source_refund.refunded_at)) * 100) + extract(minute from convert_timezone('UTC', 'America/New_York', source_refund.refunded_at))), -1) as int) time_of_day_key, cast(datediff('day', sold.business_day, cast(convert_timezone('UTC', 'America/New_York', source_refund.refunded_at) as date)) as integer) days_to_refund, coalesce(sold.customer_key, back.customer_key) customer_key, coalesce(sold.customer_durable_key, back.customer_durable_key) customer_durable_key, coalesce(sold.channel_key, back.channel_key) channel_key, coalesce(back.location_key, sold.location_key) location_key, coalesce(back.currency, sold.currency) currency, exchange_rate.rate reporting_rate, source_refund.total_amount from source_refund left outer join conformed_order sold on (sold.source_name = source_refund.source_name and sold.order_id = source_refund.order_id) left outer join conformed_order back on (back.source_name = source_refund.source_name and back.order_id = source_refund.return_order_id) left outer join exchange_rate on (exchange_rate.currency = coalesce(back.currency, sold.currency) and exchange_rate.valid_from <= cast(convert_timezone('UTC', 'America/New_York', coalesce(source_refund.refunded_at, timestamp '9999-12-30 00:00:00.0')) as date) and exchange_rate.valid_to > cast(convert_timezone('UTC', 'America/New_York', coalesce(source_refund.refunded_at, timestamp '9999-12-30 00:00:00.0')) as date)) where (sold.order_id is not null or source_refund.order_id is null);

insert into order_sum (order_key, line_count, discount_amount, tax_amount, gift_card_amount, stated_amount) select order_line.order_key, count(*) line_count, cast(coalesce(sum(order_line.discount_amount), 0.0000) as decimal(18, 4)) discount_amount, cast(coalesce(sum(order_line.tax_amount), 0.0000) as decimal(18, 4)) tax_amount, cast(coalesce(sum(order_line.gift_card_amount), 0.0000) as decimal(18, 4)) gift_card_amount, cast(coalesce(sum((order_line.net_amount + order_line.fee_amount + order_line.gift_card_amount)), 0.0000) as decimal(18, 4)) stated_amount from order_line group by order_line.order_key;

insert into header_amount (order_key, currency, shipping_amount, fee_amount, tip_amount, tax_amount, rounding_amount) select header_amount.order_key, header_amount.currency, header_amount.shipping_amount, header_amount.fee_amount, header_amount.tip_amount, header_amount.tax_amount, header_amount.rounding_amount from (select source_order.order_key, source_order.currency, source_order.shipping_amount, source_order.fee_amount, source_order.tip_amount, (source_order.tax_amount - coalesce(order_sum.tax_amount, 0.0000)) tax_amount, (source_order.rounding_amount + case when abs((source_order.total_amount - source_order.shipping_amount - source_order.fee_amount - source_order.tip_amount - source_order.rounding_amount - source_order.tax_amount - coalesce(order_sum.stated_amount, 0.0000))) <= (coalesce(currency_unit.minor_unit, 0.0100) * coalesce(order_sum.line_count, 0)) then (source_order.total_amount - source_order.shipping_amount - source_order.fee_amount - source_order.tip_amount - source_order.rounding_amount - source_order.tax_amount - coalesce(order_sum.stated_amount, 0.0000)) else 0.0000 end) rounding_amount from source_order left outer join order_sum on order_sum.order_key = source_order.order_key left outer join currency_unit on currency_unit.currency = source_order.currency) header_amount where (header_amount.shipping_amount <> cast(? as decimal(1)) or header_amount.fee_amount <> cast(? as decimal(1)) or header_amount.tip_amount <> cast(? as decimal(1)) or header_amount.tax_amount <> cast(? as decimal(1)) or header_amount.rounding_amount <> cast(? as decimal(1)));

insert into allocated_amount (line_key, shipping_amount, fee_amount, tip_amount, tax_amount, rounding_amount) select line_key line_key, (((unit * (shipping_amount_floor + case when place <= shipping_amount_left then 1 else 0 end)) + case when place = cast(? as bigint) then (abs(shipping_amount) - (unit * shipping_amount_units)) else 0.0000 end) * case when shipping_amount < cast(? as decimal(1)) then -1 else 1 end) shipping_amount, (((unit * (fee_amount_floor + case when place <= fee_amount_left then 1 else 0 end)) + case when place = cast(? as bigint) then (abs(fee_amount) - (unit * fee_amount_units)) else 0.0000 end) * case when fee_amount < cast(? as decimal(1)) then -1 else 1 end) fee_amount, (((unit * (tip_amount_floor + case when place <= tip_amount_left then 1 else 0 end)) + case when place = cast(? as bigint) then (abs(tip_amount) - (unit * tip_amount_units)) else 0.0000 end) * case when tip_amount < cast(? as decimal(1)) then -1 else 1 end) tip_amount, (((unit * (tax_amount_floor + case when place <= tax_amount_left then 1 else 0 end)) + case when place = cast(? as bigint) then (abs(tax_amount) - (unit * tax_amount_units)) else 0.0000 end) * case when tax_amount < cast(? as decimal(1)) then -1 else 1 end) tax_amount, (((unit * (rounding_amount_floor + case when place <= rounding_amount_left then 1 else 0 end)) + case when place = cast(? as bigint) then (abs(rounding_amount) - (unit * rounding_amount_units)) else 0.0000 end) * case when rounding_amount < cast(? as decimal(1)) then -1 else 1 end) rounding_amount from (select document_key, line_key, unit, shipping_amount, fee_amount, tip_amount, tax_amount, rounding_amount, shipping_amount_units, fee_amount_units, tip_amount_units, tax_amount_units, rounding_amount_units, shipping_amount_floor, fee_amount_floor, tip_amount_floor, tax_amount_floor, rounding_amount_floor, row_number() over (partition by document_key order by weight desc nulls last, line_id) place, (shipping_amount_units - cast(sum(shipping_amount_floor) over (partition by document_key) as bigint)) shipping_amount_left, (fee_amount_units - cast(sum(fee_amount_floor) over (partition by document_key) as bigint)) fee_amount_left, (tip_amount_units - cast(sum(tip_amount_floor) over (partition by document_key) as bigint)) tip_amount_left, (tax_amount_units - cast(sum(tax_amount_floor) over (partition by document_key) as bigint)) tax_amount_left, (rounding_amount_units - cast(sum(rounding_amount_floor) over (partition by document_key) as bigint)) rounding_amount_left from (select document_key, line_key, line_id, unit, weight, shipping_amount, fee_amount, tip_amount, tax_amount, rounding_amount, shipping_amount_units, fee_amount_units, tip_amount_units, tax_amount_units, rounding_amount_units, cast((((shipping_amount_units * weight) - ((shipping_amount_units * weight) % whole)) / whole) as bigint) shipping_amount_floor, cast((((fee_amount_units * weight) - ((fee_amount_units * weight) % whole)) / whole) as bigint) fee_amount_floor, cast((((tip_amount_units * weight) - ((tip_amount_units * weight) % whole)) / whole) as bigint) tip_amount_floor, cast((((tax_amount_units * weight) - ((tax_amount_units * weight) % whole)) / whole) as bigint) tax_amount_floor, cast((((rounding_amount_units * weight) - ((rounding_amount_units * weight) % whole)) / whole) as bigint) rounding_amount_floor from (select document_key, line_key, line_id, unit, shipping_amount, fee_amount, tip_amount, tax_amount, rounding_amount, shipping_amount_units, fee_amount_units, tip_amount_units, tax_amount_units, rounding_amount_units, case when sum(weight) over (partition by document_key) = cast(? as numeric(1)) then 1 else weight end weight, cast(case when sum(weight) over (partition by document_key) = cast(? as numeric(1)) then sum(1) over (partition by document_key) else sum(weight) over (partition by document_key) end as bigint) whole from (select header_amount.order_key document_key, order_line.line_key line_key, order_line.line_id line_id, coalesce(currency_unit.minor_unit, 0.0100) unit, cast(floor((greatest(order_line.net_amount, 0.0000) * coalesce(currency_unit.units, 100))) as bigint) weight, header_amount.shipping_amount shipping_amount, header_amount.fee_amount fee_amount, header_amount.tip_amount tip_amount, header_amount.tax_amount tax_amount, header_amount.rounding_amount rounding_amount, cast(floor((abs(header_amount.shipping_amount) * coalesce(currency_unit.units, 100))) as bigint) shipping_amount_units, cast(floor((abs(header_amount.fee_amount) * coalesce(currency_unit.units, 100))) as bigint) fee_amount_units, cast(floor((abs(header_amount.tip_amount) * coalesce(currency_unit.units, 100))) as bigint) tip_amount_units, cast(floor((abs(header_amount.tax_amount) * coalesce(currency_unit.units, 100))) as bigint) tax_amount_units, cast(floor((abs(header_amount.rounding_amount) * coalesce(currency_unit.units, 100))) as bigint) rounding_amount_units from header_amount join order_line on order_line.order_key = header_amount.order_key left outer join currency_unit on currency_unit.currency = header_amount.currency) stated) weights) floors) lines;

insert into refund_rest (refund_key, order_key, currency, amount) select conformed_refund.refund_key, conformed_refund.order_key, conformed_refund.currency, (conformed_refund.total_amount - coalesce(lines.stated, 0.0000)) amount from conformed_refund left outer join (select refund_line.source_name, refund_line.refund_id, refund_line.part_id, cast(coalesce(sum((refund_line.net_amount + refund_line.tax_amount + refund_line.shipping_amount + refund_line.fee_amount + refund_line.tip_amount + refund_line.gift_card_amount + refund_line.rounding_amount)), 0.0000) as decimal(18, 4)) stated from refund_line group by refund_line.source_name, refund_line.refund_id, refund_line.part_id) lines on (lines.source_name = conformed_refund.source_name and lines.refund_id = conformed_refund.refund_id and lines.part_id = conformed_refund.part_id) where (conformed_refund.total_amount - coalesce(lines.stated, 0.0000)) <> cast(? as decimal(1));

insert into allocated_refund (refund_key, line_key, amount) select document_key refund_key, line_key line_key, (((unit * (amount_floor + case when place <= amount_left then 1 else 0 end)) + case when place = cast(? as bigint) then (abs(amount) - (unit * amount_units)) else 0.0000 end) * case when amount < cast(? as decimal(1)) then -1 else 1 end) amount from (select document_key, line_key, unit, amount, amount_units, amount_floor, row_number() over (partition by document_key order by weight desc nulls last, line_id) place, (amount_units - cast(sum(amount_floor) over (partition by document_key) as bigint)) amount_left from (select document_key, line_key, line_id, unit, weight, amount, amount_units, cast((((amount_units * weight) - ((amount_units * weight) % whole)) / whole) as bigint) amount_floor from (select document_key, line_key, line_id, unit, amount, amount_units, case when sum(weight) over (partition by document_key) = cast(? as numeric(1)) then 1 else weight end weight, cast(case when sum(weight) over (partition by document_key) = cast(? as numeric(1)) then sum(1) over (partition by document_key) else sum(weight) over (partition by document_key) end as bigint) whole from (select refund_rest.refund_key document_key, order_line.line_key line_key, order_line.line_id line_id, coalesce(currency_unit.minor_unit, 0.0100) unit, cast(floor((greatest(order_line.net_amount, 0.0000) * coalesce(currency_unit.units, 100))) as bigint) weight, refund_rest.amount amount, cast(floor((abs(refund_rest.amount) * coalesce(currency_unit.units, 100))) as bigint) amount_units from refund_rest join order_line on order_line.order_key = refund_rest.order_key left outer join currency_unit on currency_unit.currency = refund_rest.currency) stated) weights) floors) lines;

insert into source_payment (source_name, source_kind, payment_kind, payment_id, order_source_name, order_id, order_key, paid_at, candidate_key, location_id, payment_method, card_brand, payment_status, is_completed, currency, amount, tip_amount, fee_amount) select paid.source_name source_name, 'square' source_kind, 'payment' payment_kind, paid.id payment_id, coalesce(mirrored_order.shop_source_name, paid.source_name) order_source_name, coalesce(mirrored_order.shop_order_id, paid.order_id) order_id, coalesce(mirrored_order.shop_order_key, case when paid.order_id is not null then cast(mod(md5_number_lower64((coalesce(cast(paid.source_name as varchar), chr(30)) || chr(31) || coalesce(cast(paid.order_id as varchar), chr(30)))), 9223372036854775808) as bigint) end) order_key, paid.created_at paid_at, case when nullif(trim(paid.customer_id), '') is not null then cast(mod(md5_number_lower64((coalesce(cast(paid.source_name as varchar), chr(30)) || chr(31) || coalesce(cast('till' as varchar), chr(30)) || chr(31) || coalesce(cast(nullif(trim(paid.customer_id), '') as varchar), chr(30)))), 9223372036854775808) as bigint) end candidate_key, paid.location_id location_id, case when paid.card_brand = cast(? as varchar) then 'gift_card' else lower(coalesce(paid.source_type, 'unknown')) end payment_method, case when paid.card_brand = cast(? as varchar) then '' else coalesce(nullif(trim(paid.card_brand), ''), '') end card_brand, coalesce(paid.status, 'unknown') payment_status, (coalesce(paid.status, '') = cast(? as varchar) and paid.is_deleted = false) is_completed, coalesce(paid.currency, 'XXX') currency, coalesce(paid.amount_money, 0.0000) amount, coalesce(paid.tip_money, 0.0000) tip_amount, coalesce(fee.amount, 0.0000) fee_amount from (select paid.source_name, paid.run_id, paid.content_run_id, paid.extracted_at, paid.is_deleted, paid.record_number, paid.id, paid.order_id, paid.location_id, paid.customer_id, paid.status, paid.source_type, paid.card_brand, paid.created_at, paid.updated_at, paid.currency, paid.amount_money, paid.tip_money, paid.total_money, paid.refunded_money, paid.approved_money, paid.content_hash, paid.payload from staging.square_payments paid qualify (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1)) paid left outer join (select head.source_name, head.id, cast(coalesce(sum(fee.amount_money), 0.0000) as decimal(18, 4)) amount from (select head.source_name, head.run_id, head.content_run_id, head.extracted_at, head.is_deleted, head.record_number, head.id, head.order_id, head.location_id, head.customer_id, head.status, head.source_type, head.card_brand, head.created_at, head.updated_at, head.currency, head.amount_money, head.tip_money, head.total_money, head.refunded_money, head.approved_money, head.content_hash, head.payload from staging.square_payments head qualify (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1)) head join staging.square_payment_fees fee on (fee.source_name = head.source_name and fee.run_id = head.content_run_id and fee.record_number = head.record_number) group by head.source_name, head.id) fee on (fee.source_name = paid.source_name and fee.id = paid.id) left outer join mirrored_order on (mirrored_order.source_name = paid.source_name and mirrored_order.order_id = paid.order_id) union all select head.source_name, 'square', 'payment', (head.id || ':' || tender.id), coalesce(mirrored_order.shop_source_name, head.source_name), coalesce(mirrored_order.shop_order_id, head.id), coalesce(mirrored_order.shop_order_key, case when head.id is not null then cast(mod(md5_number_lower64((coalesce(cast(head.source_name as varchar), chr(30)) || chr(31) || coalesce(cast(head.id as varchar), chr(30)))), 9223372036854775808) as bigint) end), coalesce(tender.created_at, head.closed_at), case when nullif(trim(tender.customer_id), '') is not null then cast(mod(md5_number_lower64((coalesce(cast(head.source_name as varchar), chr(30)) || chr(31) || coalesce(cast('till' as varchar), chr(30)) || chr(31) || coalesce(cast(nullif(trim(tender.customer_id), '') as varchar), chr(30)))), 9223372036854775808) as bigint) end, head.location_id, case when tender.type = cast(? as varchar) then 'gift_card' else lower(coalesce(tender.type, 'unknown')) end, '', coalesce(head.state, 'unknown'), (coalesce(head.state, '') = cast(? as varchar) and head.is_deleted = false), coalesce(head.currency, 'XXX'), (coalesce(tender.amount_money, 0.0000) - coalesce(tender.tip_money, 0.0000)), coalesce(tender.tip_money, 0.0000), coalesce(tender.processing_fee_money, 0.0000) from (select head.source_name, head.run_id, head.content_run_id, head.extracted_at, head.is_deleted, head.record_number, head.id, head.location_id, head.state, head.source, head.customer_id, head.reference_id, head.ticket_name, head.created_at, head.updated_at, head.closed_at, head.currency, head.total_money, head.total_tax_money, head.total_discount_money, head.total_tip_money, head.total_service_charge_money, head.net_total_money, head.net_tax_money, head.net_discount_money, head.net_tip_money, head.net_service_charge_money, head.return_total_money, head.return_tax_money, head.return_discount_money, head.return_tip_money, head.return_service_charge_money, head.rounding_money, head.return_rounding_money, head.woocommerce_order_id, head.content_hash, head.payload from staging.square_orders head qualify (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1)) head join staging.square_order_tenders tender on (tender.source_name = head.source_name and tender.run_id = head.content_run_id and tender.record_number = head.record_number) left outer join mirrored_order on (mirrored_order.source_name = head.source_name and mirrored_order.order_id = head.id) where nullif(trim(tender.payment_id), '') is null union all select back.source_name, 'square', 'refund', back.id, coalesce(mirrored_order.shop_source_name, back.source_name), coalesce(mirrored_order.shop_order_id, coalesce(paid.order_id, back.order_id)), coalesce(mirrored_order.shop_order_key, case when coalesce(paid.order_id, back.order_id) is not null then cast(mod(md5_number_lower64((coalesce(cast(back.source_name as varchar), chr(30)) || chr(31) || coalesce(cast(coalesce(paid.order_id, back.order_id) as varchar), chr(30)))), 9223372036854775808) as bigint) end), back.created_at, case when nullif(trim(paid.customer_id), '') is not null then cast(mod(md5_number_lower64((coalesce(cast(back.source_name as varchar), chr(30)) || chr(31) || coalesce(cast('till' as varchar), chr(30)) || chr(31) || coalesce(cast(nullif(trim(paid.customer_id), '') as varchar), chr(30)))), 9223372036854775808) as bigint) end, back.location_id, case when paid.card_brand = cast(? as varchar) then 'gift_card' else lower(coalesce(paid.source_type, 'unknown')) end, case when paid.card_brand = cast(? as varchar) then '' else coalesce(nullif(trim(paid.card_brand), ''), '') end, coalesce(back.status, 'unknown'), (coalesce(back.status, '') = cast(? as varchar) and back.is_deleted = false), coalesce(back.currency, 'XXX'), -(coalesce(back.amount_money, 0.0000)), 0.0000, coalesce(back.fee_money, 0.0000) from (select back.source_name, back.run_id, back.content_run_id, back.extracted_at, back.is_deleted, back.record_number, back.id, back.payment_id, back.order_id, back.location_id, back.status, back.reason, back.created_at, back.updated_at, back.currency, back.amount_money, back.fee_money, back.unlinked, back.content_hash, back.payload from staging.square_refunds back qualify (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1)) back left outer join (select paid.source_name, paid.run_id, paid.content_run_id, paid.extracted_at, paid.is_deleted, paid.record_number, paid.id, paid.order_id, paid.location_id, paid.customer_id, paid.status, paid.source_type, paid.card_brand, paid.created_at, paid.updated_at, paid.currency, paid.amount_money, paid.tip_money, paid.total_money, paid.refunded_money, paid.approved_money, paid.content_hash, paid.payload from staging.square_payments paid qualify (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1)) paid on (paid.source_name = back.source_name and paid.id = back.payment_id) left outer join mirrored_order on (mirrored_order.source_name = back.source_name and mirrored_order.order_id = coalesce(paid.order_id, back.order_id)) union all select source_order.source_name, source_order.source_kind, 'payment', source_order.order_id, source_order.source_name, source_order.order_id, source_order.order_key, source_order.paid_at, cast(null as bigint), source_order.location_id, coalesce(source_order.payment_method, 'none'), '', source_order.order_status, (conformed_order.is_sale = true and conformed_order.is_deleted = false), source_order.currency, source_order.total_amount, 0.0000, 0.0000 from source_order join conformed_order on conformed_order.order_key = source_order.order_key left outer join (select distinct mirrored_order.shop_order_key from mirrored_order join staging.square_payments paid on (paid.source_name = mirrored_order.source_name and paid.order_id = mirrored_order.order_id)) mirrored_order on mirrored_order.shop_order_key = source_order.order_key where (source_order.source_kind = cast(? as varchar) and source_order.paid_at is not null and mirrored_order.shop_order_key is null) union all select source_order.source_name, source_order.source_kind, 'refund', cast(back.id as varchar), source_order.source_name, source_order.order_id, source_order.order_key, back.date_created, cast(null as bigint), source_order.location_id, coalesce(source_order.payment_method, 'none'), '', source_order.order_status, (conformed_order.is_sale = true and conformed_order.is_deleted = false and back.is_deleted = false), source_order.currency, -(coalesce(back.amount, 0.0000)), 0.0000, 0.0000 from (select back.source_name, back.run_id, back.content_run_id, back.extracted_at, back.is_deleted, back.record_number, back.id, back.parent_id, back.date_created, back.amount, back.reason, back.refunded_by, back.refunded_payment, back.content_hash, back.payload from staging.woocommerce_refunds back qualify (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1)) back join source_order on (source_order.source_name = back.source_name and source_order.order_id = cast(back.parent_id as varchar) and source_order.source_kind = cast(? as varchar)) join conformed_order on conformed_order.order_key = source_order.order_key left outer join (select distinct mirrored_order.shop_order_key from mirrored_order join staging.square_payments paid on (paid.source_name = mirrored_order.source_name and paid.order_id = mirrored_order.order_id)) mirrored_order on mirrored_order.shop_order_key = source_order.order_key where (mirrored_order.shop_order_key is null or coalesce(back.refunded_payment, false) = false);

insert into order_promotion (order_key, promotion_key, source_name, promotion_type, promotion_code, currency, discount_amount) with named as (select conformed_order.order_key order_key, cast(mod(md5_number_lower64((coalesce(cast(source_promotion.source_name as varchar), chr(30)) || chr(31) || coalesce(cast(source_promotion.promotion_type as varchar), chr(30)) || chr(31) || coalesce(cast(source_promotion.promotion_code as varchar), chr(30)))), 9223372036854775808) as bigint) promotion_key, source_promotion.source_name source_name, source_promotion.promotion_type promotion_type, source_promotion.promotion_code promotion_code, conformed_order.currency currency, cast(coalesce(sum(source_promotion.discount_amount), 0.0000) as decimal(18, 4)) discount_amount from source_promotion join conformed_order on conformed_order.order_key = source_promotion.order_key group by conformed_order.order_key, source_promotion.source_name, source_promotion.promotion_type, source_promotion.promotion_code, conformed_order.currency) (select order_promotion.order_key, order_promotion.promotion_key, order_promotion.source_name, order_promotion.promotion_type, order_promotion.promotion_code, order_promotion.currency, order_promotion.discount_amount from named order_promotion) union all (select conformed_order.order_key, cast(mod(md5_number_lower64((coalesce(cast(conformed_order.source_name as varchar), chr(30)) || chr(31) || coalesce(cast('unnamed' as varchar), chr(30)) || chr(31) || coalesce(cast('unnamed' as varchar), chr(30)))), 9223372036854775808) as bigint), conformed_order.source_name, 'unnamed', 'unnamed', conformed_order.currency, cast((order_sum.discount_amount - coalesce(explained.amount, 0.0000)) as decimal(18, 4)) from order_sum join conformed_order on conformed_order.order_key = order_sum.order_key left outer join (select named.order_key, cast(coalesce(sum(named.discount_amount), 0.0000) as decimal(18, 4)) amount from named group by named.order_key) explained on explained.order_key = conformed_order.order_key where cast((order_sum.discount_amount - coalesce(explained.amount, 0.0000)) as decimal(18, 4)) <> cast(? as decimal(1)));

insert into product_version (source_name, product_ref, product_durable_key, source_product_id, source_variation_id, sku, product_name, variation_name, product_line, list_price, currency, product_status, valid_from, valid_to) select variant_version.source_name, variant_version.product_ref, cast(mod(md5_number_lower64((coalesce(cast(variant_version.source_name as varchar), chr(30)) || chr(31) || coalesce(cast(variant_version.product_ref as varchar), chr(30)))), 9223372036854775808) as bigint) product_durable_key, variant_version.item_id source_product_id, variant_version.variation_id source_variation_id, variant_version.sku, coalesce(item_version.item_name, variant_version.product_ref) product_name, variant_version.variation_name, coalesce(by_sku.product_line, by_id.product_line, item_version.category_line, 'Unassigned') product_line, variant_version.list_price, variant_version.currency, variant_version.variant_status product_status, greatest(variant_version.valid_from, coalesce(item_version.valid_from, variant_version.valid_from)) valid_from, least(variant_version.valid_to, coalesce(item_version.valid_to, variant_version.valid_to)) valid_to from variant_version left outer join item_version on (item_version.source_name = variant_version.source_name and item_version.item_id = variant_version.item_id and item_version.valid_from < variant_version.valid_to and item_version.valid_to > variant_version.valid_from) left outer join rule_product_line by_sku on (by_sku.source_kind = variant_version.source_kind and by_sku.match_field = cast(? as varchar) and lower(by_sku.match_value) = lower(variant_version.sku)) left outer join rule_product_line by_id on (by_id.source_kind = variant_version.source_kind and by_id.match_field = cast(? as varchar) and by_id.match_value = variant_version.item_id);

insert into marts_first.dim_product (product_key, product_durable_key, source_name, source_product_id, source_variation_id, product_code, sku, product_name, variation_name, product_line, list_price, currency, product_status, is_inferred, is_current, valid_from, valid_to) select cast(mod(md5_number_lower64((coalesce(cast(product_version.source_name as varchar), chr(30)) || chr(31) || coalesce(cast(product_version.product_ref as varchar), chr(30)) || chr(31) || coalesce(cast(date_part(epoch_microsecond, product_version.valid_from) as varchar), chr(30)))), 9223372036854775808) as bigint) product_key, product_version.product_durable_key, product_version.source_name, product_version.source_product_id, product_version.source_variation_id, coalesce(product_version.sku, (product_version.source_name || ':' || product_version.product_ref)) product_code, product_version.sku, product_version.product_name, product_version.variation_name, product_version.product_line, product_version.list_price, product_version.currency, product_version.product_status, false is_inferred, (lead(product_version.valid_from) over (partition by product_version.product_durable_key order by product_version.valid_from) is null) is_current, product_version.valid_from, coalesce(lead(product_version.valid_from) over (partition by product_version.product_durable_key order by product_version.valid_from), timestamp '9999-12-31 00:00:00.0') valid_to from (select product_version.product_durable_key, product_version.source_name, product_version.product_ref, product_version.source_variation_id, first_value(product_version.source_product_id) over (partition by product_version.product_durable_key order by product_version.valid_from desc nulls last rows between unbounded preceding and current row) source_product_id, first_value(product_version.sku) over (partition by product_version.product_durable_key order by product_version.valid_from desc nulls last rows between unbounded preceding and current row) sku, first_value(product_version.product_name) over (partition by product_version.product_durable_key order by product_version.valid_from desc nulls last rows between unbounded preceding and current row) product_name, first_value(product_version.variation_name) over (partition by product_version.product_durable_key order by product_version.valid_from desc nulls last rows between unbounded preceding and current row) variation_name, first_value(product_version.currency) over (partition by product_version.product_durable_key order by product_version.valid_from desc nulls last rows between unbounded preceding and current row) currency, first_value(product_version.product_status) over (partition by product_version.product_durable_key order by product_version.valid_from desc nulls last rows between unbounded preceding and current row) product_status, product_version.product_line, product_version.list_price, product_version.valid_from from product_version qualify (row_number() over (partition by product_version.product_durable_key order by product_version.valid_from) = cast(? as int) or product_version.product_line is distinct from lag(product_version.product_line) over (partition by product_version.product_durable_key order by product_version.valid_from) or product_version.list_price is distinct from lag(product_version.list_price) over (partition by product_version.product_durable_key order by product_version.valid_from))) product_version union all select cast(mod(md5_number_lower64((coalesce(cast(order_line.source_name as varchar), chr(30)) || chr(31) || coalesce(cast(order_line.product_ref as varchar), chr(30)) || chr(31) || coalesce(cast(date_part(epoch_microsecond, timestamp '1900-01-01 00:00:00.0') as varchar), chr(30)))), 9223372036854775808) as bigint), order_line.product_durable_key, order_line.source_name, order_line.source_product_id, order_line.source_variation_id, coalesce(order_line.sku, (order_line.source_name || ':' || order_line.product_ref)), order_line.sku, coalesce(order_line.product_name, order_line.product_ref), coalesce(order_line.variation_name, ''), coalesce(by_sku.product_line, by_id.product_line, item_version.category_line, 'Unassigned'), cast(null as decimal(18, 4)), cast(null as varchar), 'inferred', true, true, timestamp '1900-01-01 00:00:00.0', timestamp '9999-12-31 00:00:00.0' from (select order_line.product_durable_key, order_line.source_name, order_line.source_kind, order_line.product_ref, max(order_line.source_product_id) source_product_id, max(order_line.source_variation_id) source_variation_id, max(order_line.sku) sku, max(order_line.product_name) product_name, max(order_line.variation_name) variation_name from (select order_line.product_durable_key, order_line.source_name, order_line.source_kind, order_line.product_ref, order_line.source_product_id, order_line.source_variation_id, order_line.sku, order_line.product_name, order_line.variation_name from order_line union all select refund_line.product_durable_key, refund_line.source_name, refund_line.source_kind, refund_line.product_ref, refund_line.source_product_id, refund_line.source_variation_id, refund_line.sku, refund_line.product_name, refund_line.variation_name from refund_line) order_line where (order_line.product_ref is not null and not exists (select 1 one from product_version where product_version.product_durable_key = order_line.product_durable_key)) group by order_line.product_durable_key, order_line.source_name, order_line.source_kind, order_line.product_ref) order_line left outer join item_version on (item_version.source_name = order_line.source_name and item_version.item_id = order_line.source_product_id and item_version.valid_to > cast(? as timestamp without time zone)) left outer join rule_product_line by_sku on (by_sku.source_kind = order_line.source_kind and by_sku.match_field = cast(? as varchar) and lower(by_sku.match_value) = lower(order_line.sku)) left outer join rule_product_line by_id on (by_id.source_kind = order_line.source_kind and by_id.match_field = cast(? as varchar) and by_id.match_value = order_line.source_product_id) union all select -1, -1, '', '', '', 'Unknown', cast(null as varchar), 'Unknown', '', 'Unassigned', cast(null as decimal(18, 4)), cast(null as varchar), 'none', false, true, timestamp '1900-01-01 00:00:00.0', timestamp '9999-12-31 00:00:00.0' union all select -2, -2, '', '', '', 'Not applicable', cast(null as varchar), 'Not applicable', '', 'Unassigned', cast(null as decimal(18, 4)), cast(null as varchar), 'none', false, true, timestamp '1900-01-01 00:00:00.0', timestamp '9999-12-31 00:00:00.0';

insert into marts_first.dim_channel (channel_key, channel_code, channel_name, channel_group) values (?, ?, ?, ?);

insert into marts_first.dim_location (location_key, source_name, location_id, location_name, location_type, city, country) select cast(mod(md5_number_lower64((coalesce(cast(place.source_name as varchar), chr(30)) || chr(31) || coalesce(cast(place.location_id as varchar), chr(30)))), 9223372036854775808) as bigint) location_key, place.source_name source_name, place.location_id location_id, coalesce(nullif(trim(till.name), ''), case when place.location_id = cast(? as varchar) then place.source_name else place.location_id end) location_name, case when place.location_id = cast(? as varchar) then 'shop' else 'till' end location_type, nullif(trim(till.city), '') city, nullif(trim(till.country), '') country from (select till.source_name source_name, till.id location_id from staging.square_locations till union select source_order.source_name, source_order.location_id from source_order union select source_payment.source_name, source_payment.location_id from source_payment where source_payment.location_id is not null) place left outer join (select till.source_name, till.run_id, till.content_run_id, till.extracted_at, till.is_deleted, till.record_number, till.id, till.name, till.status, till.type, till.timezone, till.currency, till.country, till.city, till.merchant_id, till.created_at, till.content_hash, till.payload from staging.square_locations till qualify (row_number() over (partition by source_name, id order by extracted_at desc, run_id desc) = 1)) till on (till.source_name = place.source_name and till.id = place.location_id) union all select -1, '', 'unknown', 'Unknown', 'none', cast(null as varchar), cast(null as varchar) union all select -2, '', 'not_applicable', 'Not applicable', 'none', cast(null as varchar), cast(null as varchar);

insert into marts_first.dim_time_of_day (time_of_day_key, clock_time, clock_time_12_hour, minute_of_day, hour_number, hour_name, half_hour, day_part) values (?, ?, ?, ?, ?, ?, ?, ?);

insert into marts_first.dim_payment_method (payment_method_key, source_name, payment_method, card_brand, payment_method_name, payment_group, is_listed) select cast(mod(md5_number_lower64((coalesce(cast(used.source_name as varchar), chr(30)) || chr(31) || coalesce(cast(used.payment_method as varchar), chr(30)) || chr(31) || coalesce(cast(used.card_brand as varchar), chr(30)))), 9223372036854775808) as bigint) payment_method_key, used.source_name source_name, used.payment_method payment_method, used.card_brand card_brand, case when used.card_brand = cast(? as varchar) then coalesce(title.payment_method_title, replace(used.payment_method, '_', ' ')) else (coalesce(title.payment_method_title, replace(used.payment_method, '_', ' ')) || ' ' || used.card_brand) end payment_method_name, coalesce(rule_payment_method.payment_group, 'Other') payment_group, (rule_payment_method.payment_group is not null) is_listed from (select source_payment.source_name, source_payment.source_kind, source_payment.payment_method, source_payment.card_brand from source_payment union select source_order.source_name, source_order.source_kind, source_order.payment_method, '' from source_order where source_order.payment_method is not null) used left outer join rule_payment_method on (rule_payment_method.source_kind = used.source_kind and lower(rule_payment_method.payment_method) = lower(used.payment_method)) left outer join (select source_order.source_name, source_order.payment_method, source_order.payment_method_title from source_order where (source_order.payment_method is not null and source_order.payment_method_title is not null) qualify row_number() over (partition by source_order.source_name, source_order.payment_method order by source_order.created_at desc nulls last, source_order.order_id desc nulls last) = cast(? as int)) title on (title.source_name = used.source_name and title.payment_method = used.payment_method) union all select -1, '', 'unknown', '', 'Unknown', 'Other', true union all select -2, '', 'not_applicable', '', 'Not applicable', 'None', true;

insert into marts_first.dim_promotion (promotion_key, source_name, promotion_type, promotion_code, promotion_name, discount_kind, discount_percent, discount_value, currency) select cast(mod(md5_number_lower64((coalesce(cast(source_promotion.source_name as varchar), chr(30)) || chr(31) || coalesce(cast(source_promotion.promotion_type as varchar), chr(30)) || chr(31) || coalesce(cast(source_promotion.promotion_code as varchar), chr(30)))), 9223372036854775808) as bigint) promotion_key, source_promotion.source_name, source_promotion.promotion_type, source_promotion.promotion_code, source_promotion.promotion_name, source_promotion.discount_kind, source_promotion.discount_percent, source_promotion.discount_value, case when source_promotion.discount_value is not null then conformed_order.currency end currency from source_promotion join conformed_order on conformed_order.order_key = source_promotion.order_key qualify row_number() over (partition by source_promotion.source_name, source_promotion.promotion_type, source_promotion.promotion_code order by conformed_order.as_of desc nulls last, conformed_order.order_id desc nulls last) = cast(? as int) union all select distinct order_promotion.promotion_key, order_promotion.source_name, order_promotion.promotion_type, order_promotion.promotion_code, 'Discount without a promotion', 'unknown', cast(null as decimal(18, 6)), cast(null as decimal(18, 4)), cast(null as varchar) from order_promotion where order_promotion.promotion_type = cast(? as varchar) union all select -1, '', 'none', 'unknown', 'Unknown', 'unknown', cast(null as decimal(18, 6)), cast(null as decimal(18, 4)), cast(null as varchar) union all select -2, '', 'none', 'not_applicable', 'No promotion', 'unknown', cast(null as decimal(18, 6)), cast(null as decimal(18, 4)), cast(null as varchar);

insert into marts_first.bridge_customer_identity (customer_durable_key, source_name, profile_kind, profile_id, match_rule, confidence, former_durable_key) select customer_membership.customer_durable_key, customer_membership.source_name, customer_membership.profile_kind, customer_membership.candidate_id profile_id, customer_membership.match_rule, customer_membership.confidence, customer_membership.candidate_key former_durable_key from customer_membership;

insert into marts_first.bridge_order_promotion (order_key, promotion_key, weight, discount_amount, currency) select order_key order_key, promotion_key promotion_key, cast((0.000001 * (share + case when place <= left_over then 1 else 0 end)) as decimal(7, 6)) weight, discount_amount discount_amount, currency currency from (select order_key, promotion_key, discount_amount, currency, share, row_number() over (partition by order_key order by units desc nulls last, promotion_key) place, (1000000 - cast(sum(share) over (partition by order_key) as bigint)) left_over from (select order_key, promotion_key, discount_amount, currency, units, cast((((1000000 * units) - ((1000000 * units) % whole)) / whole) as bigint) share from (select order_key, promotion_key, discount_amount, currency, case when cast(sum(units) over (partition by order_key) as bigint) = cast(? as bigint) then 1 else units end units, case when cast(sum(units) over (partition by order_key) as bigint) = cast(? as bigint) then cast(count(*) over (partition by order_key) as bigint) else cast(sum(units) over (partition by order_key) as bigint) end whole from (select order_promotion.order_key, order_promotion.promotion_key, order_promotion.discount_amount, order_promotion.currency, cast(floor((greatest(order_promotion.discount_amount, 0.0000) * 10000)) as bigint) units from order_promotion) stated) weights) shares) remainders union all select conformed_order.order_key, -2, cast((0.000001 * 1000000) as decimal(7, 6)), 0.0000, conformed_order.currency from conformed_order where not exists (select 1 one from order_promotion where order_promotion.order_key = conformed_order.order_key) union all select -1, -1, cast((0.000001 * 1000000) as decimal(7, 6)), 0.0000, cast(null as varchar) union all select -2, -2, cast((0.000001 * 1000000) as decimal(7, 6)), 0.0000, cast(null as varchar);

insert into marts_first.fct_refund_line (refund_line_key, source_name, refund_id, refund_line_id, order_id, order_key, refund_line_kind, date_key, time_of_day_key, refunded_at, days_to_refund, product_key, product_durable_key, customer_key, customer_durable_key, channel_key, location_key, order_status, is_sale, is_mirror, is_deleted, is_counted, is_header_amount, currency, quantity, gross_amount, discount_amount, net_amount, tax_amount, shipping_amount, fee_amount, tip_amount, gift_card_amount, rounding_amount, total_amount, reporting_net_amount, reporting_total_amount) select fact.refund_line_key, fact.source_name, fact.refund_id, fact.refund_line_id, fact.order_id, fact.order_key, fact.refund_line_kind, fact.date_key, fact.time_of_day_key, fact.refunded_at, fact.days_to_refund, fact.product_key, fact.product_durable_key, fact.customer_key, fact.customer_durable_key, fact.channel_key, fact.location_key, fact.order_status, fact.is_sale, fact.is_mirror, fact.is_deleted, fact.is_counted, fact.is_header_amount, fact.currency, fact.quantity, fact.gross_amount, fact.discount_amount, fact.net_amount, fact.tax_amount, fact.shipping_amount, fact.fee_amount, fact.tip_amount, fact.gift_card_amount, fact.rounding_amount, fact.total_amount, fact.reporting_net_amount, fact.reporting_total_amount from (select cast(mod(md5_number_lower64((coalesce(cast(conformed_refund.source_name as varchar), chr(30)) || chr(31) || coalesce(cast(conformed_refund.refund_id as varchar), chr(30)) || chr(31) || coalesce(cast(given_back.refund_line_id as varchar), chr(30)))), 9223372036854775808) as bigint) refund_line_key, conformed_refund.source_name, conformed_refund.refund_id, given_back.refund_line_id refund_line_id, conformed_refund.order_id, conformed_refund.order_key, given_back.refund_line_kind refund_line_kind, conformed_refund.date_key, conformed_refund.time_of_day_key, conformed_refund.refunded_at, conformed_refund.days_to_refund, coalesce(marts_first.dim_product.product_key, -1) product_key, given_back.product_durable_key product_durable_key, conformed_refund.customer_key, conformed_refund.customer_durable_key, conformed_refund.channel_key, conformed_refund.location_key, conformed_refund.order_status, conformed_refund.is_sale, conformed_refund.is_mirror, conformed_refund.is_deleted, (conformed_refund.is_sale = true and conformed_refund.is_mirror = false and conformed_refund.is_deleted = false) is_counted, given_back.is_header_amount is_header_amount, conformed_refund.currency, given_back.quantity, given_back.gross_amount, given_back.discount_amount, given_back.net_amount, given_back.tax_amount, given_back.shipping_amount, given_back.fee_amount, given_back.tip_amount, given_back.gift_card_amount, given_back.rounding_amount, given_back.total_amount, cast((cast(given_back.net_amount as decimal(18, 4)) * conformed_refund.reporting_rate) as decimal(18, 4)) reporting_net_amount, cast((cast(given_back.total_amount as decimal(18, 4)) * conformed_refund.reporting_rate) as decimal(18, 4)) reporting_total_amount from (select conformed_refund.refund_key, refund_line.refund_line_id refund_line_id, refund_line.refund_line_kind refund_line_kind, coalesce(order_line.product_durable_key, refund_line.product_durable_key) product_durable_key, false is_header_amount, refund_line.quantity, refund_line.gross_amount, refund_line.discount_amount, refund_line.net_amount, refund_line.tax_amount, refund_line.shipping_amount, refund_line.fee_amount, refund_line.tip_amount, refund_line.gift_card_amount, refund_line.rounding_amount, (refund_line.net_amount + refund_line.tax_amount + refund_line.shipping_amount + refund_line.fee_amount + refund_line.tip_amount + refund_line.gift_card_amount + refund_line.rounding_amount) total_amount from refund_line join conformed_refund on (conformed_refund.source_name = refund_line.source_name and conformed_refund.refund_id = refund_line.refund_id and conformed_refund.part_id = refund_line.part_id) left outer join order_line on (order_line.order_key = conformed_refund.order_key and order_line.line_id = refund_line.order_line_id) union all select conformed_refund.refund_key, (case when conformed_refund.part_id = cast(? as varchar) then 'amount:' else (conformed_refund.part_id || ':amount:') end || order_line.line_id) refund_line_id, 'amount' refund_line_kind, order_line.product_durable_key product_durable_key, true is_header_amount, 0.0000 quantity, allocated_refund.amount gross_amount, 0.0000 discount_amount, allocated_refund.amount net_amount, 0.0000 tax_amount, 0.0000 shipping_amount, 0.0000 fee_amount, 0.0000 tip_amount, 0.0000 gift_card_amount, 0.0000 rounding_amount, allocated_refund.amount total_amount from allocated_refund join conformed_refund on conformed_refund.refund_key = allocated_refund.refund_key join order_line on order_line.line_key = allocated_refund.line_key where allocated_refund.amount <> cast(? as decimal(1)) union all select conformed_refund.refund_key, case when conformed_refund.part_id = cast(? as varchar) then 'amount' else (conformed_refund.part_id || ':amount') end refund_line_id, 'amount' refund_line_kind, -2 product_durable_key, true is_header_amount, 0.0000 quantity, refund_rest.amount gross_amount, 0.0000 discount_amount, refund_rest.amount net_amount, 0.0000 tax_amount, 0.0000 shipping_amount, 0.0000 fee_amount, 0.0000 tip_amount, 0.0000 gift_card_amount, 0.0000 rounding_amount, refund_rest.amount total_amount from refund_rest join conformed_refund on conformed_refund.refund_key = refund_rest.refund_key where not exists (select 1 one from order_sum where order_sum.order_key = refund_rest.order_key)) given_back join conformed_refund on conformed_refund.refund_key = given_back.refund_key left outer join marts_first.dim_product on (marts_first.dim_product.product_durable_key = given_back.product_durable_key and marts_first.dim_product.valid_from <= conformed_refund.product_as_of and marts_first.dim_product.valid_to > conformed_refund.product_as_of)) fact order by fact.date_key;

insert into order_outcome (order_key, payment_method_key, ordered_at, paid_at, completed_at, is_completed, first_refunded_at, last_refunded_at, payment_count, paid_amount, refund_count, refunded_net_amount, refunded_total_amount, order_flags_key, buyer_kind, is_entered_by_hand, is_sale, is_mirror, is_deleted, is_return_only, is_counted, has_discount, has_tax, has_shipping, has_tip, has_gift_card, is_paid, is_split_payment, has_refund, is_fully_refunded) select conformed_order.order_key, coalesce(paid.payment_method_key, case when source_order.payment_method is null then -2 else cast(mod(md5_number_lower64((coalesce(cast(source_order.source_name as varchar), chr(30)) || chr(31) || coalesce(cast(source_order.payment_method as varchar), chr(30)) || chr(31) || coalesce(cast('' as varchar), chr(30)))), 9223372036854775808) as bigint) end) payment_method_key, source_order.created_at ordered_at, coalesce(source_order.paid_at, paid.paid_at) paid_at, source_order.completed_at, (source_order.completed_at is not null or lower(conformed_order.order_status) = cast(? as varchar)) is_completed, back.first_refunded_at, back.last_refunded_at, coalesce(paid.payment_count, 0) payment_count, coalesce(paid.paid_amount, 0.0000) paid_amount, coalesce(back.refund_count, 0) refund_count, coalesce(back.refunded_net_amount, 0.0000) refunded_net_amount, coalesce(back.refunded_total_amount, 0.0000) refunded_total_amount, cast(mod(md5_number_lower64((coalesce(cast(coalesce(source_order.profile_kind, 'walk_in') as varchar), chr(30)) || chr(31) || coalesce(cast(case when (source_order.source_kind = cast(? as varchar) and coalesce(source_order.channel_hint, '') = cast(? as varchar)) then 1 else 0 end as varchar), chr(30)) || chr(31) || coalesce(cast(case when conformed_order.is_sale = true then 1 else 0 end as varchar), chr(30)) || chr(31) || coalesce(cast(case when conformed_order.is_mirror = true then 1 else 0 end as varchar), chr(30)) || chr(31) || coalesce(cast(case when conformed_order.is_deleted = true then 1 else 0 end as varchar), chr(30)) || chr(31) || coalesce(cast(case when order_sum.order_key is null then 1 else 0 end as varchar), chr(30)) || chr(31) || coalesce(cast(case when (conformed_order.is_counted = true and not (order_sum.order_key is null)) then 1 else 0 end as varchar), chr(30)) || chr(31) || coalesce(cast(case when coalesce(order_sum.discount_amount, 0.0000) <> cast(? as decimal(1)) then 1 else 0 end as varchar), chr(30)) || chr(31) || coalesce(cast(case when coalesce(source_order.tax_amount, 0.0000) <> cast(? as decimal(1)) then 1 else 0 end as varchar), chr(30)) || chr(31) || coalesce(cast(case when coalesce(source_order.shipping_amount, 0.0000) <> cast(? as decimal(1)) then 1 else 0 end as varchar), chr(30)) || chr(31) || coalesce(cast(case when coalesce(source_order.tip_amount, 0.0000) <> cast(? as decimal(1)) then 1 else 0 end as varchar), chr(30)) || chr(31) || coalesce(cast(case when coalesce(order_sum.gift_card_amount, 0.0000) <> cast(? as decimal(1)) then 1 else 0 end as varchar), chr(30)) || chr(31) || coalesce(cast(case when coalesce(source_order.paid_at, paid.paid_at) is not null then 1 else 0 end as varchar), chr(30)) || chr(31) || coalesce(cast(case when coalesce(paid.payment_count, 0) > cast(? as int) then 1 else 0 end as varchar), chr(30)) || chr(31) || coalesce(cast(case when coalesce(back.refund_count, 0) > cast(? as int) then 1 else 0 end as varchar), chr(30)) || chr(31) || coalesce(cast(case when (coalesce(back.refund_count, 0) > cast(? as int) and coalesce(back.refunded_total_amount, 0.0000) >= source_order.total_amount) then 1 else 0 end as varchar), chr(30)))), 9223372036854775808) as bigint) order_flags_key, coalesce(source_order.profile_kind, 'walk_in') buyer_kind, (source_order.source_kind = cast(? as varchar) and coalesce(source_order.channel_hint, '') = cast(? as varchar)) is_entered_by_hand, (conformed_order.is_sale = true) is_sale, (conformed_order.is_mirror = true) is_mirror, (conformed_order.is_deleted = true) is_deleted, (order_sum.order_key is null) is_return_only, (conformed_order.is_counted = true and not (order_sum.order_key is null)) is_counted, (coalesce(order_sum.discount_amount, 0.0000) <> cast(? as decimal(1))) has_discount, (coalesce(source_order.tax_amount, 0.0000) <> cast(? as decimal(1))) has_tax, (coalesce(source_order.shipping_amount, 0.0000) <> cast(? as decimal(1))) has_shipping, (coalesce(source_order.tip_amount, 0.0000) <> cast(? as decimal(1))) has_tip, (coalesce(order_sum.gift_card_amount, 0.0000) <> cast(? as decimal(1))) has_gift_card, (coalesce(source_order.paid_at, paid.paid_at) is not null) is_paid, (coalesce(paid.payment_count, 0) > cast(? as int)) is_split_payment, (coalesce(back.refund_count, 0) > cast(? as int)) has_refund, (coalesce(back.refund_count, 0) > cast(? as int) and coalesce(back.refunded_total_amount, 0.0000) >= source_order.total_amount) is_fully_refunded from conformed_order join source_order on source_order.order_key = conformed_order.order_key left outer join order_sum on order_sum.order_key = conformed_order.order_key left outer join (select source_payment.order_key, cast(mod(md5_number_lower64((coalesce(cast(source_payment.source_name as varchar), chr(30)) || chr(31) || coalesce(cast(source_payment.payment_method as varchar), chr(30)) || chr(31) || coalesce(cast(source_payment.card_brand as varchar), chr(30)))), 9223372036854775808) as bigint) payment_method_key, count(*) over (partition by source_payment.order_key) payment_count, sum((source_payment.amount + source_payment.tip_amount)) over (partition by source_payment.order_key) paid_amount, max(source_payment.paid_at) over (partition by source_payment.order_key) paid_at from source_payment where (source_payment.payment_kind = cast(? as varchar) and source_payment.is_completed = true and source_payment.order_key is not null) qualify row_number() over (partition by source_payment.order_key order by (source_payment.amount + source_payment.tip_amount) desc nulls last, source_payment.paid_at nulls last, source_payment.payment_id, source_payment.source_name) = cast(? as int)) paid on paid.order_key = conformed_order.order_key left outer join (select marts_first.fct_refund_line.order_key, min(marts_first.fct_refund_line.refunded_at) first_refunded_at, max(marts_first.fct_refund_line.refunded_at) last_refunded_at, count(distinct marts_first.fct_refund_line.refund_id) refund_count, cast(coalesce(sum(marts_first.fct_refund_line.net_amount), 0.0000) as decimal(18, 4)) refunded_net_amount, cast(coalesce(sum(marts_first.fct_refund_line.total_amount), 0.0000) as decimal(18, 4)) refunded_total_amount from marts_first.fct_refund_line where marts_first.fct_refund_line.is_counted = true group by marts_first.fct_refund_line.order_key) back on back.order_key = conformed_order.order_key;

select ops.load.source_name, ops.load.head, max(case when ops.load.kind = cast(? as varchar) then ops.load.range_to else cast(? as timestamp without time zone) end) from ops.load where ops.load.kind in (cast(? as varchar), cast(? as varchar)) group by ops.load.source_name, ops.load.head;

select distinct ops.load.source_kind, ops.load.source_name, ops.load.head from ops.load;

select cast(convert_timezone('UTC', 'America/New_York', min(instant)) as date) from (select conformed_order.sold_at instant from conformed_order union all select conformed_refund.refunded_at from conformed_refund union all select source_payment.paid_at from source_payment union all select order_outcome.ordered_at from order_outcome union all select order_outcome.paid_at from order_outcome union all select order_outcome.completed_at from order_outcome) happened;

select cast(convert_timezone('UTC', 'America/New_York', max(instant)) as date) from (select conformed_order.sold_at instant from conformed_order union all select conformed_refund.refunded_at from conformed_refund union all select source_payment.paid_at from source_payment union all select order_outcome.ordered_at from order_outcome union all select order_outcome.paid_at from order_outcome union all select order_outcome.completed_at from order_outcome) happened;

insert into marts_first.dim_date (date_key, full_date, year_number, quarter_number, month_number, month_name, month_start, week_start, iso_year, iso_week, day_of_month, day_of_week, day_name, is_weekend, fiscal_year, is_complete) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

insert into marts_first.dim_order_flags (order_flags_key, buyer_kind, is_entered_by_hand, is_sale, is_mirror, is_deleted, is_return_only, is_counted, has_discount, has_tax, has_shipping, has_tip, has_gift_card, is_paid, is_split_payment, has_refund, is_fully_refunded) select distinct order_outcome.order_flags_key, order_outcome.buyer_kind, order_outcome.is_entered_by_hand, order_outcome.is_sale, order_outcome.is_mirror, order_outcome.is_deleted, order_outcome.is_return_only, order_outcome.is_counted, order_outcome.has_discount, order_outcome.has_tax, order_outcome.has_shipping, order_outcome.has_tip, order_outcome.has_gift_card, order_outcome.is_paid, order_outcome.is_split_payment, order_outcome.has_refund, order_outcome.is_fully_refunded from order_outcome union all select -1, 'unknown', false, false, false, false, false, false, false, false, false, false, false, false, false, false, false union all select -2, 'not_applicable', false, false, false, false, false, false, false, false, false, false, false, false, false, false, false;

insert into marts_first.fct_sales_line (sales_line_key, source_name, order_id, order_number, order_key, line_id, line_kind, date_key, time_of_day_key, sold_at, product_key, product_durable_key, customer_key, customer_durable_key, channel_key, location_key, order_flags_key, order_status, is_sale, is_mirror, is_deleted, is_counted, is_header_amount, currency, quantity, gross_amount, discount_amount, net_amount, tax_amount, shipping_amount, fee_amount, tip_amount, gift_card_amount, rounding_amount, total_amount, reporting_net_amount, reporting_total_amount) select fact.sales_line_key, fact.source_name, fact.order_id, fact.order_number, fact.order_key, fact.line_id, fact.line_kind, fact.date_key, fact.time_of_day_key, fact.sold_at, fact.product_key, fact.product_durable_key, fact.customer_key, fact.customer_durable_key, fact.channel_key, fact.location_key, fact.order_flags_key, fact.order_status, fact.is_sale, fact.is_mirror, fact.is_deleted, fact.is_counted, fact.is_header_amount, fact.currency, fact.quantity, fact.gross_amount, fact.discount_amount, fact.net_amount, fact.tax_amount, fact.shipping_amount, fact.fee_amount, fact.tip_amount, fact.gift_card_amount, fact.rounding_amount, fact.total_amount, fact.reporting_net_amount, fact.reporting_total_amount from (select order_line.line_key sales_line_key, order_line.source_name, order_line.order_id, conformed_order.order_number, conformed_order.order_key, order_line.line_id, order_line.line_kind, conformed_order.date_key, conformed_order.time_of_day_key, conformed_order.sold_at, coalesce(marts_first.dim_product.product_key, -1) product_key, order_line.product_durable_key, conformed_order.customer_key, conformed_order.customer_durable_key, conformed_order.channel_key, conformed_order.location_key, order_outcome.order_flags_key, conformed_order.order_status, conformed_order.is_sale, conformed_order.is_mirror, conformed_order.is_deleted, conformed_order.is_counted, order_line.is_header_amount, conformed_order.currency, order_line.quantity, order_line.gross_amount, order_line.discount_amount, order_line.net_amount, (order_line.tax_amount + coalesce(allocated_amount.tax_amount, 0.0000)) tax_amount, coalesce(allocated_amount.shipping_amount, 0.0000) shipping_amount, (order_line.fee_amount + coalesce(allocated_amount.fee_amount, 0.0000)) fee_amount, coalesce(allocated_amount.tip_amount, 0.0000) tip_amount, order_line.gift_card_amount, coalesce(allocated_amount.rounding_amount, 0.0000) rounding_amount, (order_line.net_amount + order_line.tax_amount + coalesce(allocated_amount.tax_amount, 0.0000) + coalesce(allocated_amount.shipping_amount, 0.0000) + order_line.fee_amount + coalesce(allocated_amount.fee_amount, 0.0000) + coalesce(allocated_amount.tip_amount, 0.0000) + order_line.gift_card_amount + coalesce(allocated_amount.rounding_amount, 0.0000)) total_amount, cast((cast(order_line.net_amount as decimal(18, 4)) * conformed_order.reporting_rate) as decimal(18, 4)) reporting_net_amount, cast((cast((order_line.net_amount + order_line.tax_amount + coalesce(allocated_amount.tax_amount, 0.0000) + coalesce(allocated_amount.shipping_amount, 0.0000) + order_line.fee_amount + coalesce(allocated_amount.fee_amount, 0.0000) + coalesce(allocated_amount.tip_amount, 0.0000) + order_line.gift_card_amount + coalesce(allocated_amount.rounding_amount, 0.0000)) as decimal(18, 4)) * conformed_order.reporting_rate) as decimal(18, 4)) reporting_total_amount from order_line join conformed_order on conformed_order.order_key = order_line.order_key join order_outcome on order_outcome.order_key = order_line.order_key left outer join allocated_amount on allocated_amount.line_key = order_line.line_key left outer join marts_first.dim_product on (marts_first.dim_product.product_durable_key = order_line.product_durable_key and marts_first.dim_product.valid_from <= conformed_order.as_of and marts_first.dim_product.valid_to > conformed_order.as_of)) fact order by fact.date_key;

insert into marts_first.fct_payment (payment_key, source_name, payment_kind, payment_id, order_id, order_source_name, order_key, date_key, time_of_day_key, paid_at, customer_key, customer_durable_key, channel_key, location_key, payment_method_key, payment_status, is_counted, currency, amount, tip_amount, total_amount, fee_amount, reporting_total_amount) select fact.payment_key, fact.source_name, fact.payment_kind, fact.payment_id, fact.order_id, fact.order_source_name, fact.order_key, fact.date_key, fact.time_of_day_key, fact.paid_at, fact.customer_key, fact.customer_durable_key, fact.channel_key, fact.location_key, fact.payment_method_key, fact.payment_status, fact.is_counted, fact.currency, fact.amount, fact.tip_amount, fact.total_amount, fact.fee_amount, fact.reporting_total_amount from (select cast(mod(md5_number_lower64((coalesce(cast(source_payment.source_name as varchar), chr(30)) || chr(31) || coalesce(cast(source_payment.payment_kind as varchar), chr(30)) || chr(31) || coalesce(cast(source_payment.payment_id as varchar), chr(30)))), 9223372036854775808) as bigint) payment_key, source_payment.source_name, source_payment.payment_kind, source_payment.payment_id, source_payment.order_id, source_payment.order_source_name, case when source_payment.order_id is null then -2 else coalesce(conformed_order.order_key, -1) end order_key, cast(coalesce(((extract(year from cast(convert_timezone('UTC', 'America/New_York', source_payment.paid_at) as date)) * 10000) + (extract(month from cast(convert_timezone('UTC', 'America/New_York', source_payment.paid_at) as date)) * 100) + extract(day from cast(convert_timezone('UTC', 'America/New_York', source_payment.paid_at) as date))), -1) as int) date_key, cast(coalesce(((extract(hour from convert_timezone('UTC', 'America/New_York', source_payment.paid_at)) * 100) + extract(minute from convert_timezone('UTC', 'America/New_York', source_payment.paid_at))), -1) as int) time_of_day_key, source_payment.paid_at, coalesce(marts_first.dim_customer.customer_key, -1) customer_key, coalesce(nullif(conformed_order.customer_durable_key, -1), customer_membership.customer_durable_key, -1) customer_durable_key, coalesce(conformed_order.channel_key, -1) channel_key, coalesce(conformed_order.location_key, case when source_payment.location_id is null then -1 else cast(mod(md5_number_lower64((coalesce(cast(source_payment.source_name as varchar), chr(30)) || chr(31) || coalesce(cast(source_payment.location_id as varchar), chr(30)))), 9223372036854775808) as bigint) end) location_key, cast(mod(md5_number_lower64((coalesce(cast(source_payment.source_name as varchar), chr(30)) || chr(31) || coalesce(cast(source_payment.payment_method as varchar), chr(30)) || chr(31) || coalesce(cast(source_payment.card_brand as varchar), chr(30)))), 9223372036854775808) as bigint) payment_method_key, source_payment.payment_status, source_payment.is_completed is_counted, source_payment.currency, source_payment.amount, source_payment.tip_amount, (source_payment.amount + source_payment.tip_amount) total_amount, source_payment.fee_amount, cast((cast((source_payment.amount + source_payment.tip_amount) as decimal(18, 4)) * exchange_rate.rate) as decimal(18, 4)) reporting_total_amount from source_payment left outer join conformed_order on conformed_order.order_key = source_payment.order_key left outer join customer_membership on customer_membership.candidate_key = source_payment.candidate_key left outer join marts_first.dim_customer on (marts_first.dim_customer.customer_durable_key = coalesce(nullif(conformed_order.customer_durable_key, -1), customer_membership.customer_durable_key, -1) and marts_first.dim_customer.valid_from <= coalesce(source_payment.paid_at, timestamp '9999-12-30 00:00:00.0') and marts_first.dim_customer.valid_to > coalesce(source_payment.paid_at, timestamp '9999-12-30 00:00:00.0')) left outer join exchange_rate on (exchange_rate.currency = source_payment.currency and exchange_rate.valid_from <= cast(convert_timezone('UTC', 'America/New_York', coalesce(source_payment.paid_at, timestamp '9999-12-30 00:00:00.0')) as date) and exchange_rate.valid_to > cast(convert_timezone('UTC', 'America/New_York', coalesce(source_payment.paid_at, timestamp '9999-12-30 00:00:00.0')) as date))) fact order by fact.date_key;

insert into marts_first.fct_order (order_key, source_name, order_id, order_number, order_status, date_key, time_of_day_key, ordered_date_key, ordered_time_of_day_key, paid_date_key, paid_time_of_day_key, completed_date_key, completed_time_of_day_key, first_refund_date_key, first_refund_time_of_day_key, last_refund_date_key, last_refund_time_of_day_key, customer_key, customer_durable_key, channel_key, location_key, payment_method_key, order_flags_key, is_counted, ordered_at, paid_at, completed_at, first_refunded_at, last_refunded_at, minutes_to_payment, minutes_to_completion, days_to_first_refund, currency, line_count, quantity, gross_amount, discount_amount, net_amount, tax_amount, shipping_amount, fee_amount, tip_amount, gift_card_amount, rounding_amount, total_amount, reporting_net_amount, reporting_total_amount, payment_count, paid_amount, refund_count, refunded_net_amount, refunded_total_amount) select fact.order_key, fact.source_name, fact.order_id, fact.order_number, fact.order_status, fact.date_key, fact.time_of_day_key, fact.ordered_date_key, fact.ordered_time_of_day_key, fact.paid_date_key, fact.paid_time_of_day_key, fact.completed_date_key, fact.completed_time_of_day_key, fact.first_refund_date_key, fact.first_refund_time_of_day_key, fact.last_refund_date_key, fact.last_refund_time_of_day_key, fact.customer_key, fact.customer_durable_key, fact.channel_key, fact.location_key, fact.payment_method_key, fact.order_flags_key, fact.is_counted, fact.ordered_at, fact.paid_at, fact.completed_at, fact.first_refunded_at, fact.last_refunded_at, fact.minutes_to_payment, fact.minutes_to_completion, fact.days_to_first_refund, fact.currency, fact.line_count, fact.quantity, fact.gross_amount, fact.discount_amount, fact.net_amount, fact.tax_amount, fact.shipping_amount, fact.fee_amount, fact.tip_amount, fact.gift_card_amount, fact.rounding_amount, fact.total_amount, fact.reporting_net_amount, fact.reporting_total_amount, fact.payment_count, fact.paid_amount, fact.refund_count, fact.refunded_net_amount, fact.refunded_total_amount from (select conformed_order.order_key, conformed_order.source_name, conformed_order.order_id, conformed_order.order_number, conformed_order.order_status, conformed_order.date_key, conformed_order.time_of_day_key, cast(coalesce(((extract(year from cast(convert_timezone('UTC', 'America/New_York', order_outcome.ordered_at) as date)) * 10000) + (extract(month from cast(convert_timezone('UTC', 'America/New_York', order_outcome.ordered_at) as date)) * 100) + extract(day from cast(convert_timezone('UTC', 'America/New_York', order_outcome.ordered_at) as date))), -1) as int) ordered_date_key, cast(coalesce(((extract(hour from convert_timezone('UTC', 'America/New_York', order_outcome.ordered_at)) * 100) + extract(minute from convert_timezone('UTC', 'America/New_York', order_outcome.ordered_at))), -1) as int) ordered_time_of_day_key, case when order_outcome.paid_at is not null then cast(coalesce(((extract(year from cast(convert_timezone('UTC', 'America/New_York', order_outcome.paid_at) as date)) * 10000) + (extract(month from cast(convert_timezone('UTC', 'America/New_York', order_outcome.paid_at) as date)) * 100) + extract(day from cast(convert_timezone('UTC', 'America/New_York', order_outcome.paid_at) as date))), -1) as int) else cast(? as int) end paid_date_key, case when order_outcome.paid_at is not null then cast(coalesce(((extract(hour from convert_timezone('UTC', 'America/New_York', order_outcome.paid_at)) * 100) + extract(minute from convert_timezone('UTC', 'America/New_York', order_outcome.paid_at))), -1) as int) else cast(? as int) end paid_time_of_day_key, case when order_outcome.is_completed = true then cast(coalesce(((extract(year from cast(convert_timezone('UTC', 'America/New_York', order_outcome.completed_at) as date)) * 10000) + (extract(month from cast(convert_timezone('UTC', 'America/New_York', order_outcome.completed_at) as date)) * 100) + extract(day from cast(convert_timezone('UTC', 'America/New_York', order_outcome.completed_at) as date))), -1) as int) else cast(? as int) end completed_date_key, case when order_outcome.is_completed = true then cast(coalesce(((extract(hour from convert_timezone('UTC', 'America/New_York', order_outcome.completed_at)) * 100) + extract(minute from convert_timezone('UTC', 'America/New_York', order_outcome.completed_at))), -1) as int) else cast(? as int) end completed_time_of_day_key, case when order_outcome.refund_count > cast(? as int) then cast(coalesce(((extract(year from cast(convert_timezone('UTC', 'America/New_York', order_outcome.first_refunded_at) as date)) * 10000) + (extract(month from cast(convert_timezone('UTC', 'America/New_York', order_outcome.first_refunded_at) as date)) * 100) + extract(day from cast(convert_timezone('UTC', 'America/New_York', order_outcome.first_refunded_at) as date))), -1) as int) else cast(? as int) end first_refund_date_key, case when order_outcome.refund_count > cast(? as int) then cast(coalesce(((extract(hour from convert_timezone('UTC', 'America/New_York', order_outcome.first_refunded_at)) * 100) + extract(minute from convert_timezone('UTC', 'America/New_York', order_outcome.first_refunded_at))), -1) as int) else cast(? as int) end first_refund_time_of_day_key, case when order_outcome.refund_count > cast(? as int) then cast(coalesce(((extract(year from cast(convert_timezone('UTC', 'America/New_York', order_outcome.last_refunded_at) as date)) * 10000) + (extract(month from cast(convert_timezone('UTC', 'America/New_York', order_outcome.last_refunded_at) as date)) * 100) + extract(day from cast(convert_timezone('UTC', 'America/New_York', order_outcome.last_refunded_at) as date))), -1) as int) else cast(? as int) end last_refund_date_key, case when order_outcome.refund_count > cast(? as int) then cast(coalesce(((extract(hour from convert_timezone('UTC', 'America/New_York', order_outcome.last_refunded_at)) * 100) + extract(minute from convert_timezone('UTC', 'America/New_York', order_outcome.last_refunded_at))), -1) as int) else cast(? as int) end last_refund_time_of_day_key, conformed_order.customer_key, conformed_order.customer_durable_key, conformed_order.channel_key, conformed_order.location_key, order_outcome.payment_method_key, order_outcome.order_flags_key, order_outcome.is_counted, order_outcome.ordered_at, order_outcome.paid_at, order_outcome.completed_at, order_outcome.first_refunded_at, order_outcome.last_refunded_at, cast(((date_part(epoch_microsecond, order_outcome.paid_at) - date_part(epoch_microsecond, order_outcome.ordered_at) - ((date_part(epoch_microsecond, order_outcome.paid_at) - date_part(epoch_microsecond, order_outcome.ordered_at)) % 60000000)) / 60000000) as bigint) minutes_to_payment, cast(((date_part(epoch_microsecond, order_outcome.completed_at) - date_part(epoch_microsecond, order_outcome.ordered_at) - ((date_part(epoch_microsecond, order_outcome.completed_at) - date_part(epoch_microsecond, order_outcome.ordered_at)) % 60000000)) / 60000000) as bigint) minutes_to_completion, cast(datediff('day', conformed_order.business_day, cast(convert_timezone('UTC', 'America/New_York', order_outcome.first_refunded_at) as date)) as integer) days_to_first_refund, conformed_order.currency, coalesce(lines.line_count, 0) line_count, coalesce(lines.quantity, 0.0000) quantity, coalesce(lines.gross_amount, 0.0000) gross_amount, coalesce(lines.discount_amount, 0.0000) discount_amount, coalesce(lines.net_amount, 0.0000) net_amount, coalesce(lines.tax_amount, 0.0000) tax_amount, coalesce(lines.shipping_amount, 0.0000) shipping_amount, coalesce(lines.fee_amount, 0.0000) fee_amount, coalesce(lines.tip_amount, 0.0000) tip_amount, coalesce(lines.gift_card_amount, 0.0000) gift_card_amount, coalesce(lines.rounding_amount, 0.0000) rounding_amount, coalesce(lines.total_amount, 0.0000) total_amount, lines.reporting_net_amount, lines.reporting_total_amount, order_outcome.payment_count, order_outcome.paid_amount, order_outcome.refund_count, order_outcome.refunded_net_amount, order_outcome.refunded_total_amount from conformed_order join order_outcome on order_outcome.order_key = conformed_order.order_key left outer join (select marts_first.fct_sales_line.order_key, count(*) line_count, cast(sum(fct_sales_line.quantity) as decimal(18, 5)) quantity, cast(sum(fct_sales_line.gross_amount) as decimal(18, 4)) gross_amount, cast(sum(fct_sales_line.discount_amount) as decimal(18, 4)) discount_amount, cast(sum(fct_sales_line.net_amount) as decimal(18, 4)) net_amount, cast(sum(fct_sales_line.tax_amount) as decimal(18, 4)) tax_amount, cast(sum(fct_sales_line.shipping_amount) as decimal(18, 4)) shipping_amount, cast(sum(fct_sales_line.fee_amount) as decimal(18, 4)) fee_amount, cast(sum(fct_sales_line.tip_amount) as decimal(18, 4)) tip_amount, cast(sum(fct_sales_line.gift_card_amount) as decimal(18, 4)) gift_card_amount, cast(sum(fct_sales_line.rounding_amount) as decimal(18, 4)) rounding_amount, cast(sum(fct_sales_line.total_amount) as decimal(18, 4)) total_amount, cast(sum(fct_sales_line.reporting_net_amount) as decimal(18, 4)) reporting_net_amount, cast(sum(fct_sales_line.reporting_total_amount) as decimal(18, 4)) reporting_total_amount from marts_first.fct_sales_line group by marts_first.fct_sales_line.order_key) lines on lines.order_key = conformed_order.order_key) fact order by fact.date_key;

select marts_first.dim_date.date_key from marts_first.dim_date group by marts_first.dim_date.date_key having count(*) > cast(? as int) limit 1;

select marts_first.dim_customer.customer_key from marts_first.dim_customer group by marts_first.dim_customer.customer_key having count(*) > cast(? as int) limit 1;

select marts_first.dim_product.product_key from marts_first.dim_product group by marts_first.dim_product.product_key having count(*) > cast(? as int) limit 1;

select marts_first.dim_channel.channel_key from marts_first.dim_channel group by marts_first.dim_channel.channel_key having count(*) > cast(? as int) limit 1;

select marts_first.dim_location.location_key from marts_first.dim_location group by marts_first.dim_location.location_key having count(*) > cast(? as int) limit 1;

select marts_first.dim_time_of_day.time_of_day_key from marts_first.dim_time_of_day group by marts_first.dim_time_of_day.time_of_day_key having count(*) > cast(? as int) limit 1;

select marts_first.dim_payment_method.payment_method_key from marts_first.dim_payment_method group by marts_first.dim_payment_method.payment_method_key having count(*) > cast(? as int) limit 1;

select marts_first.dim_promotion.promotion_key from marts_first.dim_promotion group by marts_first.dim_promotion.promotion_key having count(*) > cast(? as int) limit 1;

select marts_first.dim_order_flags.order_flags_key from marts_first.dim_order_flags group by marts_first.dim_order_flags.order_flags_key having count(*) > cast(? as int) limit 1;

select marts_first.bridge_customer_identity.source_name, marts_first.bridge_customer_identity.profile_kind, marts_first.bridge_customer_identity.profile_id from marts_first.bridge_customer_identity group by marts_first.bridge_customer_identity.source_name, marts_first.bridge_customer_identity.profile_kind, marts_first.bridge_customer_identity.profile_id having count(*) > cast(? as int) limit 1;

select marts_first.bridge_order_promotion.order_key, marts_first.bridge_order_promotion.promotion_key from marts_first.bridge_order_promotion group by marts_first.bridge_order_promotion.order_key, marts_first.bridge_order_promotion.promotion_key having count(*) > cast(? as int) limit 1;

select marts_first.fct_sales_line.sales_line_key from marts_first.fct_sales_line group by marts_first.fct_sales_line.sales_line_key having count(*) > cast(? as int) limit 1;

select marts_first.fct_refund_line.refund_line_key from marts_first.fct_refund_line group by marts_first.fct_refund_line.refund_line_key having count(*) > cast(? as int) limit 1;

select marts_first.fct_payment.payment_key from marts_first.fct_payment group by marts_first.fct_payment.payment_key having count(*) > cast(? as int) limit 1;

select marts_first.fct_order.order_key from marts_first.fct_order group by marts_first.fct_order.order_key having count(*) > cast(? as int) limit 1;

select marts_first.build_stamp.build_id from marts_first.build_stamp group by marts_first.build_stamp.build_id having count(*) > cast(? as int) limit 1;

insert into marts_first.build_stamp (build_id, built_at, staging_as_of, business_zone, reporting_currency) values (?, ?, ?, ?, ?);
