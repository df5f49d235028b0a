-- What a finding means to the owner of the business, in the words of the rule's own file, and how much money it touches:
-- a report tells it to people who read no SQL.
alter table ${ops}.check_result add column if not exists meaning varchar;
comment on column ${ops}.check_result.meaning is 'What it means to the owner when the rule finds something, and whether that money is in the figures; null in audits of releases before this column.';
alter table ${ops}.check_result add column if not exists remedy varchar;
comment on column ${ops}.check_result.remedy is 'What to do when the rule finds something; null in audits of releases before this column.';

create table if not exists ${ops}.check_amount (
  build_id varchar not null,
  built_at timestamp not null,
  rule     varchar not null,
  subject  varchar not null,
  currency varchar not null,
  amount   decimal(18, 4) not null
);
comment on table ${ops}.check_amount is 'One row per currency of the money that a finding of an audit touches, for rules that know of any; built_at is when the build that was audited was finished, as its stamp says (UTC).';
