select minute.*, (select count(*) from dim_time_of_day) as members
from dim_time_of_day minute
where time_of_day_key in (-2, -1, 0, 459, 500, 1059, 1100, 1229, 1230, 1359, 1400, 1435, 1659, 1700, 2159, 2200, 2359)
