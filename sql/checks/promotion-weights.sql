-- rule: promotion-weights
-- level: fail
-- says: the promotions of an order share it exactly, and take off what its lines are cheaper
-- means: Promotions do not share their order as they should. Sales are in the figures as they are; what promotions brought may be wrong.
-- do: Look at the listed order in bridge_order_promotion: the weights lose or double a part of it, or a discount has no promotion.
select
  bridge.order_key, fct_order.source_name, fct_order.order_id,
  sum(bridge.weight) as weights, min(bridge.weight) as least_weight,
  sum(bridge.discount_amount) as promotions_discount, fct_order.discount_amount as order_discount
from bridge_order_promotion bridge
left join fct_order on fct_order.order_key = bridge.order_key
group by bridge.order_key, fct_order.source_name, fct_order.order_id, fct_order.discount_amount
having sum(bridge.weight) <> 1
  or min(bridge.weight) < 0
  or (bridge.order_key > 0
    and sum(bridge.discount_amount) <> coalesce(fct_order.discount_amount, -1))
