-- One row per amount that stands in the header of an order or a refund and belongs to the lines of an order.
create ${temporary} table header_amount (
  source_name   varchar not null,
  document_kind varchar not null,
  document_id   varchar not null,
  amount_kind   varchar not null,
  order_id      varchar not null,
  currency      varchar not null,
  amount        decimal(18, 4) not null
);
