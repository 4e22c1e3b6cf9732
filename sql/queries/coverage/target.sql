-- 一项指标在月末有效的目标：范围最小的优先，同一范围取最近生效的。
-- @not_null target_value, rule_version, org_path
select
  target_value,
  rule_version,
  org_path
from
  marts.targets
where
  indicator = $indicator::varchar
  and starts_with($scope_path::varchar, org_path)
  and valid_from <= $month_end::date
  and (
    valid_to is null
    or valid_to > $month_end::date
  )
order by
  length(org_path) desc,
  valid_from desc
limit
  1
