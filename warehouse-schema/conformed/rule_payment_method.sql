-- One row per source kind and way of paying: the group that the rules put it in.
create ${temporary} table rule_payment_method (
  source_kind    varchar not null,
  payment_method varchar not null,
  payment_group  varchar not null
);
