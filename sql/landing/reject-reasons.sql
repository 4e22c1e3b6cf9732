-- How often each field of each file was refused and why, without values; this is what the pages show.
select
  batch_no,
  severity,
  reason.field as field,
  reason.reason as reason,
  count(*)::integer as row_count
from
  (
    select
      batch_of (row_number) as batch_no,
      'rejected' as severity,
      unnest(errors) as reason
    from
      candidates
    where
      errors is not null
    union all
    select
      batch_of (row_number),
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
  batch_of (row_number),
  'held',
  $number_field::varchar,
  $held_reason::varchar,
  count(*)::integer
from
  verdicts
where
  verdict = 'held'
group by all
union all
select
  batch_of (row_number),
  'set_aside',
  '',
  '合计、小计等汇总行，不作记录',
  count(*)::integer
from
  set_aside
where
  kind = 'total'
group by all
union all
select
  batch_no,
  'doubtful',
  field,
  reason,
  row_count
from
  doubts
order by all;
