variable "region" {
  description = "The AWS region of everything here; best the one of the Snowflake account, since reading across regions costs."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "A region looks like us-east-1."
  }
}

variable "name" {
  description = "What the name of every role, key and secret begins with."
  type        = string
  default     = "countinghouse"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{2,24}$", var.name))
    error_message = "3 to 25 small letters, digits and hyphens, a letter first."
  }
}

variable "lake_bucket" {
  description = "The bucket of the lake: a new one, of this name. The world has one namespace of buckets."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9-]{1,53}[a-z0-9]$", var.lake_bucket))
    error_message = "3 to 55 small letters, digits and hyphens; no dots, which break TLS."
  }
}

variable "snowflake_external_id" {
  description = "The word that Snowflake must say to take on its role: long, made up by you, the same in infra/snowflake/settings.env."
  type        = string

  validation {
    condition     = can(regex("^[\\w+=,.@:/-]{12,}$", var.snowflake_external_id))
    error_message = "12 characters or more, of those that AWS takes."
  }
}

variable "snowflake_user_arn" {
  description = "STORAGE_AWS_IAM_USER_ARN of `desc integration countinghouse_lake`. Null until the bootstrap has run; nobody can take on the role until then, since it does not exist."
  type        = string
  default     = null

  validation {
    condition     = var.snowflake_user_arn == null || can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:user/.+$", var.snowflake_user_arn))
    error_message = "An ARN of a user: arn:aws:iam::123456789012:user/…"
  }
}

variable "erasers" {
  description = "ARNs of the roles or users that may take on the role of erase-customer; a user with MFA. None: there is no such role."
  type        = set(string)
  default     = []

  validation {
    condition     = alltrue([for it in var.erasers : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:(role|user)/.+$", it))])
    error_message = "Each an ARN of a role or user."
  }
}

variable "release" {
  description = "The release that Airflow runs, as infra/terraform/upload named it. Null: no Airflow environment yet."
  type        = string
  default     = null

  validation {
    condition     = var.release == null || can(regex("^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", var.release))
    error_message = "Letters, digits, dots, hyphens."
  }
}

variable "subnets" {
  description = "Two private subnets in two zones, with a way out (NAT) to the shop, Square and Snowflake. Wanted with `release`."
  type        = list(string)
  default     = []

  validation {
    condition     = contains([0, 2], length(var.subnets)) && alltrue([for it in var.subnets : startswith(it, "subnet-")])
    error_message = "Exactly two, subnet-…"
  }
}

variable "vpc" {
  description = "The network of these subnets. Wanted with `release`."
  type        = string
  default     = null

  validation {
    condition     = var.vpc == null || startswith(coalesce(var.vpc, "vpc-"), "vpc-")
    error_message = "vpc-…"
  }
}

variable "webserver_access" {
  description = "Who reaches Airflow's pages: the network alone, or the internet (after signing in to AWS)."
  type        = string
  default     = "PRIVATE_ONLY"

  validation {
    condition     = contains(["PRIVATE_ONLY", "PUBLIC_ONLY"], var.webserver_access)
    error_message = "PRIVATE_ONLY or PUBLIC_ONLY."
  }
}

variable "environment_class" {
  description = "Size of Airflow's machines. mw1.small has 2 GB a worker, enough for two tasks at once."
  type        = string
  default     = "mw1.small"

  validation {
    condition     = can(regex("^mw1\\.(small|medium|large|xlarge|2xlarge)$", var.environment_class))
    error_message = "mw1.small, .medium, .large, .xlarge or .2xlarge."
  }
}

variable "business" {
  description = "Settings that every task has (docs/reference/settings.md): time zone and currency, and what else you set, without COUNTINGHOUSE_ before it. No secrets."
  type        = map(string)

  validation {
    condition     = alltrue([for it in ["TIMEZONE", "CURRENCY"] : contains(keys(var.business), it)])
    error_message = "TIMEZONE and CURRENCY are wanted."
  }
  validation {
    condition     = alltrue([for name in keys(var.business) : can(regex("^[A-Z_]+$", name)) && !can(regex("KEY|SECRET|TOKEN|PASSPHRASE", name))])
    error_message = "Names in capitals, and no secrets: those belong into Secrets Manager."
  }
  validation {
    condition     = alltrue([for value in values(var.business) : can(regex("^[\\w./:+, -]*$", value))])
    error_message = "A value may hold letters, digits and . / : + , _ - and spaces."
  }
}

variable "noncurrent_days" {
  description = "How long what a task deleted (the leftovers of attempts that failed) can still be brought back. What erase-customer deletes is gone at once, whatever this says."
  type        = number
  default     = 30

  validation {
    condition     = var.noncurrent_days >= 1 && var.noncurrent_days <= 365
    error_message = "1 to 365 days."
  }
}
