-- One row per sales channel: by what way a sale came, which is not the same as the source that recorded it.
create table dim_channel (
  channel_key   bigint not null,
  channel_code  varchar not null,
  channel_name  varchar not null,
  channel_group varchar not null
);
comment on table dim_channel is 'One row per sales channel: by what way a sale came, which is not the same as the source that recorded it.';
comment on column dim_channel.channel_key is 'Key of channel_code; -1 unknown, -2 not applicable.';
comment on column dim_channel.channel_code is 'Natural key, for example online.';
comment on column dim_channel.channel_name is 'Name to show.';
comment on column dim_channel.channel_group is 'Online, In person, Wholesale or Other, by warehouse-schema/rules/channel_rule.csv. Groups of the buyer count as they were at the sale, by the name that a group of the till has now: renaming one moves sales of before, too.';
