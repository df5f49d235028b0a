-- rule: amounts-add-up
-- level: fail
-- says: net is gross less discount, and the total is the sum of its parts
-- means: The parts of an amount do not make up its total. The money is in the figures, but some of it may be wrong.
-- do: Look at the listed record: a part is missing from the total, or stands in it twice.
select 'sale' as movement, source_name, order_id as record_id, line_id, net_amount, total_amount
from fct_sales_line
where net_amount <> gross_amount - discount_amount
  or total_amount <> net_amount + tax_amount + shipping_amount + fee_amount + tip_amount
    + gift_card_amount + rounding_amount
union all
select 'refund', source_name, refund_id, refund_line_id, net_amount, total_amount
from fct_refund_line
where net_amount <> gross_amount - discount_amount
  or total_amount <> net_amount + tax_amount + shipping_amount + fee_amount + tip_amount
    + gift_card_amount + rounding_amount
union all
select 'payment', source_name, payment_id, payment_kind, amount, total_amount
from fct_payment
where total_amount <> amount + tip_amount
union all
select 'order', source_name, order_id, '', net_amount, total_amount
from fct_order
where net_amount <> gross_amount - discount_amount
  or total_amount <> net_amount + tax_amount + shipping_amount + fee_amount + tip_amount
    + gift_card_amount + rounding_amount
