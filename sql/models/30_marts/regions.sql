-- 行政区划，供地图和名称使用。
-- @grain 一个现行行政区划
-- @key region_code
-- @not_null region_code, region_name, region_level
select
  region_code,
  region_name,
  region_level,
  city_code,
  county_code,
  region_group
from
  core.regions
where
  region_code = current_code
  and valid_to is null
