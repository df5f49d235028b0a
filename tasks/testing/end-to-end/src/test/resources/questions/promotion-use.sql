select source as source_name, member as promotion_name, orders, discount
from orders_by_group
where kind = 'promotion'
order by discount desc, source, member
