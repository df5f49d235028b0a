select bridge.*, fct_order.order_id, promotion.promotion_code
from bridge_order_promotion bridge
join dim_promotion promotion on promotion.promotion_key = bridge.promotion_key
left join fct_order on fct_order.order_key = bridge.order_key
