-- One row per customer candidate that belongs to the customer of another candidate: whose it is, and why.
create ${temporary} table joined_candidate (
  candidate_key        bigint not null,
  customer_durable_key bigint not null,
  match_rule           varchar not null,
  confidence           decimal(3, 2) not null
);
