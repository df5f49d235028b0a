-- The first day of history, and the last day whose sales every source has told in full.
select min(full_date) as first_day, max(case when is_complete then full_date end) as last_complete_day
from dim_date
where date_key > 0
