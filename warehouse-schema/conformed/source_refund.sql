-- One row per refund of a shop, and per return inside a Square order.
create ${temporary} table source_refund (
  source_name     varchar not null,
  refund_id       varchar not null,
  part_id         varchar not null,
  order_id        varchar,
  return_order_id varchar,
  refunded_at     timestamp,
  is_deleted      boolean not null,
  total_amount    decimal(18, 4)
);
