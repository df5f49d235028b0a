-- Warehouses and what they may cost. Both are the smallest size, asleep until somebody asks, asleep again after
-- a minute. They are apart so that a dashboard never waits for the load, and so that each shows its own bill.
-- docs/reference/snowflake-cost.md says what a day costs.
use role sysadmin;

create warehouse if not exists countinghouse_load warehouse_size = xsmall initially_suspended = true;
alter warehouse countinghouse_load set
  warehouse_size = xsmall
  auto_suspend = 60
  auto_resume = true
  statement_timeout_in_seconds = 3600
  statement_queued_timeout_in_seconds = 600
  comment = 'Countinghouse: load, build, check, publish';

create warehouse if not exists countinghouse_bi warehouse_size = xsmall initially_suspended = true;
alter warehouse countinghouse_bi set
  warehouse_size = xsmall
  auto_suspend = 60
  auto_resume = true
  statement_timeout_in_seconds = 600
  statement_queued_timeout_in_seconds = 120
  comment = 'Countinghouse: people and dashboards that read the marts';

-- Only ACCOUNTADMIN may create a resource monitor or put a warehouse under one. The quota is of a month.
use role accountadmin;

create resource monitor if not exists countinghouse_monthly with credit_quota = <% monthly_credits %>;
alter resource monitor countinghouse_monthly set
  credit_quota = <% monthly_credits %>
  triggers
    on 75 percent do notify
    on 90 percent do suspend
    on 100 percent do suspend_immediate;
alter warehouse countinghouse_load set resource_monitor = countinghouse_monthly;
alter warehouse countinghouse_bi set resource_monitor = countinghouse_monthly;
