-- 逾期和临近期限的信访事项，最急的在前。
-- @not_null petition_id, received_on, due_state, unit_org_id, unit_name, is_group, is_repeat, total_rows
select
  petition_id,
  channel,
  received_on,
  due_on,
  is_extended,
  topic_name,
  is_group,
  is_repeat,
  coalesce(unit_org_id, '') as unit_org_id,
  unit_name,
  working_days,
  calendar_days,
  due_state,
  count(*) over ()::integer as total_rows
from
  marts.petition_due
where
  starts_with(org_path, $scope_path::varchar)
  and due_state in ('overdue', 'soon')
order by
  due_on,
  petition_id
limit
  $row_limit::integer
