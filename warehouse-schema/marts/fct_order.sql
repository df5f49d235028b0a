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
