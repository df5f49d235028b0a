-- rule: customer-group-unread
-- level: warn
-- says: the name is known of every group that a customer of the till is in
-- means: Customers at the till are in a group whose name has not been read, so sales to them may stand under the wrong channel. Their money is in the figures.
-- do: Read the groups (countinghouse extract-square --head customer-groups), then load and build again. Until then a rule of channel_rule.csv that names such a group does not fit its customers; one with the group's id does. When the group was deleted before it was ever read, there is nothing to do.
select source_name, group_ids, count(*) as customers
from (
  select customer.source_name, customer.id, customer.group_ids, count(known.id) as known_groups
  from ${current(square_customers)} customer
  left join ${current(square_customer_groups)} known
    on known.source_name = customer.source_name
    and replace(',' || customer.group_ids || ',', ',' || known.id || ',', '') <> ',' || customer.group_ids || ','
  where coalesce(customer.group_ids, '') <> '' and not customer.is_deleted
  group by customer.source_name, customer.id, customer.group_ids
) member
where known_groups < 1 + length(group_ids) - length(replace(group_ids, ',', ''))
group by source_name, group_ids
order by source_name, group_ids
