-- 一段时间到期的信访事项和按期办结数，按市。
-- @not_null city_code, due_count, on_time_count
select
  city_code,
  sum(due_count)::integer as due_count,
  sum(on_time_count)::integer as on_time_count
from
  marts.petition_clock
where
  month between $from_month::date and $to_month::date
  and starts_with(org_path, $scope_path::varchar)
  and city_code <> ''
group by
  city_code
order by
  city_code
