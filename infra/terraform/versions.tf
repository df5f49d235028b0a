terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }
}

provider "aws" {
  region = var.region

  default_tags {
    tags = { application = var.name }
  }
}

data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}

# Names that are known before anything is made: policies are readable in a plan, and Snowflake can be told of a role
# that is not there yet.
locals {
  account     = data.aws_caller_identity.current.account_id
  arn         = "arn:${data.aws_partition.current.partition}"
  lake_arn    = "${local.arn}:s3:::${var.lake_bucket}"
  lake_object = "${local.lake_arn}/${local.lake_prefix}*"
  lake_prefix = "lake/"
  lake_url    = "s3://${var.lake_bucket}/${local.lake_prefix}"

  snowflake_role = "${var.name}-snowflake"
  tasks_role     = "${var.name}-tasks"
  erasure_role   = "${var.name}-erasure"
  role_arn       = "${local.arn}:iam::${local.account}:role"
}
