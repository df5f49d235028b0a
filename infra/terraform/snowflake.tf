# The role that the storage integration of infra/snowflake takes on: it reads the lake, and that is all.
# Snowflake's user is known only after the bootstrap, which needs this role's name: so its name is an output at once,
# and the role comes with the second apply.

resource "aws_iam_role" "snowflake" {
  count = var.snowflake_user_arn == null ? 0 : 1

  name                 = local.snowflake_role
  description          = "Snowflake reads the lake"
  max_session_duration = 3600
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = var.snowflake_user_arn }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "sts:ExternalId" = var.snowflake_external_id } }
    }]
  })
}

resource "aws_iam_role_policy" "snowflake" {
  count = length(aws_iam_role.snowflake)

  name = "read-the-lake"
  role = aws_iam_role.snowflake[0].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Read"
        Effect   = "Allow"
        Action   = ["s3:GetObject", "s3:GetObjectVersion"]
        Resource = local.lake_object
      },
      {
        Sid       = "List"
        Effect    = "Allow"
        Action    = "s3:ListBucket"
        Resource  = local.lake_arn
        Condition = { StringLike = { "s3:prefix" = ["${local.lake_prefix}*"] } }
      },
      {
        Sid      = "Locate"
        Effect   = "Allow"
        Action   = "s3:GetBucketLocation"
        Resource = local.lake_arn
      },
      {
        Sid      = "Decrypt"
        Effect   = "Allow"
        Action   = "kms:Decrypt"
        Resource = aws_kms_key.lake.arn
      },
    ]
  })
}
