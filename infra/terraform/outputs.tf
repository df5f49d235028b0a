output "lake_url" {
  description = "COUNTINGHOUSE_LAKE, and the host of the connection lake_default."
  value       = trimsuffix(local.lake_url, "/")
}

output "snowflake_settings" {
  description = "The lake's lines of infra/snowflake/settings.env."
  value       = <<-EOT
    lake_url=${local.lake_url}
    lake_role_arn=${local.role_arn}/${local.snowflake_role}
    lake_external_id=${var.snowflake_external_id}
  EOT
}

output "tasks_policy_arn" {
  description = "For the role of tasks that run elsewhere than in Amazon's managed Airflow."
  value       = aws_iam_policy.tasks.arn
}

output "erasure_role_arn" {
  description = "The role to take on for erase-customer."
  value       = one(aws_iam_role.erasure[*].arn)
}

output "secrets" {
  description = "Where each connection's value goes."
  value       = { for name, secret in aws_secretsmanager_secret.connection : name => secret.name }
}

output "airflow_bucket" {
  description = "Where infra/terraform/upload puts a release."
  value       = local.airflow_bucket
}

output "airflow_url" {
  description = "Airflow's pages, once there is a release."
  value       = one([for it in aws_mwaa_environment.airflow : "https://${it.webserver_url}"])
}
