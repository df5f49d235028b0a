-- One row per build: written last, so a schema without it was never finished.
create table build_stamp (
  build_id           varchar not null,
  built_at           timestamp not null,
  staging_as_of      timestamp not null,
  business_zone      varchar not null,
  reporting_currency varchar not null
);
comment on table build_stamp is 'One row per build: written last, so a schema without it was never finished.';
comment on column build_stamp.build_id is 'The build that made this schema.';
comment on column build_stamp.built_at is 'When the build was finished (UTC).';
comment on column build_stamp.staging_as_of is 'The latest extracted_at that had been loaded when the build began (UTC).';
comment on column build_stamp.business_zone is 'The IANA zone whose midnight divides the days.';
comment on column build_stamp.reporting_currency is 'The ISO 4217 code of reporting amounts.';
