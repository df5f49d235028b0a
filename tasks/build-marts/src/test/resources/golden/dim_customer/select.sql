select customer.*,
  (select string_agg(bridge.profile_kind || ' ' || bridge.profile_id, ' + '
     order by bridge.profile_kind, bridge.profile_id)
   from bridge_customer_identity bridge
   where bridge.customer_durable_key = customer.customer_durable_key) as profiles
from dim_customer customer
