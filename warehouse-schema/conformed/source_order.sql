-- One row per order of a source, with the amounts that its header states and the profile that placed it.
create ${temporary} table source_order (
  source_name     varchar not null,
  source_kind     varchar not null,
  order_id        varchar not null,
  order_number    varchar not null,
  order_status    varchar not null,
  sold_at         timestamp,
  created_at      timestamp,
  currency        varchar not null,
  profile_kind    varchar,
  candidate_id    varchar,
  channel_hint    varchar,
  location_id     varchar not null,
  is_deleted      boolean not null,
  shipping_amount decimal(18, 4) not null,
  fee_amount      decimal(18, 4) not null,
  tip_amount      decimal(18, 4) not null,
  rounding_amount decimal(18, 4) not null,
  tax_amount      decimal(18, 4) not null,
  total_amount    decimal(18, 4) not null,
  has_returns     boolean not null
);
