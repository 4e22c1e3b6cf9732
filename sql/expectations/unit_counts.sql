-- Records by finished month, unit and source, since the source has any; null where the unit submitted nothing.
select
  c.unit_org_id,
  c.source,
  strftime(c.month, '%Y-%m-%d') as month,
  case
    when c.submission_state in ('not_submitted', 'load_failed') then null
    else c.record_count
  end as record_count
from
  core.unit_month_counts c
  join core.source_starts s on s.source = c.source
  and c.month >= s.first_month
where
  c.is_finished
order by
  c.source,
  c.unit_org_id,
  c.month
