-- rule: order-as-staged
-- level: fail
-- says: an order in the marts has the status, currency and deletion that staging has, and is a sale just when its status is listed as one
-- means: An order in the marts is not as its source has it. Whether its money is in the figures may be wrong.
-- do: Compare the listed order in staging and in fct_sales_line with warehouse-schema/rules/order_status.csv (or your own, COUNTINGHOUSE_RULES): the build took another version or another rule.
select
  sold.source_name, sold.order_id, sold.is_sale,
  sold.order_status, staged.status as staged_status,
  sold.currency, staged.currency as staged_currency,
  sold.is_deleted, staged.is_deleted as staged_is_deleted
from (
  select distinct source_name, order_id, order_status, currency, is_sale, is_deleted
  from fct_sales_line
) sold
join (
  select source_name, 'woocommerce' as source_kind, cast(id as varchar) as order_id, status, currency, is_deleted
  from ${current(woocommerce_orders)} shop_orders
  union all
  select source_name, 'square', id, coalesce(state, 'unknown'), coalesce(currency, 'XXX'), is_deleted
  from ${current(square_orders)} till_orders
) staged on staged.source_name = sold.source_name and staged.order_id = sold.order_id
left join (values ${listed_statuses}) listed(source_kind, status, treatment)
  on listed.source_kind = staged.source_kind and listed.status = staged.status
where sold.order_status <> staged.status
  or sold.currency <> staged.currency
  or sold.is_deleted <> staged.is_deleted
  or sold.is_sale <> (coalesce(listed.treatment, '') = 'sale')
