-- One row per currency and period in which one rate into the reporting currency holds.
create ${temporary} table exchange_rate (
  currency   varchar not null,
  valid_from date not null,
  valid_to   date not null,
  rate       decimal(18, 8) not null
);
