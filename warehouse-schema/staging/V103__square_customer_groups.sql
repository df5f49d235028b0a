-- What the groups of Square's customers are called, so that a rule can name a group as people do.
create ${transient} table if not exists ${staging}.square_customer_groups (
  source_name    varchar not null,
  run_id         varchar not null,
  content_run_id varchar not null,
  extracted_at   timestamp not null,
  is_deleted     boolean not null,
  record_number  bigint not null,
  id             varchar not null,
  name           varchar,
  created_at     timestamp,
  updated_at     timestamp,
  content_hash   varchar not null,
  payload        varchar
);
comment on table ${staging}.square_customer_groups is 'One row per version of one group of customers; who is in it stands in group_ids of square_customers.';
