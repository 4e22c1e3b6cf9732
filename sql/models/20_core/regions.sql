-- 行政区划：省、市、县，旧代码指向现行代码。
-- @grain 一个行政区划代码
-- @key region_code
-- @not_null region_code, region_name, region_level, current_code
-- @column region_code  六位行政区划代码，含已停用的旧代码
-- @column current_code  现行代码；未变更时等于 region_code
-- @column city_code  所属地级市代码；省为空
-- @column county_code  县级代码；省、市为空
-- @column region_group  关中、陕南、陕北
with
  current_regions as (
    select
      region_code,
      region_name,
      region_level,
      parent_code,
      region_group,
      aliases,
      valid_from,
      valid_to,
      coalesce(successor_code, region_code) as current_code
    from
      staging.regions
  )
select
  r.region_code,
  r.region_name,
  r.region_level,
  r.parent_code,
  coalesce(r.region_group, p.region_group) as region_group,
  r.current_code,
  case r.region_level
    when 'city' then r.current_code
    when 'county' then n.parent_code
  end as city_code,
  case r.region_level
    when 'county' then r.current_code
  end as county_code,
  r.aliases,
  r.valid_from,
  r.valid_to
from
  current_regions r
  join current_regions n on n.region_code = r.current_code
  left join current_regions p on p.region_code = n.parent_code
