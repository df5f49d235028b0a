-- One row per rule of rule_channel and value that fits it: the rule's own; and, where it is about a group of the
-- till's customers, the id of every group that is called so, since a profile holds ids alone.
create ${temporary} table channel_rule_value (
  priority      integer not null,
  source_kind   varchar not null,
  field_name    varchar not null,
  field_value   varchar not null,
  channel_code  varchar not null,
  channel_group varchar not null
);
