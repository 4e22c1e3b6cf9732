-- 一个月末一项指标在各单位的覆盖情况，归到市和县；不在地级市工会之下的单位归到所属的产业、直管或示范区工会。
-- @not_null unit_org_id, unit_name, place_key, place_name, city_code, county_code, numerator, denominator
-- @not_null submission_state
select
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
  indicator = $indicator::varchar
  and month = $month::date
  and starts_with(org_path, $scope_path::varchar)
order by
  unit_org_id,
  marts.coverage.county_code
