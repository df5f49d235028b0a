-- rule: woocommerce-refunds-tie
-- level: fail
-- says: the lines of a counted shop refund sum to the refund's own amount
-- means: The lines of a refund of the shop do not make up its amount. It is in the figures, but some of it may be wrong.
-- do: Compare the listed refund with the shop: a kind of line is missing, or an allocation loses a cent.
select lines.source_name, lines.refund_id, lines.total as lines_total, header.amount as refund_amount
from (
  select source_name, refund_id, sum(total_amount) as total
  from fct_refund_line
  where is_counted and not is_header_amount
  group by source_name, refund_id
) lines
join ${current(woocommerce_refunds)} header
  on header.source_name = lines.source_name and cast(header.id as varchar) = lines.refund_id
where lines.total <> coalesce(header.amount, 0)
