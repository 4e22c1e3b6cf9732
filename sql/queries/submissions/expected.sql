-- 每个单位每类数据：上一个完整月是否报送、本月已到多少条；只列按台账应报的。
-- @not_null unit_org_id, org_name, source, submission_state, arrived_count
select
  s.unit_org_id,
  o.org_name,
  s.source,
  s.submission_state,
  coalesce(v.arrived_count, 0)::integer as arrived_count
from
  marts.submissions s
  join marts.orgs o on o.org_id = s.unit_org_id
  left join (
    select
      unit_org_id,
      source,
      sum(record_count) as arrived_count
    from
      marts.volumes
    where
      month = $this_month::date
    group by
      unit_org_id,
      source
  ) v on v.unit_org_id = s.unit_org_id
  and v.source = s.source
where
  s.month = $last_month::date
  and starts_with(s.org_path, $scope_path::varchar)
order by
  s.unit_org_id,
  s.source
