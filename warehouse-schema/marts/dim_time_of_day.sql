-- One row per minute of the day by the clock of the business zone.
create table dim_time_of_day (
  time_of_day_key    integer not null,
  clock_time         varchar not null,
  clock_time_12_hour varchar not null,
  minute_of_day      integer not null,
  hour_number        integer not null,
  hour_name          varchar not null,
  half_hour          varchar not null,
  day_part           varchar not null
);
comment on table dim_time_of_day is 'One row per minute of the day by the clock of the business zone.';
comment on column dim_time_of_day.time_of_day_key is 'hhmm, for example 1435; -1 unknown, -2 not applicable.';
comment on column dim_time_of_day.clock_time is 'The minute on a 24-hour clock, for example 14:35.';
comment on column dim_time_of_day.clock_time_12_hour is 'The same with AM or PM, for example 2:35 PM.';
comment on column dim_time_of_day.minute_of_day is '0 to 1439: the minute to sort by.';
comment on column dim_time_of_day.hour_number is '0 to 23.';
comment on column dim_time_of_day.hour_name is 'The hour to show, for example 2 PM.';
comment on column dim_time_of_day.half_hour is 'Start of the half hour, for example 14:30.';
comment on column dim_time_of_day.day_part is 'Night (22 to 5 o''clock), Morning (5 to 11), Midday (11 to 14), Afternoon (14 to 17) or Evening (17 to 22).';
