-- 文字写法与行政区划的唯一对应：全称、旧名、简称、带市名的写法和代码；同一写法指向多个区划的不收。
-- @grain 一种写法
-- @key name_text
-- @not_null name_text, region_code
-- @column is_full_name  写法是否为全称或旧全称（可用于在长文本中查找）
with
  own_names as (
    select
      region_code,
      current_code,
      city_code,
      county_code,
      region_level,
      unnest(list_distinct([region_name] || coalesce(aliases, []))) as name_text
    from
      core.regions
  ),
  cities as (
    select
      region_code,
      region_name as city_name
    from
      core.regions
    where
      region_level = 'city'
  ),
  spelled as (
    select
      o.current_code,
      o.name_text,
      right(o.name_text, 1) in ('县', '区', '市')
      and length(o.name_text) >= 2 as is_full_name
    from
      own_names o
    union all
    select
      o.current_code,
      c.city_name || o.name_text,
      true
    from
      own_names o
      join cities c on c.region_code = o.city_code
    where
      o.region_level = 'county'
    union all
    select
      o.current_code,
      left(c.city_name, length(c.city_name) - 1) || o.name_text,
      false
    from
      own_names o
      join cities c on c.region_code = o.city_code
    where
      o.region_level = 'county'
    union all
    select
      current_code,
      region_code,
      false
    from
      core.regions
  ),
  unique_names as (
    select
      name_text,
      min(current_code) as region_code,
      bool_or(is_full_name) as is_full_name
    from
      spelled
    group by
      name_text
    having
      count(distinct current_code) = 1
  )
select
  u.name_text,
  u.region_code,
  r.region_level,
  r.city_code,
  r.county_code,
  u.is_full_name
from
  unique_names u
  join core.regions r on r.region_code = u.region_code
