-- 劳动人事争议仲裁委员会及其工会兼职仲裁员，已归到县、市和当地工会。
-- @grain 一个仲裁委
-- @key tribunal_id
-- @not_null tribunal_id, org_path
with
  placed as (
    select
      r.tribunal_id,
      r.tribunal_name,
      r.union_arbitrators,
      r.as_of,
      g.county_code,
      g.city_code,
      coalesce(g.county_code, g.city_code) as place_code
    from
      staging.tribunals r
      left join core.regions g on g.region_code = r.region_code
    qualify
      row_number() over (
        partition by
          r.tribunal_id
        order by
          r.record_key,
          r.content_hash
      ) = 1
  )
select
  p.tribunal_id,
  p.tribunal_name,
  p.union_arbitrators,
  p.as_of,
  coalesce(u.unit_org_id, '') as unit_org_id,
  coalesce(u.org_path, '/') as org_path,
  p.county_code,
  p.city_code
from
  placed p
  left join core.county_orgs c on c.region_code = p.place_code
  left join core.orgs u on u.org_id = c.org_id
