with buyer as (
  select customer_group, customer, sum(net) as net, row_number() over (partition by customer_group order by sum(net) desc, customer) as place
  from movement where customer >= 0 group by customer_group, customer
),
tenth as (select *, ntile(10) over (partition by customer_group order by place) as tenth from buyer)
select
  customer_group, tenth, count(*) as customers, sum(net) as net_sales,
  round(100 * sum(net) / sum(sum(net)) over (partition by customer_group), 1) as share_percent,
  round(100 * sum(sum(net)) over (partition by customer_group order by tenth) / sum(sum(net)) over (partition by customer_group), 1)
    as cumulative_percent,
  min(net) as lowest_net_sales
from tenth
group by customer_group, tenth
order by 1, 2
