-- One row per promotion of a source: a coupon, a discount of the till, or what was taken off without either.
create table dim_promotion (
  promotion_key    bigint not null,
  source_name      varchar not null,
  promotion_type   varchar not null,
  promotion_code   varchar not null,
  promotion_name   varchar not null,
  discount_kind    varchar not null,
  discount_percent decimal(18, 6),
  discount_value   decimal(18, 4),
  currency         varchar
);
comment on table dim_promotion is 'One row per promotion of a source: a coupon, a discount of the till, or what was taken off without either.';
comment on column dim_promotion.promotion_key is 'Key of source_name, promotion_type and promotion_code; -1 unknown, -2 not applicable (no promotion).';
comment on column dim_promotion.source_name is 'The source that grants it.';
comment on column dim_promotion.promotion_type is 'coupon, catalog_discount, ad_hoc_discount (typed in at the till, known by its name), or unnamed (taken off by hand, or a rounding of coupons).';
comment on column dim_promotion.promotion_code is 'Coupon code in small letters, id of the discount in the catalog, name in small letters, or unnamed.';
comment on column dim_promotion.promotion_name is 'Name to show.';
comment on column dim_promotion.discount_kind is 'percentage, fixed_order, fixed_product, variable_percentage, variable_amount, other or unknown.';
comment on column dim_promotion.discount_percent is 'Percentage, where the source says one.';
comment on column dim_promotion.discount_value is 'Amount that the promotion is worth, where the source says one.';
comment on column dim_promotion.currency is 'Currency of discount_value.';
