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
