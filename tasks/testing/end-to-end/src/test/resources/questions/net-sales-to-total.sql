select
  date_trunc('month', day)::date as month_start, source as source_name, currency, sum(gross)::decimal(18, 2) as gross_sales,
  sum(discount)::decimal(18, 2) as discounts, sum(refund_net)::decimal(18, 2) as refunded,
  sum(net_sales_after_refunds)::decimal(18, 2) as net_sales, (sum(tax) - sum(refund_tax))::decimal(18, 2) as tax,
  (sum(shipping) - sum(refund_shipping))::decimal(18, 2) as shipping, sum(fees)::decimal(18, 2) as fees,
  (sum(tips) - sum(refund_tips))::decimal(18, 2) as tips, sum(gift_cards_sold)::decimal(18, 2) as gift_cards,
  sum(rounding)::decimal(18, 2) as rounding, (sum(total) - sum(refund_total))::decimal(18, 2) as total
from sales_by_day
group by 1, 2, 3
order by 1, 2, 3
