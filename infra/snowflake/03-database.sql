-- The database and its schemas. In a schema with managed access only its owner says who may read it: the loader
-- owns the tables that it makes in staging, and still cannot show them to anybody.
use role sysadmin;

create database if not exists countinghouse comment = 'Shop and till in one audited star schema';

-- Staging can be folded again from the lake at any time: transient, so without the seven days of Fail-safe, and
-- without Time Travel, so that whoever was erased is gone from it at once.
create transient schema if not exists countinghouse.staging with managed access
  data_retention_time_in_days = 0 comment = 'Every version of every source record; holds personal data';
create schema if not exists countinghouse.ops with managed access
  data_retention_time_in_days = 1 comment = 'What the tasks know of their own work';
-- Reserved and empty: no task writes an audience yet. It stands here so that who may read names and addresses is
-- decided before there is anything to read; the marts, which the marketer reads too, have none of either.
create transient schema if not exists countinghouse.restricted with managed access
  data_retention_time_in_days = 0 comment = 'Names and addresses of customers, for audiences';

-- The published marts. Publishing swaps this schema with the candidate marts_<build>, which takes the ownership
-- of both: so the transformer makes this one too, and it is not of managed access, because the transformer gives
-- a candidate that has passed its audit the readers of this one.
use role securityadmin;
grant usage on database countinghouse to role countinghouse_transformer;
grant create schema on database countinghouse to role countinghouse_transformer;

use role countinghouse_transformer;
create schema if not exists countinghouse.marts comment = 'The published marts';
