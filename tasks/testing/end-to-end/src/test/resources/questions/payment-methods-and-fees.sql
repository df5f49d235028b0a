select
  source as source_name, way as payment_group, card_brand, count(*) filter (kind = 'payment') as payments,
  coalesce(sum(total) filter (kind = 'payment'), 0) as taken, coalesce(-sum(total) filter (kind = 'refund'), 0) as given_back,
  sum(fee) as fees, round(100 * sum(fee) / nullif(sum(total) filter (kind = 'payment'), 0), 2) as fee_percent
from payment
group by source, way, card_brand
order by taken desc, source, way, card_brand
