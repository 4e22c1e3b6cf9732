-- 各单位逾期未办结和十个工作日内到期的信访件数，逾期多的在前；检举控告不在内。
-- @not_null unit_org_id, unit_name, overdue_count, soon_count
select
  unit_org_id,
  unit_name,
  count(*) filter(
    where
      due_state = 'overdue'
  )::integer as overdue_count,
  count(*) filter(
    where
      due_state = 'soon'
  )::integer as soon_count,
  min(due_on) filter(
    where
      due_state = 'overdue'
  ) as overdue_since_on,
  min(due_on) filter(
    where
      due_state = 'soon'
  ) as next_due_on
from
  marts.petition_due
where
  starts_with(org_path, $scope_path::varchar)
  and due_state in ('overdue', 'soon')
group by
  unit_org_id,
  unit_name
order by
  overdue_count desc,
  soon_count desc,
  unit_org_id
