# Airflow's connections, one secret each, empty: their values never pass through Terraform, whose state would keep
# them. docs/how-to/deploy-to-aws.md says what goes in, and how.

locals {
  connections_prefix = "${var.name}/connections"
  connections        = toset(["woocommerce_default", "square_default", "warehouse_default", "lake_default", "notify_default"])
}

resource "aws_secretsmanager_secret" "connection" {
  for_each = local.connections

  name                    = "${local.connections_prefix}/${each.key}"
  description             = "Airflow's connection ${each.key}: see dags/src/countinghouse_airflow/connections.py"
  kms_key_id              = aws_kms_key.lake.arn
  recovery_window_in_days = 7
}
