-- 几项指标在两个月末的各单位情况，归到市和县；与覆盖地图同一归法。
-- @not_null indicator, month, unit_org_id, unit_name, place_key, place_name, city_code, county_code
-- @not_null numerator, denominator, submission_state
select
  indicator,
  month,
  unit_org_id,
  unit_name,
  place_key,
  place_name,
  place_city_code as city_code,
  place_county_code as county_code,
  numerator,
  denominator,
  ever_numerator,
  effective_permille,
  workers_uncovered,
  workers_total,
  last_activity_on,
  submission_state
from
  marts.coverage
where
  list_contains($indicators::varchar[], indicator)
  and month in ($month::date, $earlier_month::date)
  and starts_with(org_path, $scope_path::varchar)
order by
  indicator,
  month,
  unit_org_id,
  marts.coverage.county_code
