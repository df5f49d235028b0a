select fct_order.*, method.payment_method, method.card_brand, method.payment_group,
  flags.* exclude (order_flags_key, is_counted)
from fct_order
join dim_payment_method method on method.payment_method_key = fct_order.payment_method_key
join dim_order_flags flags on flags.order_flags_key = fct_order.order_flags_key
