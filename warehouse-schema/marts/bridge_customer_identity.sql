-- One row per source profile, a guest's order being one: the customer it belongs to, and why.
create table bridge_customer_identity (
  customer_durable_key bigint not null,
  source_name          varchar not null,
  profile_kind         varchar not null,
  profile_id           varchar not null,
  match_rule           varchar not null,
  confidence           decimal(3, 2) not null,
  former_durable_key   bigint not null
);
comment on table bridge_customer_identity is 'One row per source profile, a guest''s order being one: the customer it belongs to, and why.';
comment on column bridge_customer_identity.customer_durable_key is 'The customer.';
comment on column bridge_customer_identity.source_name is 'The source of the profile.';
comment on column bridge_customer_identity.profile_kind is 'registered, guest or till.';
comment on column bridge_customer_identity.profile_id is 'Customer id at the source; the order id for a guest.';
comment on column bridge_customer_identity.match_rule is 'first (the profile that names the customer), email, or phone and family name.';
comment on column bridge_customer_identity.confidence is '1.00 for the first profile and for an e-mail, less for a phone.';
comment on column bridge_customer_identity.former_durable_key is 'The key this profile has when it is alone: the key it carried before it was matched.';
