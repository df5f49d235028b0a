-- rule: customer-group-renamed
-- level: warn
-- says: a group of the till's customers that a rule names is still called so
-- means: A group of customers at the till has another name than the rules know it by, so sales to its members may stand under the wrong channel. Their money is in the figures.
-- do: Write the new name of the listed group, or its id, into channel_rule.csv (warehouse-schema/rules, or your own, COUNTINGHOUSE_RULES). Until then all sales to its customers, those of before too, are in the channel of the next rule. When the old name is to mean another group only, let the rule name that one by its id.
select latest.source_name, latest.id, earlier.name as was_called, latest.name as is_called
from (
  select distinct source_name, id, lower(trim(name)) as name
  from ${schema(staging)}.square_customer_groups
) earlier
join ${current(square_customer_groups)} latest on latest.source_name = earlier.source_name and latest.id = earlier.id
join (values ${named_groups}) named(group_name) on lower(named.group_name) = earlier.name
left join (values ${named_groups}) kept(group_name)
  on lower(kept.group_name) in (lower(latest.id), coalesce(lower(trim(latest.name)), ''))
where not latest.is_deleted and kept.group_name is null
order by latest.source_name, latest.id
