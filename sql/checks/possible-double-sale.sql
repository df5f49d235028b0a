-- rule: possible-double-sale
-- level: warn
-- says: no shop order and till order of the same day and amount may be one sale seen twice
-- means: An order of the shop and one at the till have the same day and the same amount: they may be one sale that both show. Both are in the figures, so if they are one, this money is in them twice.
-- money: amount * least(shop_orders, till_orders)
-- do: Compare the listed orders: when the till's is the shop's order, link them at the source (order meta _wc_square_…_square_order_id).
select
  shop.date_key, shop.currency, shop.total as amount,
  count(distinct shop.order_id) as shop_orders, min(shop.order_id) as shop_order,
  count(distinct till.order_id) as till_orders, min(till.order_id) as till_order
from (
  select sale.source_name, order_id, date_key, currency, sum(total_amount) as total
  from fct_sales_line sale join dim_location place on place.location_key = sale.location_key
  where is_counted and place.location_type = 'shop'
  group by sale.source_name, order_id, date_key, currency
) shop
join (
  select sale.source_name, order_id, date_key, currency, sum(total_amount) as total
  from fct_sales_line sale join dim_location place on place.location_key = sale.location_key
  where is_counted and place.location_type = 'till'
  group by sale.source_name, order_id, date_key, currency
) till on till.date_key = shop.date_key and till.currency = shop.currency and till.total = shop.total
where shop.total > 0
  and not exists (
    select 1 from fct_payment payment
    where payment.order_source_name = shop.source_name and payment.order_id = shop.order_id
      and payment.source_name <> shop.source_name
  )
group by shop.date_key, shop.currency, shop.total
order by shop.date_key desc nulls last, shop.total desc nulls last
