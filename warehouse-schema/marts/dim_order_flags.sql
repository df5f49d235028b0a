-- One row per combination of yes-and-no facts about an order that occurs.
create table dim_order_flags (
  order_flags_key    bigint not null,
  buyer_kind         varchar not null,
  is_entered_by_hand boolean not null,
  is_sale            boolean not null,
  is_mirror          boolean not null,
  is_deleted         boolean not null,
  is_return_only     boolean not null,
  is_counted         boolean not null,
  has_discount       boolean not null,
  has_tax            boolean not null,
  has_shipping       boolean not null,
  has_tip            boolean not null,
  has_gift_card      boolean not null,
  is_paid            boolean not null,
  is_split_payment   boolean not null,
  has_refund         boolean not null,
  is_fully_refunded  boolean not null
);
comment on table dim_order_flags is 'One row per combination of yes-and-no facts about an order that occurs.';
comment on column dim_order_flags.order_flags_key is 'Key of all flags; -1 unknown, -2 not applicable.';
comment on column dim_order_flags.buyer_kind is 'registered, guest, till (a profile at the till) or walk_in (nobody is named).';
comment on column dim_order_flags.is_entered_by_hand is 'The staff entered it in the office of the shop.';
comment on column dim_order_flags.is_sale is 'The rules call its status a sale.';
comment on column dim_order_flags.is_mirror is 'A till order that mirrors a shop order: the shop lines are the sale.';
comment on column dim_order_flags.is_deleted is 'The source no longer has it.';
comment on column dim_order_flags.is_return_only is 'A till order that only gives back: it sells nothing.';
comment on column dim_order_flags.is_counted is 'A sale, not a mirror, not deleted, not only a return.';
comment on column dim_order_flags.has_discount is 'Something was taken off.';
comment on column dim_order_flags.has_tax is 'It bears tax.';
comment on column dim_order_flags.has_shipping is 'Shipping was charged.';
comment on column dim_order_flags.has_tip is 'A tip was given.';
comment on column dim_order_flags.has_gift_card is 'It sells a gift card.';
comment on column dim_order_flags.is_paid is 'It was paid.';
comment on column dim_order_flags.is_split_payment is 'It was paid by more than one payment.';
comment on column dim_order_flags.has_refund is 'Something was given back.';
comment on column dim_order_flags.is_fully_refunded is 'All of it was given back.';
