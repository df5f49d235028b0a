-- rule: payment-method-unlisted
-- level: warn
-- says: every way of paying is listed in a group
-- means: Orders were paid in a way that no rule names. Their money is in the figures; as a way of paying it stands under Other.
-- money: net_sales
-- do: Say in warehouse-schema/rules/payment_method.csv (or your own, COUNTINGHOUSE_RULES) to which group the listed ways belong; until then they are in Other.
select method.source_name, method.payment_method, fct_order.currency, count(*) as orders,
  sum(case when fct_order.is_counted then fct_order.net_amount else 0 end) as net_sales
from dim_payment_method method
join fct_order on fct_order.payment_method_key = method.payment_method_key
where not method.is_listed
group by method.source_name, method.payment_method, fct_order.currency
order by method.source_name, method.payment_method, fct_order.currency
