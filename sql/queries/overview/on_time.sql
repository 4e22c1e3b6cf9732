-- 每月到期的信访事项和按期办结数。
-- @not_null month, due_count, on_time_count
select
  month,
  sum(due_count)::integer as due_count,
  sum(on_time_count)::integer as on_time_count
from
  marts.petition_clock
where
  month between $from_month::date and $to_month::date
  and starts_with(org_path, $scope_path::varchar)
group by
  month
order by
  month
