-- 范围内机构和区划的变更，近的在前，说明历史数字怎样接上。
-- @not_null change_kind, former_code, former_name, present_code, present_name
select
  change_kind,
  former_code,
  former_name,
  present_code,
  present_name,
  changed_on
from
  marts.unit_changes
where
  starts_with(org_path, $scope_path::varchar)
order by
  changed_on desc nulls last,
  former_code
