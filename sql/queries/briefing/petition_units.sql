-- 一段时间登记信访最多的工会，及其按期办结数（按到期月）。
-- @not_null unit_org_id, unit_name, petition_count, due_count, on_time_count
with
  registered as (
    select
      unit_org_id,
      sum(record_count)::integer as petition_count
    from
      marts.volumes
    where
      source = 'petitions'
      and month between $from_month::date and $to_month::date
      and starts_with(org_path, $scope_path::varchar)
    group by
      unit_org_id
  ),
  due as (
    select
      unit_org_id,
      sum(due_count)::integer as due_count,
      sum(on_time_count)::integer as on_time_count
    from
      marts.petition_clock
    where
      month between $from_month::date and $to_month::date
      and starts_with(org_path, $scope_path::varchar)
    group by
      unit_org_id
  )
select
  coalesce(r.unit_org_id, '') as unit_org_id,
  coalesce(o.org_name, nullif(r.unit_org_id, ''), '未归到工会的') as unit_name,
  r.petition_count,
  coalesce(d.due_count, 0)::integer as due_count,
  coalesce(d.on_time_count, 0)::integer as on_time_count
from
  registered r
  left join due d on d.unit_org_id = r.unit_org_id
  left join marts.orgs o on o.org_id = r.unit_org_id
order by
  r.petition_count desc,
  r.unit_org_id
limit
  10
