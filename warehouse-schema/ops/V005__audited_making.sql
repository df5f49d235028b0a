-- A build that is made anew keeps its name, so an audit says which making of the build it is about. Then the audit of
-- what is published stays when a build of the same name is made anew beside it.
alter table ${ops}.check_run add column if not exists built_at timestamp;
comment on column ${ops}.check_run.built_at is 'When the build that was audited was finished, as its stamp says (UTC); null in audits of releases before this column.';
comment on table ${ops}.check_run is 'One row per audit of a build as it was made once: by build_id and built_at; status is passed or failed. publish-marts looks here.';

alter table ${ops}.check_result add column if not exists built_at timestamp;
comment on column ${ops}.check_result.built_at is 'When the build that was audited was finished, as its stamp says (UTC); null in audits of releases before this column.';

alter table ${ops}.closed_month_change add column if not exists built_at timestamp;
comment on column ${ops}.closed_month_change.built_at is 'When the build that was audited was finished, as its stamp says (UTC); null in audits of releases before this column.';

alter table ${ops}.publication add column if not exists built_at timestamp;
comment on column ${ops}.publication.built_at is 'When the build that was published was finished, as its stamp says (UTC); null in publications of releases before this column.';
comment on table ${ops}.publication is 'One row per making of a build that has been switched to the marts: by build_id and built_at.';
