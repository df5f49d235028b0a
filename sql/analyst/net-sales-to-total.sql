-- question: What stands between net sales and what buyers were charged?
-- topic: Orders and promotions
-- grain: One row per month, source and currency.
-- columns:
--   month_start: First day of the month.
--   source_name: The system that recorded it.
--   currency: ISO code; amounts are in it.
--   gross_sales: Before discounts, of sales.
--   discounts: What was taken off of sales.
--   refunded: Net sales given back.
--   net_sales: Gross less discounts less refunded.
--   tax: All tax, less what was given back.
--   shipping: Shipping without tax.
--   fees: Fees and service charges that the buyer paid.
--   tips: Tips.
--   gift_cards: Gift cards sold: a debt, not a sale.
--   rounding: Cash rounding.
--   total: All of it: what buyers were charged less what they got back.
-- caveats:
--   For the books ask the bookkeeper: this is the view of a shop keeper.
--   Each refund is in the month in which it was made.
select
  d.month_start, m.source_name, m.currency,
  cast(sum(case when m.movement_kind = 'sale' then m.gross_amount else 0 end) as decimal(18, 2)) as gross_sales,
  cast(sum(case when m.movement_kind = 'sale' then m.discount_amount else 0 end) as decimal(18, 2)) as discounts,
  cast(sum(case when m.movement_kind = 'refund' then -m.net_amount else 0 end) as decimal(18, 2)) as refunded,
  cast(sum(m.net_amount) as decimal(18, 2)) as net_sales,
  cast(sum(m.tax_amount) as decimal(18, 2)) as tax,
  cast(sum(m.shipping_amount) as decimal(18, 2)) as shipping,
  cast(sum(m.fee_amount) as decimal(18, 2)) as fees,
  cast(sum(m.tip_amount) as decimal(18, 2)) as tips,
  cast(sum(m.gift_card_amount) as decimal(18, 2)) as gift_cards,
  cast(sum(m.rounding_amount) as decimal(18, 2)) as rounding,
  cast(sum(m.total_amount) as decimal(18, 2)) as total
from marts.sales_movement m
join marts.dim_date d on d.date_key = m.date_key
where d.is_complete
group by d.month_start, m.source_name, m.currency
order by d.month_start, m.source_name, m.currency;
