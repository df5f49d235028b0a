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
