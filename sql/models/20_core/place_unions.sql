-- 每个县、市由哪个工会负责：没有自己工会的县归到市，再归到省；place_code 为空白的一行是省，地区不明的归到这里。
-- @grain 一个县或市，另有省一行
-- @key place_code
-- @not_null place_code, org_id, unit_org_id, org_path
with
  province as (
    select
      min(c.org_id) as org_id
    from
      core.regions r
      join core.county_orgs c on c.region_code = r.region_code
    where
      r.region_level = 'province'
  ),
  places as (
    select
      region_code as place_code,
      county_code,
      city_code
    from
      core.regions
    where
      region_code = current_code
      and region_level <> 'province'
    union all
    select
      '' as place_code,
      null as county_code,
      null as city_code
  )
select
  p.place_code,
  u.org_id,
  u.unit_org_id,
  u.org_path
from
  places p
  cross join province pr
  left join core.county_orgs cc on cc.region_code = p.county_code
  left join core.county_orgs ci on ci.region_code = p.city_code
  join core.orgs u on u.org_id = coalesce(cc.org_id, ci.org_id, pr.org_id)
