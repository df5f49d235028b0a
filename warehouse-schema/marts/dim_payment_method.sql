-- One row per way of paying that a source names, and per brand of card.
create table dim_payment_method (
  payment_method_key  bigint not null,
  source_name         varchar not null,
  payment_method      varchar not null,
  card_brand          varchar not null,
  payment_method_name varchar not null,
  payment_group       varchar not null,
  is_listed           boolean not null
);
comment on table dim_payment_method is 'One row per way of paying that a source names, and per brand of card.';
comment on column dim_payment_method.payment_method_key is 'Key of source_name, payment_method and card_brand; -1 unknown, -2 not applicable (nothing was paid).';
comment on column dim_payment_method.source_name is 'The source that names it.';
comment on column dim_payment_method.payment_method is 'The source''s own name for it, for example stripe or cash; none where a shop took an order as paid and names no way.';
comment on column dim_payment_method.card_brand is 'Brand of the card, for example VISA; empty for none.';
comment on column dim_payment_method.payment_method_name is 'Name to show: the title the shop gave it in its latest order, else the source''s own name in words.';
comment on column dim_payment_method.payment_group is 'Card, Cash, Bank transfer, Check, Wallet, Gift card, Pay later, Other or None, by warehouse-schema/rules/payment_method.csv.';
comment on column dim_payment_method.is_listed is 'The rules know this way of paying; without a rule its group is Other.';
