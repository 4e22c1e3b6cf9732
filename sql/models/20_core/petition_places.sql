-- 信访登记的单位、地区和承办单位归到哪个组织和地区：写法相同的诉求归法相同，每种组合只认一次。
-- @grain 单位编码、单位名称、地区代码、地区名、承办单位的一种组合
-- @not_null unit_org_id, org_path, region_method, is_open
-- @column own_org_id  登记单位；没有写明或认不出的为空
-- @column registered_org_id  登记的单位编码，未经核对
-- @column org_id  归属组织：登记单位，否则负责该县、该市的工会，否则省总工会
-- @column written_city  地区栏或承办单位栏写明的市，登记单位所在的市不算
-- @column is_open  各栏都认不出县，要从标题和内容里找
-- @column region_method  地区如何得到：code 代码、name 地区名、org 单位、agency 承办单位、city 只到市、none 未知
with
  combinations as (
    select distinct
      org_id,
      org_name,
      region_code,
      region_name,
      handler_org_name
    from
      staging.petitions
  ),
  named as (
    select
      a.written_org_id,
      a.org_name,
      a.region_code,
      a.region_name,
      r.handler_org_name,
      a.own_org_id,
      a.code_county,
      a.named_county,
      a.named_city,
      ag.county_code as agency_county,
      ag.city_code as agency_city,
      oo.county_code as org_county,
      coalesce(a.city_code, ag.city_code) as direct_city,
      coalesce(
        a.county_code,
        case
          when a.named_city is null
          or a.named_city = ag.city_code then ag.county_code
        end
      ) as county_code
    from
      combinations r
      join core.written_places a on a.written_org_id is not distinct from r.org_id
      and a.org_name is not distinct from r.org_name
      and a.region_code is not distinct from r.region_code
      and a.region_name is not distinct from r.region_name
      left join core.place_texts ag on ag.place_text = r.handler_org_name
      left join core.orgs oo on oo.org_id = a.own_org_id
  ),
  located as (
    select
      n.*,
      coalesce(c.city_code, n.direct_city) as city_code
    from
      named n
      left join core.regions c on c.region_code = n.county_code
  )
select
  l.written_org_id as registered_org_id,
  l.org_name,
  l.region_code,
  l.region_name,
  l.handler_org_name,
  l.own_org_id,
  u.org_id,
  coalesce(u.unit_org_id, '') as unit_org_id,
  coalesce(u.org_path, '/') as org_path,
  l.county_code,
  l.city_code,
  coalesce(l.named_city, l.agency_city) as written_city,
  coalesce(l.named_county, l.agency_county, l.org_county) is null as is_open,
  case
    when l.code_county is not null then 'code'
    when l.named_county is not null then 'name'
    when l.org_county is not null then 'org'
    when l.county_code is not null then 'agency'
    when l.city_code is not null then 'city'
    else 'none'
  end as region_method
from
  located l
  left join core.place_unions p on p.place_code = coalesce(l.county_code, l.city_code, '')
  left join core.orgs u on u.org_id = coalesce(l.own_org_id, p.org_id)
