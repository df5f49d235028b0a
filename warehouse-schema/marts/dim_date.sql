-- One row per calendar day of the business zone.
create table dim_date (
  date_key       integer not null,
  full_date      date not null,
  year_number    integer not null,
  quarter_number integer not null,
  month_number   integer not null,
  month_name     varchar not null,
  month_start    date not null,
  week_start     date not null,
  iso_year       integer not null,
  iso_week       integer not null,
  day_of_month   integer not null,
  day_of_week    integer not null,
  day_name       varchar not null,
  is_weekend     boolean not null,
  fiscal_year    integer not null,
  is_complete    boolean not null
);
comment on table dim_date is 'One row per calendar day of the business zone.';
comment on column dim_date.date_key is 'yyyymmdd; -1 unknown, -2 not applicable.';
comment on column dim_date.full_date is 'The day; 1900-01-01 for unknown, 1900-01-02 for not applicable.';
comment on column dim_date.year_number is 'Calendar year.';
comment on column dim_date.quarter_number is '1 to 4.';
comment on column dim_date.month_number is '1 to 12.';
comment on column dim_date.month_name is 'English name of the month.';
comment on column dim_date.month_start is 'First day of the month.';
comment on column dim_date.week_start is 'First day of the week, by the week start that is set.';
comment on column dim_date.iso_year is 'ISO 8601 week-numbering year.';
comment on column dim_date.iso_week is 'ISO 8601 week, 1 to 53.';
comment on column dim_date.day_of_month is '1 to 31.';
comment on column dim_date.day_of_week is '1 is Monday, 7 Sunday.';
comment on column dim_date.day_name is 'English name of the weekday.';
comment on column dim_date.is_weekend is 'Saturday or Sunday.';
comment on column dim_date.fiscal_year is 'The year in which the fiscal year ends.';
comment on column dim_date.is_complete is 'Every source has been read past the end of this day, so that its figures will only change by later edits.';
