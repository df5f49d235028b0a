-- One row per source kind and order status: what the rules make of it.
create ${temporary} table rule_order_status (
  source_kind varchar not null,
  status      varchar not null,
  treatment   varchar not null
);
