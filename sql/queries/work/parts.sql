-- 一项指标在一个月末的各个分项，按市（或市外单位）；缺报的单位不计。
-- @not_null part, place_key, place_name, numerator, denominator
select
  part,
  place_key,
  min(place_name) as place_name,
  coalesce(
    sum(numerator) filter(
      where
        submission_state = 'submitted'
    ),
    0
  )::integer as numerator,
  coalesce(
    sum(denominator) filter(
      where
        submission_state = 'submitted'
    ),
    0
  )::integer as denominator
from
  marts.coverage_parts
where
  indicator = $indicator::varchar
  and month = $month::date
  and starts_with(org_path, $scope_path::varchar)
group by
  part,
  place_key
order by
  part,
  place_key
