-- One row per rule that gives an order its channel; the lowest priority that fits wins. value * fits everything.
create ${temporary} table rule_channel (
  priority      integer not null,
  source_kind   varchar not null,
  field_name    varchar not null,
  field_value   varchar not null,
  channel_code  varchar not null,
  channel_group varchar not null
);
