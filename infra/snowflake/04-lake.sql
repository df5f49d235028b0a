-- The way from S3: a role in AWS that only Snowflake may take on, by the external id that both sides know.
-- Never `create or replace` an integration: AWS would have to be told a new user and id, and loads fail meanwhile.
-- `desc integration countinghouse_lake` tells STORAGE_AWS_IAM_USER_ARN, which infra/terraform asks for.
use role accountadmin;

create storage integration if not exists countinghouse_lake
  type = external_stage
  storage_provider = 'S3'
  enabled = true
  storage_aws_role_arn = '<% lake_role_arn %>'
  storage_aws_external_id = '<% lake_external_id %>'
  storage_allowed_locations = ('<% lake_url %>');
alter storage integration countinghouse_lake set
  enabled = true
  storage_aws_role_arn = '<% lake_role_arn %>'
  storage_aws_external_id = '<% lake_external_id %>'
  storage_allowed_locations = ('<% lake_url %>');
grant usage on integration countinghouse_lake to role sysadmin;

use role sysadmin;

-- Timestamps in the lake are UTC without a zone; both options are said, because their defaults are changing.
create file format if not exists countinghouse.staging.lake_parquet
  type = parquet use_vectorized_scanner = true use_logical_type = true binary_as_text = false;
create stage if not exists countinghouse.staging.lake
  url = '<% lake_url %>' storage_integration = countinghouse_lake
  file_format = (format_name = 'countinghouse.staging.lake_parquet');
alter stage countinghouse.staging.lake set
  url = '<% lake_url %>' storage_integration = countinghouse_lake;
