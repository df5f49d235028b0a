-- For `make verify-snowflake`, not for daily work: a role that makes schemas of its own, owns them, reads the
-- lake's stage, and sees nothing of staging, ops or marts. The tasks' user takes it on for that one command, and the
-- analyst's, which can do less than the tasks, to see what it cannot do.
use role useradmin;
create role if not exists countinghouse_verifier comment = 'Countinghouse: make verify-snowflake';
grant role countinghouse_verifier to role sysadmin;
grant role countinghouse_verifier to user countinghouse_tasks;
grant role countinghouse_analyst to user countinghouse_tasks;

use role securityadmin;
grant usage on warehouse countinghouse_load to role countinghouse_verifier;
grant usage on database countinghouse to role countinghouse_verifier;
grant create schema on database countinghouse to role countinghouse_verifier;
grant usage on schema countinghouse.staging to role countinghouse_verifier;
grant usage on stage countinghouse.staging.lake to role countinghouse_verifier;
grant usage on file format countinghouse.staging.lake_parquet to role countinghouse_verifier;
