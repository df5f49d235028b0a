-- A failing rule that somebody looked at and found benign, so that it does not hold up publishing.
create table if not exists ${ops}.check_acceptance (
  rule           varchar not null,
  accepted_until date not null,
  reason         varchar not null,
  accepted_at    timestamp not null
);
comment on table ${ops}.check_acceptance is 'One row per decision that a failing rule is only a warning, up to and including a day.';
