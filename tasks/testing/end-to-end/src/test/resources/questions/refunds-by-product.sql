with sold as (select product_code, sum(net) as net from sale_line group by 1)
select
  product_code, count(distinct source || refund_id) as refunds, sum(quantity) as units_refunded, sum(refund_line.net) as net_refunded,
  coalesce(any_value(sold.net), 0) as net_sold,
  round(100 * sum(refund_line.net) / nullif(any_value(sold.net), 0), 1) as refund_rate_percent,
  round(avg(day - sold_on), 1) as average_days
from refund_line
left join sold using (product_code)
where product_code <> ''
group by product_code
order by net_refunded desc, product_code
