# What the task jars may do: add to the lake, never destroy a version in it, not even what a failed attempt of their own
# left behind (load-staging then warns of it, and a sweep in the role of erasure takes it away). On Amazon's managed
# Airflow every task runs with the environment's role; elsewhere (ECS, Kubernetes) the same policy is put on theirs.

locals {
  lake_writing = [
    # Of the whole bucket, which holds nothing but the lake: asked with a prefix as a condition, S3 would answer 403 in
    # place of 404 for an object that is not there.
    {
      Sid      = "ListTheLake"
      Effect   = "Allow"
      Action   = ["s3:ListBucket", "s3:ListBucketVersions", "s3:ListBucketMultipartUploads"]
      Resource = local.lake_arn
    },
    {
      Sid    = "ReadAndAddToTheLake"
      Effect = "Allow"
      Action = [
        "s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload",
      ]
      Resource = local.lake_object
    },
    {
      Sid      = "UseTheLakesKey"
      Effect   = "Allow"
      Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
      Resource = aws_kms_key.lake.arn
    },
  ]
}

resource "aws_iam_policy" "tasks" {
  name        = local.tasks_role
  description = "What the task jars of ${var.name} need of AWS"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(local.lake_writing, [{
      Sid      = "ReadTheirSecrets"
      Effect   = "Allow"
      Action   = ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"]
      Resource = [for it in aws_secretsmanager_secret.connection : it.arn]
    }])
  })
}

# erase-customer is not a task of the DAG: a person runs it, as this role, for an hour. A user shows a second factor; who
# comes as a role has shown it where the company signs in, and AWS is not told of that again.
resource "aws_iam_role" "erasure" {
  count = length(var.erasers) == 0 ? 0 : 1

  name                 = local.erasure_role
  description          = "Takes a person out of the lake, with every version"
  max_session_duration = 3600
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      for it in sort(tolist(var.erasers)) : {
        Effect    = "Allow"
        Principal = { AWS = it }
        Action    = "sts:AssumeRole"
        Condition = { for operator, test in { Bool = { "aws:MultiFactorAuthPresent" = "true" } } : operator => test if strcontains(it, ":user/") }
      }
    ]
  })
}

resource "aws_iam_role_policy" "erasure" {
  count = length(aws_iam_role.erasure)

  name = "erase"
  role = aws_iam_role.erasure[0].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(local.lake_writing, [
      {
        Sid      = "DestroyVersions"
        Effect   = "Allow"
        Action   = ["s3:GetObjectVersion", "s3:DeleteObjectVersion"]
        Resource = local.lake_object
      },
      {
        Sid      = "ReachTheWarehouse"
        Effect   = "Allow"
        Action   = "secretsmanager:GetSecretValue"
        Resource = aws_secretsmanager_secret.connection["warehouse_default"].arn
      },
    ])
  })
}
