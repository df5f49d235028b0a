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
