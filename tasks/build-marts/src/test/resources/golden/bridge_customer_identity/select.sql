select bridge.*,
  bridge.customer_durable_key = bridge.former_durable_key as is_namesake,
  (select first.profile_kind || ' ' || first.profile_id from bridge_customer_identity first
   where first.former_durable_key = bridge.customer_durable_key) as customer
from bridge_customer_identity bridge
