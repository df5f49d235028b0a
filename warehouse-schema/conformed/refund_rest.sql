-- One row per refund that does not give back what its lines say: the rest.
create ${temporary} table refund_rest (
  refund_key bigint not null,
  order_key  bigint not null,
  currency   varchar not null,
  amount     decimal(18, 4) not null
);
