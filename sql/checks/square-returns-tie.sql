-- rule: square-returns-tie
-- level: fail
-- says: the lines of a counted till return sum to the return's own total, tax and tip
-- means: The lines of a return at the till do not make up its total. It is in the figures, but some of it may be wrong.
-- do: Compare the listed return with the till: a kind of line is missing, or an allocation loses a cent.
select
  lines.source_name, lines.refund_id,
  lines.total as lines_total, header.return_total_money as return_total,
  lines.tax as lines_tax, header.return_tax_money as return_tax,
  lines.tip as lines_tip, header.return_tip_money as return_tip
from (
  select
    source_name, refund_id,
    sum(total_amount) as total, sum(tax_amount) as tax, sum(tip_amount) as tip
  from fct_refund_line
  where is_counted and not is_header_amount
  group by source_name, refund_id
) lines
join ${current(square_orders)} header
  on header.source_name = lines.source_name and header.id = lines.refund_id
where lines.total <> coalesce(header.return_total_money, 0)
  or lines.tax <> coalesce(header.return_tax_money, 0)
  or lines.tip <> coalesce(header.return_tip_money, 0)
