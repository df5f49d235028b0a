-- One row per payment taken or given back, as its source states it.
create ${temporary} table source_payment (
  source_name       varchar not null,
  source_kind       varchar not null,
  payment_kind      varchar not null,
  payment_id        varchar not null,
  order_source_name varchar not null,
  order_id          varchar,
  order_key         bigint,
  paid_at           timestamp,
  candidate_key     bigint,
  location_id       varchar,
  payment_method    varchar not null,
  card_brand        varchar not null,
  payment_status    varchar not null,
  is_completed      boolean not null,
  currency          varchar not null,
  amount            decimal(18, 4) not null,
  tip_amount        decimal(18, 4) not null,
  fee_amount        decimal(18, 4) not null
);
