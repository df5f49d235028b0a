-- rule: version-of-another
-- level: fail
-- says: the version a fact points to is a version of the member it points to
-- means: Sales point to a version of another product or customer. All money is in the figures, but some may stand under the wrong name.
-- do: Look at how the table's class picks the version: the durable key and the version key come from different rows.
select 'fct_sales_line' as fact, 'product' as dimension, count(*) as fact_rows
from fct_sales_line fact join dim_product version on version.product_key = fact.product_key
where version.product_durable_key <> fact.product_durable_key
having count(*) > 0
union all
select 'fct_sales_line', 'customer', count(*)
from fct_sales_line fact join dim_customer version on version.customer_key = fact.customer_key
where version.customer_durable_key <> fact.customer_durable_key
having count(*) > 0
union all
select 'fct_refund_line', 'product', count(*)
from fct_refund_line fact join dim_product version on version.product_key = fact.product_key
where version.product_durable_key <> fact.product_durable_key
having count(*) > 0
union all
select 'fct_refund_line', 'customer', count(*)
from fct_refund_line fact join dim_customer version on version.customer_key = fact.customer_key
where version.customer_durable_key <> fact.customer_durable_key
having count(*) > 0
union all
select 'fct_payment', 'customer', count(*)
from fct_payment fact join dim_customer version on version.customer_key = fact.customer_key
where version.customer_durable_key <> fact.customer_durable_key
having count(*) > 0
union all
select 'fct_order', 'customer', count(*)
from fct_order fact join dim_customer version on version.customer_key = fact.customer_key
where version.customer_durable_key <> fact.customer_durable_key
having count(*) > 0
