-- rule: square-lines-tie
-- level: fail
-- says: the lines of a counted till order sum to its own total, tax and tip
-- means: The lines of an order at the till do not make up its total. Its money is in the figures, but some of it may be wrong.
-- do: Compare the listed order with the till: a kind of line is missing, or an allocation loses a cent.
select
  lines.source_name, lines.order_id,
  lines.total as lines_total, header.total_money as order_total,
  lines.tax as lines_tax, header.total_tax_money as order_tax,
  lines.tip as lines_tip, header.total_tip_money as order_tip
from (
  select
    source_name, order_id,
    sum(total_amount) as total, sum(tax_amount) as tax, sum(tip_amount) as tip
  from fct_sales_line
  where is_counted and not is_header_amount
  group by source_name, order_id
) lines
join ${current(square_orders)} header
  on header.source_name = lines.source_name and header.id = lines.order_id
where lines.total <> coalesce(header.total_money, 0)
  or lines.tax <> coalesce(header.total_tax_money, 0)
  or lines.tip <> coalesce(header.total_tip_money, 0)
