-- 现行的市和县，供辨认检索式中的地区。
-- @not_null region_code, region_name, region_level
select
  region_code,
  region_name,
  region_level
from
  marts.regions
where
  region_level in ('province', 'city', 'county')
order by
  region_code
