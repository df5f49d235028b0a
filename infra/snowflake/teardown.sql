-- Takes everything away that the numbered files made, with all marts and the books of the tasks. The lake stays,
-- and a warehouse can be built from it again; accepted findings (ops) cannot. Say the database's name to confirm:
--   snow sql -f infra/snowflake/teardown.sql -D "drop_for_good=countinghouse"
use role accountadmin;

drop user if exists countinghouse_tasks;
drop user if exists countinghouse_bi;
drop network policy if exists countinghouse_tasks;
drop network policy if exists countinghouse_bi;
drop database if exists <% drop_for_good %>;
drop integration if exists countinghouse_lake;
drop warehouse if exists countinghouse_load;
drop warehouse if exists countinghouse_bi;
drop resource monitor if exists countinghouse_monthly;
drop role if exists countinghouse_verifier;
drop role if exists countinghouse_marketer;
drop role if exists countinghouse_auditor;
drop role if exists countinghouse_analyst;
drop role if exists countinghouse_eraser;
drop role if exists countinghouse_transformer;
drop role if exists countinghouse_loader;
