-- 一个年度承诺的实事，和以前年度逾期至今没有完成的；逾期的在前。
-- @not_null promise_id, promise_state, unit_name, late_days, missing_fields
select
  promise_id,
  plan_year,
  item,
  measure,
  deadline,
  leader_post,
  department,
  responsible_post,
  done_on,
  promise_state,
  late_days,
  unit_name,
  array_to_string(missing_fields, '、') as missing_fields
from
  marts.promises
where
  (
    plan_year = $plan_year::integer
    or (
      promise_state = 'overdue'
      and plan_year < $plan_year::integer
    )
  )
  and starts_with(org_path, $scope_path::varchar)
order by
  case promise_state
    when 'overdue' then 1
    when 'running' then 2
    when 'no_deadline' then 3
    when 'done_late' then 4
    else 5
  end,
  deadline,
  promise_id
