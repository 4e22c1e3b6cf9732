-- 一个月末没有做到一项指标的企业，涉及职工多的在前。
-- @not_null ent_id, unit_name, workers, total_rows
select
  ent_id,
  ent_name,
  industry,
  workers,
  last_on,
  unit_name,
  count(*) over ()::integer as total_rows
from
  marts.uncovered_enterprises
where
  indicator = $indicator::varchar
  and month = $month::date
  and starts_with(org_path, $scope_path::varchar)
  and (
    $city_code::varchar is null
    or city_code = $city_code::varchar
  )
  and (
    $county_code::varchar is null
    or county_code = $county_code::varchar
  )
order by
  workers desc,
  ent_id
limit
  $row_limit::integer
