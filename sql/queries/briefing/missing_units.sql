-- 一段时间没有报送或加载失败的单位，按来源，附月数。
-- @not_null source, unit_name, submission_state, month_count
select
  s.source,
  coalesce(o.org_name, s.unit_org_id) as unit_name,
  s.submission_state,
  count(*)::integer as month_count
from
  marts.submissions s
  left join marts.orgs o on o.org_id = s.unit_org_id
where
  s.month between $from_month::date and $to_month::date
  and starts_with(s.org_path, $scope_path::varchar)
  and s.submission_state <> 'submitted'
group by all
order by
  s.source,
  unit_name,
  s.submission_state
