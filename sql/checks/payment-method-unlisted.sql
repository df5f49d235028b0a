-- rule: payment-method-unlisted
-- level: warn
-- says: every way of paying is listed in a group
-- do: Say in warehouse-schema/rules/payment_method.csv (or your own, COUNTINGHOUSE_RULES) to which group the listed ways belong; until then they are in Other.
select method.source_name, method.payment_method, count(*) as orders
from dim_payment_method method
join fct_order on fct_order.payment_method_key = method.payment_method_key
where not method.is_listed
group by method.source_name, method.payment_method
order by method.source_name, method.payment_method
