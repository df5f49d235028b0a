-- One row per order whose header has amounts that belong to its lines: shipping, fees, tips, the tax that no line
-- has, and rounding.
create ${temporary} table header_amount (
  order_key       bigint not null,
  currency        varchar not null,
  shipping_amount decimal(18, 4) not null,
  fee_amount      decimal(18, 4) not null,
  tip_amount      decimal(18, 4) not null,
  tax_amount      decimal(18, 4) not null,
  rounding_amount decimal(18, 4) not null
);
