-- question: Which promotions are used, what do they cost, and what do their orders bring?
-- topic: Orders and promotions
-- grain: One row per promotion and currency.
-- columns:
--   source_name: The system that grants it.
--   promotion_type: coupon, catalog_discount, ad_hoc_discount or unnamed.
--   promotion_name: The promotion.
--   currency: ISO code; amounts are in it.
--   orders: Orders in which it was used.
--   discount: What it took off.
--   net_sales: Of these orders, before refunds; an order with two promotions is divided by their discounts.
--   discount_percent: Discount as a share of these net sales and the discount.
-- caveats:
--   The same promotion in shop and till is two rows: nothing says that they are the same.
--   What would have been sold without it is not known from this.
select
  p.source_name, p.promotion_type, p.promotion_name, o.currency,
  count(*) as orders,
  cast(sum(b.discount_amount) as decimal(18, 2)) as discount,
  cast(sum(o.net_amount * b.weight) as decimal(18, 2)) as net_sales,
  round(100 * sum(b.discount_amount) / nullif(sum(o.net_amount * b.weight) + sum(b.discount_amount), 0), 1) as discount_percent
from marts.fct_order o
join marts.bridge_order_promotion b on b.order_key = o.order_key
join marts.dim_promotion p on p.promotion_key = b.promotion_key
join marts.dim_date d on d.date_key = o.date_key
where o.is_counted and d.is_complete and p.promotion_key >= 0
group by p.source_name, p.promotion_type, p.promotion_name, o.currency
order by discount desc nulls last, p.source_name, p.promotion_name;
