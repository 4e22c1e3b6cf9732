-- 写明的单位和地区归到哪个组织和地区：写法相同的记录归法相同，每种写法只认一次。
-- @grain 单位编码、单位名称、地区代码、地区名的一种组合
-- @not_null unit_org_id, org_path, region_method
-- @column written_org_id  写明的单位编码，未经核对
-- @column own_org_id  写明的单位；没有写明或认不出的为空
-- @column code_county  地区代码所在的县
-- @column named_county  地区代码或地区名所在的县，代码优先
-- @column named_city  地区代码或地区名所在的市，代码优先
-- @column county_code  写明的县，否则单位所在的县
-- @column city_code  写明的市，否则单位所在的市
-- @column org_id  写明的单位，否则负责该县、该市的工会，否则省总工会
-- @column region_method  地区如何得到：code 代码、name 地区名、org 单位、none 未知
with
  named as (
    select
      w.org_id as written_org_id,
      w.org_name,
      w.region_code,
      w.region_name,
      coalesce(o.org_id, n.org_id) as own_org_id,
      rc.region_code is not null as has_code,
      rc.county_code as code_county,
      coalesce(rc.county_code, rn.county_code) as named_county,
      coalesce(rc.city_code, rn.city_code) as named_city
    from
      core.written_names w
      left join core.regions rc on rc.region_code = w.region_code
      left join core.place_texts rn on rn.place_text = w.region_name
      left join core.orgs o on o.org_id = w.org_id
      left join core.org_names n on n.org_name = w.org_name
  ),
  located as (
    select
      n.*,
      coalesce(n.named_county, oo.county_code) as county_code,
      coalesce(n.named_city, oo.city_code) as city_code
    from
      named n
      left join core.orgs oo on oo.org_id = n.own_org_id
  )
select
  l.written_org_id,
  l.org_name,
  l.region_code,
  l.region_name,
  l.own_org_id,
  l.code_county,
  l.named_county,
  l.named_city,
  l.county_code,
  l.city_code,
  coalesce(l.own_org_id, p.org_id) as org_id,
  coalesce(u.unit_org_id, '') as unit_org_id,
  coalesce(u.org_path, '/') as org_path,
  case
    when l.named_city is not null
    and l.has_code then 'code'
    when l.named_city is not null then 'name'
    when l.city_code is not null then 'org'
    else 'none'
  end as region_method
from
  located l
  left join core.place_unions p on p.place_code = coalesce(l.county_code, l.city_code, '')
  left join core.orgs u on u.org_id = coalesce(l.own_org_id, p.org_id)
