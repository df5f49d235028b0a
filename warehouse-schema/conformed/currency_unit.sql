-- One row per currency: its smallest unit, in which amounts are allocated (ISO 4217).
create ${temporary} table currency_unit (
  currency   varchar not null,
  minor_unit decimal(18, 4) not null,
  units      bigint not null
);
