-- rule: woocommerce-lines-tie
-- level: fail
-- says: the lines of a counted shop order sum to its own total, tax and shipping
-- means: The lines of an order of the shop do not make up its total. Its money is in the figures, but some of it may be wrong.
-- do: Compare the listed order with the shop: a kind of line is missing, or an allocation loses a cent.
select
  lines.source_name, lines.order_id,
  lines.total as lines_total, header.total as order_total,
  lines.tax as lines_tax, header.total_tax as order_tax,
  lines.shipping as lines_shipping, header.shipping_total as order_shipping
from (
  select
    source_name, order_id,
    sum(total_amount) as total, sum(tax_amount) as tax, sum(shipping_amount) as shipping
  from fct_sales_line
  where is_counted and not is_header_amount
  group by source_name, order_id
) lines
join ${current(woocommerce_orders)} header
  on header.source_name = lines.source_name and cast(header.id as varchar) = lines.order_id
where lines.total <> coalesce(header.total, 0)
  or lines.tax <> coalesce(header.total_tax, 0)
  or lines.shipping <> coalesce(header.shipping_total, 0)
