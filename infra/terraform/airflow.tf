# Amazon's managed Airflow (MWAA). It starts from files in a bucket of its own, a folder a release: another release is
# another path, so that an apply is what brings it in, and the one before is a path away.

locals {
  airflow_bucket     = "${var.lake_bucket}-airflow"
  airflow_bucket_arn = "${local.arn}:s3:::${local.airflow_bucket}"
  environment_arn    = "${local.arn}:airflow:${var.region}:${local.account}:environment/${var.name}"
  release_path       = "releases/${coalesce(var.release, "none")}"
}

resource "aws_s3_bucket" "airflow" {
  bucket = local.airflow_bucket
}

resource "aws_s3_bucket_versioning" "airflow" {
  bucket = aws_s3_bucket.airflow.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_public_access_block" "airflow" {
  bucket                  = aws_s3_bucket.airflow.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_policy" "airflow" {
  bucket = aws_s3_bucket.airflow.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "TlsOnly"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = [local.airflow_bucket_arn, "${local.airflow_bucket_arn}/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })

  depends_on = [aws_s3_bucket_public_access_block.airflow]
}

resource "aws_iam_role" "airflow" {
  name        = "${var.name}-airflow"
  description = "The Airflow environment and the tasks that run in it"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = ["airflow.amazonaws.com", "airflow-env.amazonaws.com"] }
      Action    = "sts:AssumeRole"
      Condition = {
        StringEquals = { "aws:SourceAccount" = local.account }
        ArnLike      = { "aws:SourceArn" = local.environment_arn }
      }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "airflow_tasks" {
  role       = aws_iam_role.airflow.name
  policy_arn = aws_iam_policy.tasks.arn
}

# What every such environment needs, as Amazon's guide lists it («Amazon MWAA execution role»).
resource "aws_iam_role_policy" "airflow" {
  name = "run-airflow"
  role = aws_iam_role.airflow.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Metrics"
        Effect   = "Allow"
        Action   = "airflow:PublishMetrics"
        Resource = local.environment_arn
      },
      {
        Sid      = "ItsBucket"
        Effect   = "Allow"
        Action   = ["s3:GetObject*", "s3:GetBucket*", "s3:List*"]
        Resource = [local.airflow_bucket_arn, "${local.airflow_bucket_arn}/*"]
      },
      {
        Sid      = "AccountBlocksPublicAccess"
        Effect   = "Allow"
        Action   = "s3:GetAccountPublicAccessBlock"
        Resource = "*"
      },
      {
        Sid    = "Logs"
        Effect = "Allow"
        Action = [
          "logs:CreateLogStream", "logs:CreateLogGroup", "logs:PutLogEvents", "logs:GetLogEvents",
          "logs:GetLogRecord", "logs:GetLogGroupFields", "logs:GetQueryResults",
        ]
        Resource = "${local.arn}:logs:${var.region}:${local.account}:log-group:airflow-${var.name}-*"
      },
      {
        Sid      = "LogGroupsAndMetrics"
        Effect   = "Allow"
        Action   = ["logs:DescribeLogGroups", "cloudwatch:PutMetricData"]
        Resource = "*"
      },
      {
        Sid    = "ItsQueue"
        Effect = "Allow"
        Action = [
          "sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes",
          "sqs:GetQueueUrl", "sqs:ReceiveMessage", "sqs:SendMessage",
        ]
        Resource = "${local.arn}:sqs:${var.region}:*:airflow-celery-*"
      },
      {
        Sid         = "TheQueuesKeyOfAmazon"
        Effect      = "Allow"
        Action      = ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey*", "kms:Encrypt"]
        NotResource = "${local.arn}:kms:*:${local.account}:key/*"
        Condition   = { StringLike = { "kms:ViaService" = ["sqs.${var.region}.amazonaws.com"] } }
      },
    ]
  })
}

resource "aws_security_group" "airflow" {
  count = var.release == null ? 0 : 1

  name        = "${var.name}-airflow"
  description = "Airflow's parts among themselves, and out"
  vpc_id      = var.vpc

  ingress {
    description = "among themselves"
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    self        = true
  }
  egress {
    description = "shop, Square, Snowflake, AWS"
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_s3_object" "startup" {
  count = var.release == null ? 0 : 1

  bucket = aws_s3_bucket.airflow.id
  key    = "${local.release_path}/startup-${substr(sha256(jsonencode(var.business)), 0, 12)}.sh"
  content = templatefile("${path.module}/startup.sh.tftpl", {
    bucket   = local.airflow_bucket
    archive  = "${local.release_path}/countinghouse.tar.gz"
    business = var.business
  })
}

resource "aws_mwaa_environment" "airflow" {
  count = var.release == null ? 0 : 1

  name              = var.name
  airflow_version   = "3.0.6"
  environment_class = var.environment_class
  min_workers       = 1
  max_workers       = 2

  source_bucket_arn      = aws_s3_bucket.airflow.arn
  dag_s3_path            = "${local.release_path}/dags"
  plugins_s3_path        = "${local.release_path}/plugins.zip"
  requirements_s3_path   = "${local.release_path}/requirements.txt"
  startup_script_s3_path = aws_s3_object.startup[0].key

  execution_role_arn    = aws_iam_role.airflow.arn
  webserver_access_mode = var.webserver_access

  airflow_configuration_options = {
    "secrets.backend" = "airflow.providers.amazon.aws.secrets.secrets_manager.SecretsManagerBackend"
    "secrets.backend_kwargs" = jsonencode({
      connections_prefix = local.connections_prefix
      variables_prefix   = null
      config_prefix      = null
    })
    "celery.worker_autoscale" = "2,1"
  }

  network_configuration {
    security_group_ids = [aws_security_group.airflow[0].id]
    subnet_ids         = var.subnets
  }

  logging_configuration {
    dag_processing_logs {
      enabled   = true
      log_level = "WARNING"
    }
    scheduler_logs {
      enabled   = true
      log_level = "WARNING"
    }
    task_logs {
      enabled   = true
      log_level = "INFO"
    }
    webserver_logs {
      enabled   = true
      log_level = "WARNING"
    }
    worker_logs {
      enabled   = true
      log_level = "WARNING"
    }
  }

  lifecycle {
    precondition {
      condition     = length(var.subnets) == 2 && var.vpc != null
      error_message = "A release is to run, so `vpc` and two `subnets` are wanted."
    }
  }

  depends_on = [
    aws_iam_role_policy.airflow, aws_iam_role_policy_attachment.airflow_tasks,
    aws_s3_bucket_versioning.airflow, aws_s3_bucket_public_access_block.airflow,
  ]
}
