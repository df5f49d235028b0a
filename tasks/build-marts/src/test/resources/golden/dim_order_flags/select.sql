select flags.*, (select count(*) from fct_order where fct_order.order_flags_key = flags.order_flags_key) as orders
from dim_order_flags flags
