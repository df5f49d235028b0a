-- Places of sale, and where customers live.
insert into expected
select 'places', 'lead', '1',
  format('Net sales of {} by place of sale, and by where known customers live.', period_text(first, last)) from told_year
union all
select 'places', 'note', '1', 'The marts keep no more of an address than country and region. Regions with fewer than 5'
  || ' customers stand together.' from told_year;
insert into expected
select 'places-figures', location, unnest(['Net sales', 'Share']), unnest([money(sum(net)), share(sum(net), net_in(first, last))])
from amount, told_year where day between first and last group by location, first, last
union all
select 'places-of-sale', location, 'told', money(sum(net)) || ' ' || money(sum(net))
from amount, told_year where day between first and last group by location;
create temp table region as
select name, customers, net, case when is_alone and row_number() over (partition by is_alone order by net desc, name) <= 12
  then name else 'others' end as shown_as
from (
  select case when country = '' and region = '' then 'Not known' when region = '' then country else region || ', ' || country end as name,
    count(distinct customer) filter (customer > 0) as customers, sum(net) as net,
    count(distinct customer) filter (customer > 0) >= 5 or (country = '' and region = '') as is_alone
  from amount, told_year where day between first and last group by country, region
);
create temp table region_figures as
select case shown_as when 'others' then of_them(count(*), 'other region', 'other regions') else shown_as end as line,
  sum(customers) as customers, sum(net) as net
from region group by shown_as;
insert into expected
select 'regions-figures', line, unnest(['Customers', 'Net sales']),
  unnest([case when customers = 0 then '–' else counted(customers) end, money(net)]) from region_figures
union all
select 'regions', line, 'told', money(net) || ' ' || money(net) from region_figures;
