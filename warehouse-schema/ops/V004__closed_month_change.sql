-- What the rule closed-month-changed finds, row by row, so that a report need not read it out of a message.
create table if not exists ${ops}.closed_month_change (
  build_id         varchar not null,
  source_name      varchar not null,
  currency         varchar not null,
  month_start      date not null,
  net_sales_before decimal(18, 4) not null,
  net_sales_now    decimal(18, 4) not null,
  lines_new        bigint not null,
  lines_gone       bigint not null,
  lines_changed    bigint not null,
  first_order      varchar,
  last_order       varchar
);
comment on table ${ops}.closed_month_change is 'One row per source, currency and month that was over when last published and has other net sales in a build that was checked. first_order and last_order are the least and the greatest id of the orders whose lines are new, gone or changed.';
