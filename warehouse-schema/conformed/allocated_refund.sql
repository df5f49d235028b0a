-- One row per such refund and line of the order that it gives back: the line's share of the rest.
create ${temporary} table allocated_refund (
  refund_key bigint not null,
  line_key   bigint not null,
  amount     decimal(18, 4) not null
);
