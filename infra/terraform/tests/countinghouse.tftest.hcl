# What would be made, and for whom: planned against a provider that is mocked, so that it needs no account.
# A policy is read as AWS would read it: from its JSON.

mock_provider "aws" {
  override_during = plan

  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_resource "aws_kms_key" {
    defaults = {
      arn    = "arn:aws:kms:us-east-1:123456789012:key/lake"
      key_id = "lake"
    }
  }
  mock_resource "aws_s3_bucket" {
    defaults = { arn = "arn:aws:s3:::a-bucket" }
  }
  mock_resource "aws_secretsmanager_secret" {
    defaults = { arn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:countinghouse/connections/one" }
  }
  mock_resource "aws_iam_policy" {
    defaults = { arn = "arn:aws:iam::123456789012:policy/countinghouse-tasks" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/one" }
  }
}

variables {
  region                = "us-east-1"
  lake_bucket           = "example-lake"
  snowflake_external_id = "a-word-between-us"
  business              = { TIMEZONE = "America/New_York", CURRENCY = "USD" }
}

# (That no rule expires current files, infra/terraform/tests/test_files.py reads from the text: a mock fills what a
# rule leaves open.)
run "the_lake_keeps_versions_and_answers_at_once" {
  command = plan

  assert {
    condition = alltrue(flatten([
      for rule in aws_s3_bucket_lifecycle_configuration.lake.rule :
      [for it in rule.transition : it.storage_class == "GLACIER_IR"]
    ]))
    error_message = "The lake moves to a class that does not answer at once."
  }
  assert {
    condition = anytrue(flatten([
      for rule in aws_s3_bucket_lifecycle_configuration.lake.rule :
      [for it in rule.abort_incomplete_multipart_upload : it.days_after_initiation == 7]
    ]))
    error_message = "Uploads that broke off would be paid for ever."
  }
  assert {
    condition     = aws_s3_bucket_versioning.lake.versioning_configuration[0].status == "Enabled"
    error_message = "The lake keeps no versions."
  }
}

run "nobody_reads_the_lake_but_who_should" {
  command = plan

  assert {
    condition = alltrue([
      aws_s3_bucket_public_access_block.lake.block_public_acls, aws_s3_bucket_public_access_block.lake.block_public_policy,
      aws_s3_bucket_public_access_block.lake.ignore_public_acls, aws_s3_bucket_public_access_block.lake.restrict_public_buckets,
    ])
    error_message = "The public is not shut out."
  }
  assert {
    condition = one([
      for it in jsondecode(aws_s3_bucket_policy.lake.policy).Statement : it if it.Sid == "TlsOnly"
      ]) == {
      Sid       = "TlsOnly", Effect = "Deny", Principal = "*", Action = "s3:*"
      Resource  = ["arn:aws:s3:::example-lake", "arn:aws:s3:::example-lake/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }
    error_message = "The lake answers without TLS."
  }
  assert {
    condition = alltrue([
      for rule in aws_s3_bucket_server_side_encryption_configuration.lake.rule :
      rule.bucket_key_enabled && rule.apply_server_side_encryption_by_default[0].kms_master_key_id == aws_kms_key.lake.arn
    ])
    error_message = "The lake is not encrypted with its own key."
  }
  assert {
    condition     = aws_kms_key.lake.enable_key_rotation
    error_message = "The key never changes."
  }
}

run "before_the_bootstrap_there_is_no_role_to_take_on_and_its_name_is_known" {
  command = plan

  assert {
    condition     = length(aws_iam_role.snowflake) == 0
    error_message = "A role without a known user."
  }
  assert {
    condition     = output.snowflake_settings == <<-EOT
      lake_url=s3://example-lake/lake/
      lake_role_arn=arn:aws:iam::123456789012:role/countinghouse-snowflake
      lake_external_id=a-word-between-us
    EOT
    error_message = "The bootstrap would be told something else."
  }
  assert {
    condition     = length(aws_mwaa_environment.airflow) == 0 && output.airflow_url == null
    error_message = "An Airflow without a release."
  }
}

run "snowflake_reads_the_lake_and_nothing_else" {
  command = plan

  variables {
    snowflake_user_arn = "arn:aws:iam::999988887777:user/abc1-b-self1234"
  }

  assert {
    condition = jsondecode(aws_iam_role.snowflake[0].assume_role_policy).Statement == [{
      Effect    = "Allow", Principal = { AWS = "arn:aws:iam::999988887777:user/abc1-b-self1234" }, Action = "sts:AssumeRole"
      Condition = { StringEquals = { "sts:ExternalId" = "a-word-between-us" } }
    }]
    error_message = "Somebody else may take on the role of Snowflake."
  }
  assert {
    condition     = strcontains(output.snowflake_settings, "role/${aws_iam_role.snowflake[0].name}\n")
    error_message = "The bootstrap was told of another role."
  }
  assert {
    condition = length(setsubtract(flatten([
      for it in jsondecode(aws_iam_role_policy.snowflake[0].policy).Statement : it.Action
    ]), ["s3:GetObject", "s3:GetObjectVersion", "s3:ListBucket", "s3:GetBucketLocation", "kms:Decrypt"])) == 0
    error_message = "Snowflake may do more than read."
  }
}

run "tasks_add_to_the_lake_and_destroy_nothing" {
  command = plan

  assert {
    condition = length(setintersection(flatten([
      for it in jsondecode(aws_iam_policy.tasks.policy).Statement : it.Action
    ]), ["s3:*", "s3:DeleteObjectVersion", "s3:PutLifecycleConfiguration", "s3:PutBucketPolicy", "s3:PutBucketVersioning", "kms:*", "*"])) == 0
    error_message = "A task may destroy a version, or change what guards them."
  }
  assert {
    condition = alltrue(flatten([
      for it in jsondecode(aws_iam_policy.tasks.policy).Statement : [for to in flatten([it.Resource]) : to != "*"]
    ]))
    error_message = "A task's right is on everything."
  }
  assert {
    condition     = length(aws_iam_role.erasure) == 0 && output.erasure_role_arn == null
    error_message = "A role of erasure that nobody asked for."
  }
}

run "versions_go_by_erasure_alone_and_a_user_shows_a_second_factor" {
  command = plan

  variables {
    erasers = ["arn:aws:iam::123456789012:role/privacy-officer", "arn:aws:iam::123456789012:user/eva"]
  }

  assert {
    condition = one([
      for it in jsondecode(aws_s3_bucket_policy.lake.policy).Statement : it if it.Sid == "VersionsGoByErasureAlone"
    ]).Condition.ArnNotEquals["aws:PrincipalArn"] == "arn:aws:iam::123456789012:role/${aws_iam_role.erasure[0].name}"
    error_message = "Others may destroy versions."
  }
  assert {
    condition = contains(flatten([
      for it in jsondecode(aws_iam_role_policy.erasure[0].policy).Statement : it.Action
    ]), "s3:DeleteObjectVersion")
    error_message = "Erasure would leave versions."
  }
  assert {
    condition = {
      for it in jsondecode(aws_iam_role.erasure[0].assume_role_policy).Statement : it.Principal.AWS => jsonencode(it.Condition)
      } == {
      "arn:aws:iam::123456789012:role/privacy-officer" = "{}"
      "arn:aws:iam::123456789012:user/eva"             = jsonencode({ Bool = { "aws:MultiFactorAuthPresent" = "true" } })
    }
    error_message = "A user erases without a second factor, or a role cannot."
  }
}

run "secrets_are_made_empty_and_airflow_finds_its_connections_there" {
  command = plan

  variables {
    release = "0.1.0"
    vpc     = "vpc-1"
    subnets = ["subnet-1", "subnet-2"]
  }

  assert {
    condition     = toset(values(output.secrets)) == toset([for it in ["woocommerce", "square", "warehouse", "lake", "notify"] : "countinghouse/connections/${it}_default"])
    error_message = "A connection has no place for its secret."
  }
  assert {
    condition     = jsondecode(aws_mwaa_environment.airflow[0].airflow_configuration_options["secrets.backend_kwargs"]).connections_prefix == "countinghouse/connections"
    error_message = "Airflow looks elsewhere for its connections."
  }
  assert {
    condition     = aws_mwaa_environment.airflow[0].airflow_version == "3.0.6" && aws_mwaa_environment.airflow[0].webserver_access_mode == "PRIVATE_ONLY"
    error_message = "Another Airflow than the one that is tested, or one that the internet reaches."
  }
  assert {
    condition = alltrue([
      for path in [aws_mwaa_environment.airflow[0].dag_s3_path, aws_mwaa_environment.airflow[0].plugins_s3_path, aws_mwaa_environment.airflow[0].requirements_s3_path, aws_mwaa_environment.airflow[0].startup_script_s3_path] :
      startswith(path, "releases/0.1.0/")
    ])
    error_message = "The environment mixes releases."
  }
  assert {
    condition     = strcontains(aws_s3_object.startup[0].content, "export COUNTINGHOUSE_TIMEZONE='America/New_York'")
    error_message = "Tasks would not know the business zone."
  }
}

run "a_release_without_a_network_is_refused" {
  command = plan

  variables {
    release = "0.1.0"
  }

  expect_failures = [aws_mwaa_environment.airflow]
}

run "values_that_cannot_be_right_are_refused" {
  command = plan

  variables {
    region                = "Frankfurt"
    name                  = "Counting House"
    lake_bucket           = "lake.with.dots"
    snowflake_external_id = "short"
    snowflake_user_arn    = "abc1-b-self1234"
    erasers               = ["ann"]
    release               = "../0.1.0"
    subnets               = ["subnet-1"]
    vpc                   = "network"
    webserver_access      = "EVERYBODY"
    environment_class     = "mw1.micro"
    business              = { TIMEZONE = "America/New_York", SQUARE_ACCESS_TOKEN = "a'b" }
    noncurrent_days       = 0
  }

  expect_failures = [
    var.region, var.name, var.lake_bucket, var.snowflake_external_id, var.snowflake_user_arn, var.erasers, var.release,
    var.subnets, var.vpc, var.webserver_access, var.environment_class, var.business, var.noncurrent_days,
  ]
}
