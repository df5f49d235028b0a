package countinghouse.taskkit;

/**
 * Every setting of every task: an environment variable {@code COUNTINGHOUSE_<name>}. Secrets may
 * also be given as a file, {@code COUNTINGHOUSE_<name>_FILE}. {@code docs/reference/settings.md} is
 * generated from this list.
 */
public enum Setting {
  LAKE(
      Kind.PLAIN,
      "",
      "file:///var/lib/countinghouse/lake",
      "Where the lake is: `file:///folder` or `s3://bucket/prefix`."),
  LAKE_ENCRYPTION(
      Kind.PLAIN,
      "none",
      "aws:kms",
      "How S3 is asked to encrypt the lake's files: `none` (the bucket's own setting decides; S3 leaves nothing unencrypted), `AES256`, `aws:kms` or the ARN of a KMS key. A folder leaves it to its disk."),
  WAREHOUSE(
      Kind.PLAIN,
      "",
      "jdbc:duckdb:/var/lib/countinghouse/warehouse.duckdb",
      "Where the warehouse is: `jdbc:duckdb:PATH` or `jdbc:snowflake://ACCOUNT.snowflakecomputing.com/?db=…&warehouse=…`. On Snowflake each task takes on its own role of `infra/snowflake`; `&role=…` in the address is one for all of them."),
  WAREHOUSE_USER(
      Kind.PLAIN, "", "countinghouse_tasks", "Snowflake user of the task; not used on DuckDB."),
  WAREHOUSE_PRIVATE_KEY(
      Kind.SECRET,
      "",
      "-----BEGIN PRIVATE KEY-----…",
      "Snowflake private key of that user (PKCS#8, PEM)."),
  WAREHOUSE_PRIVATE_KEY_PASSPHRASE(
      Kind.SECRET, "", "…", "Passphrase of the private key, when it has one."),
  WAREHOUSE_STAGE(
      Kind.PLAIN,
      "staging.lake",
      "staging.lake/archive",
      "Snowflake's stage above the lake, and the lake's folder in it when the stage is above more; not used on DuckDB."),
  SCHEMA_PREFIX(
      Kind.PLAIN,
      "",
      "dev_anna_",
      "Put before every schema name, so that several people can share one warehouse."),
  WOOCOMMERCE_URL(
      Kind.SOURCE_URL,
      "",
      "https://shop.example.com",
      "Address of the shop, without `/wp-json`; https, or http on this machine."),
  WOOCOMMERCE_CONSUMER_KEY(
      Kind.SECRET,
      "",
      "ck_…",
      "WooCommerce REST key (WooCommerce → Settings → Advanced → REST API; *read* is enough)."),
  WOOCOMMERCE_CONSUMER_SECRET(Kind.SECRET, "", "cs_…", "The secret that belongs to that key."),
  SQUARE_URL(
      Kind.SOURCE_URL,
      "",
      "https://connect.squareup.com",
      "Address of Square: production `https://connect.squareup.com`, sandbox `https://connect.squareupsandbox.com`."),
  SQUARE_ACCESS_TOKEN(Kind.SECRET, "", "EAAA…", "Square access token of the seller."),
  START(
      Kind.PLAIN,
      "",
      "2023-01-01",
      "First day of history to read. Without it: the source's first record."),
  TIMEZONE(Kind.PLAIN, "", "America/New_York", "The business day: an IANA time zone name."),
  CURRENCY(Kind.PLAIN, "", "USD", "Reporting currency: an ISO 4217 code."),
  WEEK_START(Kind.PLAIN, "MONDAY", "SUNDAY", "First day of the business week."),
  FISCAL_YEAR_START(Kind.PLAIN, "1", "7", "Month in which the fiscal year starts, 1 to 12."),
  RULES(
      Kind.PLAIN,
      "",
      "/etc/countinghouse/rules",
      "Folder with rules of this business; a file there replaces the one of the same name in `warehouse-schema/rules`."),
  REPORTS(
      Kind.PLAIN,
      "",
      "/var/lib/countinghouse/reports",
      "Folder for the reports of make-report: the last 30 by build, and `latest.html`. Without it: `reports` beside a DuckDB warehouse; on Snowflake no report is made."),
  WORKBOOKS(
      Kind.PLAIN,
      "",
      "/var/lib/countinghouse/workbooks",
      "Folder for the Tableau workbooks of make-workbook: the last 30 by build, and `latest.twbx`. Without it: `workbooks` beside a DuckDB warehouse; of marts in Snowflake none is made. `none`: none is made, and the DAGs have no task for it; for machines without its Python environment."),
  TABLEAU_URL(
      Kind.PLAIN,
      "",
      "https://tableau.example.com",
      "Address of the Tableau server or site of Tableau Cloud that publish-workbook signs in to; https, or http on this machine."),
  TABLEAU_SITE(
      Kind.PLAIN,
      "",
      "bakery",
      "The site there, as its address has it (`/site/bakery`). Without it the server's default one."),
  TABLEAU_PROJECT(Kind.PLAIN, "", "Sales", "The project that is published to; it must be there."),
  TABLEAU_TOKEN_NAME(
      Kind.PLAIN, "", "countinghouse", "Name of the personal access token to sign in with."),
  TABLEAU_TOKEN(Kind.SECRET, "", "…", "The secret of that token."),
  SOURCES(
      Kind.PLAIN,
      "",
      "woocommerce",
      "The sources in use, with commas between; without it all: `woocommerce,square`. A source that is not in use has no tasks, and nothing is expected of it any more."),
  NOW(
      Kind.PLAIN,
      "",
      "2026-06-15T03:00:00Z",
      "An instant to be taken for the present, for simulated histories; accepted only when every source is on this machine."),
  REPORT(
      Kind.PLAIN,
      "",
      "/tmp/run-report.json",
      "File for the run report (JSON); the option `--report` wins."),
  DAG(
      Kind.PLAIN,
      "",
      "daily_warehouse",
      "Airflow's name of the DAG that the task belongs to; set by the operator. A name for logs and history, it changes nothing."),
  TASK(
      Kind.PLAIN,
      "",
      "load",
      "The task's name in that DAG, set by the operator; without it the jar's own name."),
  RUN(
      Kind.PLAIN,
      "",
      "scheduled__2026-11-21T08:00:00+00:00",
      "Airflow's id of the DAG's run, set by the operator.");

  /** What the name of every setting's variable begins with. */
  static final String PREFIX = "COUNTINGHOUSE_";

  private enum Kind {
    PLAIN,
    SECRET,
    SOURCE_URL
  }

  private final Kind kind;
  private final String fallback;
  private final String example;
  private final String description;

  Setting(Kind kind, String fallback, String example, String description) {
    this.kind = kind;
    this.fallback = fallback;
    this.example = example;
    this.description = description;
  }

  /** The environment variable. */
  public String variable() {
    return PREFIX + name();
  }

  /** The environment variable that may name a file holding the value; for secrets only. */
  String fileVariable() {
    return variable() + "_FILE";
  }

  /** What is taken when it is not set; empty when there is none. */
  public String fallback() {
    return fallback;
  }

  /** A value that would be accepted. */
  public String example() {
    return example;
  }

  /** One sentence (Markdown). */
  String description() {
    return description;
  }

  /** Whether the value must never be shown. */
  boolean isSecret() {
    return kind == Kind.SECRET;
  }

  /** Whether it is the address of a source. */
  boolean isSourceUrl() {
    return kind == Kind.SOURCE_URL;
  }
}
