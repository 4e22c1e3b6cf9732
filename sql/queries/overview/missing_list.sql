-- 一段时间里没有报送或加载失败的单位，各类数据一行，缺的月份多的在前。
-- @not_null unit_org_id, unit_name, source, missing_months, failed_months
select
  s.unit_org_id,
  coalesce(o.org_name, s.unit_org_id) as unit_name,
  s.source,
  count(*)::integer as missing_months,
  count(*) filter(
    where
      s.submission_state = 'load_failed'
  )::integer as failed_months
from
  marts.submissions s
  left join marts.orgs o on o.org_id = s.unit_org_id
where
  s.month between $from_month::date and $to_month::date
  and starts_with(s.org_path, $scope_path::varchar)
  and s.submission_state <> 'submitted'
group by
  s.unit_org_id,
  o.org_name,
  s.source
order by
  missing_months desc,
  s.unit_org_id,
  s.source
