-- rule: accepted-values
-- level: fail
-- says: columns of kinds hold known kinds only
-- means: Something of a kind that the marts do not know has come. Its money is in the figures, but may stand under the wrong heading.
-- do: A kind that is new at the source needs a place in the table's class and here.
select column_name, found, count(*) as found_rows
from (
  select 'fct_sales_line.line_kind' as column_name, line_kind as found
  from fct_sales_line
  where line_kind not in ('product', 'gift_card', 'custom_amount', 'adjustment')
  union all
  select 'fct_refund_line.refund_line_kind', refund_line_kind
  from fct_refund_line
  where refund_line_kind not in
    ('product', 'gift_card', 'custom_amount', 'shipping', 'fee', 'tip', 'rounding', 'amount')
  union all
  select 'fct_payment.payment_kind', payment_kind
  from fct_payment
  where payment_kind not in ('payment', 'refund')
  union all
  select 'dim_customer.customer_group', customer_group
  from dim_customer
  where customer_key > 0 and customer_group not in ('retail', 'wholesale')
  union all
  select 'dim_location.location_type', location_type
  from dim_location
  where location_key > 0 and location_type not in ('shop', 'till')
  union all
  select 'dim_payment_method.payment_group', payment_group
  from dim_payment_method
  where payment_group not in
    ('Card', 'Cash', 'Bank transfer', 'Check', 'Wallet', 'Gift card', 'Pay later', 'Other', 'None')
  union all
  select 'dim_promotion.promotion_type', promotion_type
  from dim_promotion
  where promotion_key > 0
    and promotion_type not in ('coupon', 'catalog_discount', 'ad_hoc_discount', 'unnamed')
  union all
  select 'dim_promotion.discount_kind', discount_kind
  from dim_promotion
  where discount_kind not in
    ('percentage', 'fixed_order', 'fixed_product', 'variable_percentage', 'variable_amount',
      'other', 'unknown')
  union all
  select 'dim_order_flags.buyer_kind', buyer_kind
  from dim_order_flags
  where order_flags_key > 0 and buyer_kind not in ('registered', 'guest', 'till', 'walk_in')
  union all
  select 'dim_product.product_line', product_line
  from dim_product
  where trim(product_line) = ''
) unknown_kinds
group by column_name, found
