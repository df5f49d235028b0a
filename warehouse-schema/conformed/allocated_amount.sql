-- One row per header amount and line of its order: the share of that line.
create ${temporary} table allocated_amount (
  source_name   varchar not null,
  document_kind varchar not null,
  document_id   varchar not null,
  amount_kind   varchar not null,
  order_id      varchar not null,
  line_id       varchar not null,
  amount        decimal(18, 4) not null
);
