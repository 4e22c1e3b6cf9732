-- Counties whose petitions or visits were not submitted for a month: their requests of that month are no count.
select distinct
  c.region_code as place,
  strftime(s.month, '%Y-%m-%d') as month
from
  core.submission_states s
  join core.county_orgs c on c.org_id = s.unit_org_id
where
  s.submission_state <> 'submitted'
  and s.source in ('visits', 'petitions')
