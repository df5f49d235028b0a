-- One row per order that has lines: what its lines add up to, before header amounts are allocated.
create ${temporary} table order_sum (
  order_key        bigint not null,
  line_count       integer not null,
  discount_amount  decimal(18, 4) not null,
  tax_amount       decimal(18, 4) not null,
  gift_card_amount decimal(18, 4) not null,
  stated_amount    decimal(18, 4) not null
);
