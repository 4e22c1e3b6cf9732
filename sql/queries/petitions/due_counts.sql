-- 未办结的信访事项按期限分。
-- @not_null due_state, petition_count
select
  due_state,
  count(*)::integer as petition_count
from
  marts.petition_due
where
  starts_with(org_path, $scope_path::varchar)
group by
  due_state
order by
  due_state
