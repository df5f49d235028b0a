-- Roles: what may be done, never who somebody is. Everything below inherits upwards to SYSADMIN, so an
-- administrator can do what any of them can, and none of them can do what an administrator can.
--
--   SYSADMIN ─┬─ countinghouse_eraser            erase-customer: out of staging, and builds away
--             │    ├─ countinghouse_loader       migrate-warehouse, load-staging: lake → staging, and ops
--             │    └─ countinghouse_transformer  build-marts, check-marts, publish-marts: staging → marts
--             │                                    and trace --build: an unpublished build is its owner's alone
--             ├─ countinghouse_auditor           make-report, trace: reads staging, ops and marts
--             │    └─ countinghouse_analyst
--             └─ countinghouse_marketer          marts and the personal data of audiences
--                  └─ countinghouse_analyst      marts, which hold no personal data
use role useradmin;

create role if not exists countinghouse_loader comment = 'Countinghouse: lake to staging';
create role if not exists countinghouse_transformer comment = 'Countinghouse: staging to marts, check, publish';
create role if not exists countinghouse_eraser comment = 'Countinghouse: erase-customer';
create role if not exists countinghouse_auditor comment = 'Countinghouse: reads what the tasks write, personal data too';
create role if not exists countinghouse_analyst comment = 'Countinghouse: reads the published marts, no personal data';
create role if not exists countinghouse_marketer comment = 'Countinghouse: reads marts and audiences, with personal data';

grant role countinghouse_loader to role countinghouse_eraser;
grant role countinghouse_transformer to role countinghouse_eraser;
grant role countinghouse_eraser to role sysadmin;
grant role countinghouse_analyst to role countinghouse_auditor;
grant role countinghouse_auditor to role sysadmin;
grant role countinghouse_analyst to role countinghouse_marketer;
grant role countinghouse_marketer to role sysadmin;
