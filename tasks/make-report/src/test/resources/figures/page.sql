-- Head, contents, banner and foot.
insert into expected
select 'page', 'title', '1', 'Sales report up to ' || day_text(last_known()) where last_known() is not null
union all
select 'page', 'subtitle', '1', format('Complete up to {}. Amounts in USD.', weekday_text(last_known()))
where last_known() is not null
union all
select 'page', 'li', '1', weekday_text(last_known()) where last_known() is not null
union all
select 'page', 'p', '1', format('Made by Countinghouse from build {}. This page is whole: it runs no script and asks nothing'
  || ' of any server, so it can be kept, mailed and printed.', build_id) from marts.build_stamp;

create temp table read_source as
select source_name, label, max(range_to) as read_to,
  date_diff('minute', max(range_to), timestamp '2026-06-15 07:10') // 60 as hours
from ops.load join source_label on name = source_name group by all;

insert into expected
select 'page', 'verdict ' || case when sound then 'sound' else 'doubt' end, '1',
  case when sound then 'Sound. ' else 'Read with care. ' end
  || format('{}, {} warned, {} failed. ', of_them(passed, 'check passed', 'checks passed'), counted(warned), counted(failed))
  || case when late is null then 'Every source was read less than 36 hours before this report was made.'
    else 'Not read for 36 hours or more: ' || late || '.' end
from (
  select *, late is null and failed = 0
    and not exists (select 1 from ops.check_acceptance where accepted_until >= date '2026-06-15') as sound
  from ops.check_run, (select string_agg(label, ', ' order by source_name) as late from read_source where hours >= 36)
);
insert into expected
unpivot (
  select 'sources' as place, label as line, source_name as "Name", time_text(read_to) as "Read until",
    counted(hours) as "Hours before this report"
  from read_source
) on columns(* exclude (place, line)) into name heading value shown;
create temp table finding as
select 'finding-' || row_number() over (order by rule, subject) as place, rule, subject, failures, message, meaning, remedy,
  (select string_agg(case currency when 'JPY' then grouped(amount, 0) else money(amount) end || ' ' || currency || ', ',
      '' order by currency)
    from ops.check_amount where check_amount.rule = check_result.rule and check_amount.subject = check_result.subject) as amounts
from ops.check_result where status <> 'passed';
insert into expected
select place, 'touched', '1', coalesce(amounts, '') || counted(failures) || ' found' from finding
union all
select place, kind, '1', words from (
  unpivot (select place, meaning, 'What to do: ' || remedy as remedy, message as found from finding)
  on meaning, remedy, found into name kind value words
) where regexp_matches(words, '[0-9]')
union all
select 'page', 'summary', '1', of_them(count(*), 'warning', 'warnings') || case count(*) when 1 then ': what it means' else ': what they mean' end || ', and what to do'
from finding having count(*) > 0;
insert into expected
unpivot (
  select 'acceptances' as place, rule as line, day_text(accepted_until) as "Accepted until", reason as "Reason"
  from ops.check_acceptance where accepted_until >= date '2026-06-15'
) on columns(* exclude (place, line)) into name heading value shown;
insert into expected
select 'page', 'origin', '1', format('Build {}, finished {}, this report made {}; times are those of {}.', build_id,
  time_text(built_at), time_text(timestamp '2026-06-15 07:10'), business_zone) from marts.build_stamp;
