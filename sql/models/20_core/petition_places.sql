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
      r.*,
      coalesce(o.org_id, n.org_id) as own_org_id,
      rc.county_code as code_county,
      rn.county_code as name_county,
      ag.county_code as agency_county,
      coalesce(rc.city_code, rn.city_code) as named_city,
      ag.city_code as agency_city
    from
      combinations r
      left join core.regions rc on rc.region_code = r.region_code
      left join core.place_texts rn on rn.place_text = r.region_name
      left join core.place_texts ag on ag.place_text = r.handler_org_name
      left join core.orgs o on o.org_id = r.org_id
      left join core.org_names n on n.org_name = r.org_name
  ),
  placed as (
    select
      n.*,
      oo.county_code as org_county,
      coalesce(n.named_city, oo.city_code, n.agency_city) as direct_city,
      coalesce(
        n.code_county,
        n.name_county,
        oo.county_code,
        case
          when n.named_city is null
          or n.named_city = n.agency_city then n.agency_county
        end
      ) as county_code
    from
      named n
      left join core.orgs oo on oo.org_id = n.own_org_id
  ),
  located as (
    select
      p.*,
      coalesce(c.city_code, p.direct_city) as city_code
    from
      placed p
      left join core.regions c on c.region_code = p.county_code
  )
select
  l.org_id as registered_org_id,
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
  coalesce(l.code_county, l.name_county, l.agency_county, l.org_county) is null as is_open,
  case
    when l.code_county is not null then 'code'
    when l.name_county is not null then 'name'
    when l.org_county is not null then 'org'
    when l.county_code is not null then 'agency'
    when l.city_code is not null then 'city'
    else 'none'
  end as region_method
from
  located l
  left join core.county_orgs cc on cc.region_code = l.county_code
  left join core.county_orgs ci on ci.region_code = l.city_code
  left join core.county_orgs pr on pr.region_code = '610000'
  left join core.orgs u on u.org_id = coalesce(l.own_org_id, cc.org_id, ci.org_id, pr.org_id)
