-- One row per line of such an order: its share of each header amount.
create ${temporary} table allocated_amount (
  line_key        bigint not null,
  shipping_amount decimal(18, 4) not null,
  fee_amount      decimal(18, 4) not null,
  tip_amount      decimal(18, 4) not null,
  tax_amount      decimal(18, 4) not null,
  rounding_amount decimal(18, 4) not null
);
