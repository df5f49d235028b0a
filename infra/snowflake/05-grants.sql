-- Who may do what. Every line is needed by a task or a reader; what is not here is refused.
use role securityadmin;

-- The loader: makes and fills tables in staging and ops, reads the stage. `create schema if not exists`, with
-- which the migration of ops begins, takes the privilege even when the schema is there. It cannot read a mart.
grant usage on warehouse countinghouse_load to role countinghouse_loader;
grant usage on database countinghouse to role countinghouse_loader;
grant create schema on database countinghouse to role countinghouse_loader;
grant usage, create table, create view on schema countinghouse.staging to role countinghouse_loader;
grant usage, create table, create view on schema countinghouse.ops to role countinghouse_loader;
grant usage on stage countinghouse.staging.lake to role countinghouse_loader;
grant usage on file format countinghouse.staging.lake_parquet to role countinghouse_loader;

-- The transformer: reads staging, keeps the books in ops, owns marts and every marts_<build> (it creates them). It
-- reads the stage as well: a check compares the marts with what the lake itself says.
grant usage on warehouse countinghouse_load to role countinghouse_transformer;
grant usage on schema countinghouse.staging to role countinghouse_transformer;
grant usage on stage countinghouse.staging.lake to role countinghouse_transformer;
grant usage on file format countinghouse.staging.lake_parquet to role countinghouse_transformer;
grant select on all tables in schema countinghouse.staging to role countinghouse_transformer;
grant select on future tables in schema countinghouse.staging to role countinghouse_transformer;
grant select on all views in schema countinghouse.staging to role countinghouse_transformer;
grant select on future views in schema countinghouse.staging to role countinghouse_transformer;
grant usage on schema countinghouse.ops to role countinghouse_transformer;
grant select, insert, update, delete on all tables in schema countinghouse.ops to role countinghouse_transformer;
grant select, insert, update, delete on future tables in schema countinghouse.ops to role countinghouse_transformer;
grant usage, create table, create view on schema countinghouse.restricted to role countinghouse_transformer;

-- The auditor: reads what the tasks write, and the marts as an analyst, whom it inherits. It changes nothing. It
-- reads the stage as well: trace looks into the lake's own files.
grant usage on warehouse countinghouse_load to role countinghouse_auditor;
grant usage on schema countinghouse.staging to role countinghouse_auditor;
grant usage on stage countinghouse.staging.lake to role countinghouse_auditor;
grant usage on file format countinghouse.staging.lake_parquet to role countinghouse_auditor;
grant select on all tables in schema countinghouse.staging to role countinghouse_auditor;
grant select on future tables in schema countinghouse.staging to role countinghouse_auditor;
grant select on all views in schema countinghouse.staging to role countinghouse_auditor;
grant select on future views in schema countinghouse.staging to role countinghouse_auditor;
grant usage on schema countinghouse.ops to role countinghouse_auditor;
grant select on all tables in schema countinghouse.ops to role countinghouse_auditor;
grant select on future tables in schema countinghouse.ops to role countinghouse_auditor;

-- Readers. There are no future grants on marts, on purpose: they would belong to a schema that the next
-- publication drops. publish-marts gives each candidate that passed what marts has, then swaps; whoever has
-- USAGE on marts is a reader, so another role of yours becomes one by the same three lines.
grant usage on warehouse countinghouse_bi to role countinghouse_analyst;
grant usage on database countinghouse to role countinghouse_analyst;
grant usage on schema countinghouse.marts to role countinghouse_analyst;
grant select on all tables in schema countinghouse.marts to role countinghouse_analyst;
grant select on all views in schema countinghouse.marts to role countinghouse_analyst;

-- The marketer inherits the analyst, and reads audiences besides. That schema is never swapped: future grants.
grant usage on schema countinghouse.restricted to role countinghouse_marketer;
grant select on all tables in schema countinghouse.restricted to role countinghouse_marketer;
grant select on future tables in schema countinghouse.restricted to role countinghouse_marketer;
grant select on all views in schema countinghouse.restricted to role countinghouse_marketer;
grant select on future views in schema countinghouse.restricted to role countinghouse_marketer;
