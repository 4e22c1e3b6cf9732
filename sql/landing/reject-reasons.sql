-- How often each field was refused and why, without values; this is what the pages show.
select
  severity,
  reason.field as field,
  reason.reason as reason,
  count(*)::integer as row_count
from
  (
    select
      'rejected' as severity,
      unnest(errors) as reason
    from
      candidates
    where
      errors is not null
    union all
    select
      'emptied',
      unnest(warnings)
    from
      candidates
    where
      errors is null
      and warnings is not null
  )
group by all
union all
select
  'held',
  $number_field::varchar,
  $held_reason::varchar,
  count(*)::integer
from
  verdicts
where
  verdict = 'held'
having
  count(*) > 0
union all
select
  'set_aside',
  '',
  '合计、小计等汇总行，不作记录',
  count(*)::integer
from
  set_aside
where
  kind = 'total'
having
  count(*) > 0
union all
select
  'doubtful',
  field,
  reason,
  row_count
from
  doubts
order by all;
