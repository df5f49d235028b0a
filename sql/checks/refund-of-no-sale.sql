-- rule: refund-of-no-sale
-- level: warn
-- says: what was refunded had been a sale
-- means: Money was given back for orders that count as no sale, such as cancelled ones. Neither the order nor what was given back is in the figures.
-- money: refunded
-- do: Nothing, when the listed orders are rightly no sales: their refunds are not summed either. Otherwise correct warehouse-schema/rules/order_status.csv.
select source_name, refund_id, order_id, order_status, currency, sum(total_amount) as refunded
from fct_refund_line
where not is_sale and not is_mirror and not is_deleted
group by source_name, refund_id, order_id, order_status, currency
order by source_name, refund_id
