-- question: Do orders with a higher discount sell more?
-- topic: Orders and promotions
-- grain: One row per currency, side of the business and band of discount.
-- columns:
--   currency: ISO code; amounts are in it.
--   side: Wholesale: of a channel of the group Wholesale, as on the report; else Retail.
--   discount_band: 0 none, 1 up to 10 percent, 2 up to 20, 3 up to 30, 4 more.
--   orders: Orders that count as a sale.
--   gross_sales: Before discounts.
--   discounts: What was taken off.
--   net_sales: Gross less discounts, before refunds.
--   discount_percent: Discounts as a share of gross sales.
--   units_per_order: Units per order.
--   gross_per_order: Gross sales per order: what was put into the basket.
-- caveats:
--   Not a proof: large baskets get discounts, too, where a promotion asks for a minimum.
--   Orders without goods, such as gift cards alone, are left out.
with orders as (
  select
    o.currency,
    case when c.channel_group = 'Wholesale' then 'Wholesale' else 'Retail' end as side,
    case
      when o.discount_amount <= 0 then 0
      when o.discount_amount <= 0.1 * o.gross_amount then 1
      when o.discount_amount <= 0.2 * o.gross_amount then 2
      when o.discount_amount <= 0.3 * o.gross_amount then 3
      else 4
    end as discount_band,
    o.gross_amount, o.discount_amount, o.net_amount, o.quantity
  from marts.fct_order o
  join marts.dim_channel c on c.channel_key = o.channel_key
  join marts.dim_date d on d.date_key = o.date_key
  where o.is_counted and d.is_complete and o.gross_amount > 0
)
select
  currency, side, discount_band,
  count(*) as orders,
  cast(sum(gross_amount) as decimal(18, 2)) as gross_sales,
  cast(sum(discount_amount) as decimal(18, 2)) as discounts,
  cast(sum(net_amount) as decimal(18, 2)) as net_sales,
  round(100 * sum(discount_amount) / sum(gross_amount), 1) as discount_percent,
  round(sum(quantity) / count(*), 2) as units_per_order,
  cast(sum(gross_amount) / count(*) as decimal(18, 2)) as gross_per_order
from orders
group by currency, side, discount_band
order by currency, side, discount_band;
