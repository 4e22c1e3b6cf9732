-- 一个市的县区，按代码。
-- @not_null region_code, region_name
select
  region_code,
  region_name
from
  marts.regions
where
  region_level = 'county'
  and city_code = $city_code::varchar
order by
  region_code
