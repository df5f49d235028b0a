-- rule: order-status-unknown
-- level: warn
-- says: every status of an order is listed as a sale or not
-- do: Say in warehouse-schema/rules/order_status.csv (or your own, COUNTINGHOUSE_RULES) whether the listed statuses are sales; until then they are not.
select found.source_kind, found.status, count(*) as orders, sum(found.total) as amount
from (
  select 'woocommerce' as source_kind, status, coalesce(total, 0) as total, is_deleted
  from (
    select status, total, is_deleted from staging.woocommerce_orders
    where extracted_at <= cast('${as_of}' as timestamp)
    qualify row_number() over (
      partition by source_name, id order by extracted_at desc, run_id desc) = 1
  ) shop_orders
  union all
  select 'square', coalesce(state, 'unknown'), coalesce(total_money, 0), is_deleted
  from (
    select state, total_money, is_deleted from staging.square_orders
    where extracted_at <= cast('${as_of}' as timestamp)
    qualify row_number() over (
      partition by source_name, id order by extracted_at desc, run_id desc) = 1
  ) till_orders
) found
left join (values ${listed_statuses}) listed(source_kind, status, treatment)
  on listed.source_kind = found.source_kind and listed.status = found.status
where listed.status is null and not found.is_deleted
group by found.source_kind, found.status
order by found.source_kind, found.status
