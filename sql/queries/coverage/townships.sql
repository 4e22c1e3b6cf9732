-- 一个县一项指标在各乡镇（街道）和园区的情况；园区的企业也在所在乡镇之内。
-- @not_null unit_org_id, unit_name, place_key, place_name, city_code, county_code, numerator, denominator
-- @not_null submission_state
select
  unit_org_id,
  place_name as unit_name,
  place_kind as place_key,
  case place_kind
    when 'park' then '园区'
    else '乡镇（街道）'
  end as place_name,
  '' as city_code,
  place_name as county_code,
  numerator,
  denominator,
  ever_numerator,
  effective_permille,
  workers_uncovered,
  workers_total,
  last_activity_on,
  submission_state
from
  marts.township_coverage
where
  indicator = $indicator::varchar
  and month = $month::date
  and county_code = $county_code::varchar
  and starts_with(org_path, $scope_path::varchar)
order by
  place_kind desc,
  place_name,
  unit_org_id
