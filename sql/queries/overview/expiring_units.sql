-- 各单位六十天内到期、还没有开始续签的协议，涉及职工多的在前。
-- @not_null unit_org_id, unit_name, agreement_count, workers_covered, first_to
select
  unit_org_id,
  unit_name,
  count(*)::integer as agreement_count,
  sum(workers_covered)::integer as workers_covered,
  min(effective_to) as first_to
from
  marts.agreement_expiry
where
  starts_with(org_path, $scope_path::varchar)
  and days_left <= 60
  and not is_renewing
group by
  unit_org_id,
  unit_name
order by
  workers_covered desc,
  unit_org_id
