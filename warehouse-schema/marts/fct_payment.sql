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
