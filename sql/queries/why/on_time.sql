-- 逐月到期的信访事项和按期办结数，按市或县；空值为没有写明。
-- @not_null month, part_code, due_count, on_time_count
select
  month,
  case $part_by::varchar
    when 'county' then county_code
    else city_code
  end as part_code,
  sum(due_count)::integer as due_count,
  sum(on_time_count)::integer as on_time_count
from
  marts.petition_clock
where
  month between $from_month::date and $to_month::date
  and starts_with(org_path, $scope_path::varchar)
  and (
    $region::varchar is null
    or city_code = $region::varchar
    or county_code = $region::varchar
  )
group by all
order by
  part_code,
  month
