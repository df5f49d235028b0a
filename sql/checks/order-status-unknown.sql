-- rule: order-status-unknown
-- level: warn
-- says: every status of an order is listed as a sale or not
-- means: Orders have a status of which nobody has said whether it is a sale. Their money is not in the figures.
-- money: amount
-- do: Say in warehouse-schema/rules/order_status.csv (or your own, COUNTINGHOUSE_RULES) whether the listed statuses are sales; until then they are not.
select found.source_kind, found.status, found.currency, count(*) as orders, sum(found.total) as amount
from (
  select 'woocommerce' as source_kind, status, currency, coalesce(total, 0) as total, is_deleted
  from ${current(woocommerce_orders)} shop_orders
  union all
  select 'square', coalesce(state, 'unknown'), coalesce(currency, 'XXX'), coalesce(total_money, 0), is_deleted
  from ${current(square_orders)} till_orders
) found
left join (values ${listed_statuses}) listed(source_kind, status, treatment)
  on listed.source_kind = found.source_kind and listed.status = found.status
where listed.status is null and not found.is_deleted
group by found.source_kind, found.status, found.currency
order by found.source_kind, found.status, found.currency
