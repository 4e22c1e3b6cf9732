-- 各来源写在地区、单位栏里的文字，逐条辨认到县或市；多义的只留到市或不定。
-- @grain 一种文字写法
-- @key place_text
-- @not_null place_text
-- @column county_code  能唯一辨认到的县
-- @column city_code  能唯一辨认到的市
with
  texts as (
    select
      region_name as place_text
    from
      core.written_names
    union
    select
      org_name as place_text
    from
      core.written_names
    union
    select
      handler_org_name as place_text
    from
      staging.petitions
  ),
  cleaned as (
    select
      place_text,
      regexp_replace(place_text, '^陕西省?|[\s·,，、-]', '', 'g') as bare
    from
      texts
    where
      place_text is not null
  ),
  exact as (
    select
      c.place_text,
      n.county_code,
      n.city_code
    from
      cleaned c
      join core.region_names n on n.name_text = c.bare
  ),
  rest as (
    select
      cleaned.*
    from
      cleaned
      anti join exact using (place_text)
  ),
  mentions as (
    select
      r.place_text,
      n.county_code,
      n.city_code,
      n.region_level,
      n.is_full_name
    from
      rest r
      join core.region_names n on contains(r.bare, n.name_text)
    where
      n.region_level in ('city', 'county')
      and length(n.name_text) >= 2
  ),
  cities as (
    select
      place_text,
      min(city_code) as city_code
    from
      mentions
    where
      region_level = 'city'
    group by
      place_text
    having
      count(distinct city_code) = 1
  ),
  counties as (
    select
      m.place_text,
      m.is_full_name,
      min(m.county_code) as county_code,
      min(m.city_code) as city_code
    from
      mentions m
      left join cities c on c.place_text = m.place_text
    where
      m.region_level = 'county'
      and (
        c.city_code is null
        or c.city_code = m.city_code
      )
    group by
      m.place_text,
      m.is_full_name
    having
      count(distinct m.county_code) = 1
  ),
  best_county as (
    select
      place_text,
      county_code,
      city_code
    from
      counties
    qualify
      row_number() over (
        partition by
          place_text
        order by
          is_full_name desc
      ) = 1
  )
select
  c.place_text,
  coalesce(e.county_code, b.county_code) as county_code,
  coalesce(e.city_code, b.city_code, t.city_code) as city_code
from
  cleaned c
  left join exact e on e.place_text = c.place_text
  left join best_county b on b.place_text = c.place_text
  left join cities t on t.place_text = c.place_text
