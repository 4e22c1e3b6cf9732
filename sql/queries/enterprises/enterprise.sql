-- 一家企业最近一段登记；不在所选范围内的不给。
-- @not_null ent_id, ent_name, is_difficult, has_union
select
  e.ent_id,
  e.ent_name,
  e.industry,
  e.ownership,
  e.size,
  e.operating_state,
  e.is_difficult,
  e.has_union,
  e.workers,
  coalesce(c.region_name, '') as city_name,
  coalesce(y.region_name, '') as county_name
from
  marts.enterprises e
  left join marts.regions c on c.region_code = e.city_code
  left join marts.regions y on y.region_code = e.county_code
where
  e.ent_id = $ent_id::varchar
  and starts_with(e.org_path, $scope_path::varchar)
