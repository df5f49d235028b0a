insert into staging.square_customer_groups by name
select * replace ('f0' as run_id, timestamp '2026-06-02 07:00:00' as extracted_at)
from staging.square_customer_groups where id = 'g1';
update staging.square_customer_groups set name = 'Trade' where id = 'g1' and run_id = 'f1';
