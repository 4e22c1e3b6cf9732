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
order by all;
