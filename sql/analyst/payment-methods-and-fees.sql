-- question: How do people pay, and what does the processor keep?
-- topic: Payments
-- grain: One row per source, way of paying and currency.
-- columns:
--   source_name: The system that took the money.
--   payment_group: Card, Cash, Bank transfer, Wallet and so on.
--   card_brand: Brand of the card; empty for none.
--   currency: ISO code; amounts are in it.
--   payments: Payments taken.
--   taken: What was taken, tips included.
--   given_back: What was paid back, as a positive amount.
--   fees: What the processor kept of payments and refunds.
--   fee_percent: Fees as a share of what was taken.
-- caveats:
--   A fee is 0 until the processor tells it; WooCommerce tells none, so there the fees are missing, not free.
--   Money, by the day on which it moved: not the same as sales.
select
  p.source_name, p.payment_group, p.card_brand, f.currency,
  sum(case when f.payment_kind = 'payment' then 1 else 0 end) as payments,
  cast(sum(case when f.payment_kind = 'payment' then f.total_amount else 0 end) as decimal(18, 2)) as taken,
  cast(sum(case when f.payment_kind = 'refund' then -f.total_amount else 0 end) as decimal(18, 2)) as given_back,
  cast(sum(f.fee_amount) as decimal(18, 2)) as fees,
  round(100 * sum(f.fee_amount) / nullif(sum(case when f.payment_kind = 'payment' then f.total_amount end), 0), 2) as fee_percent
from marts.fct_payment f
join marts.dim_payment_method p on p.payment_method_key = f.payment_method_key
join marts.dim_date d on d.date_key = f.date_key
where f.is_counted and d.is_complete
group by p.source_name, p.payment_group, p.card_brand, f.currency
order by taken desc nulls last, p.source_name, p.payment_group, p.card_brand;
