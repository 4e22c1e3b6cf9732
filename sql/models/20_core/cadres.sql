-- 工会干部任职，已归到单位。
-- @grain 一名干部的一段任职
-- @key cadre_key, post_from
-- @not_null cadre_key, post_from, org_path
select
  r.cadre_key,
  r.rank,
  r.role,
  r.is_young,
  r.is_seconded,
  r.post_from,
  r.post_to,
  coalesce(u.org_id, '') as org_id,
  coalesce(u.unit_org_id, '') as unit_org_id,
  coalesce(u.org_kind, '') as org_kind,
  coalesce(u.org_path, '/') as org_path,
  u.county_code,
  u.city_code
from
  staging.cadres r
  left join core.org_names n on n.org_name = r.org_name
  left join core.orgs u on u.org_id = coalesce(r.org_id, n.org_id)
qualify
  row_number() over (
    partition by
      r.cadre_key,
      r.post_from
    order by
      r.record_key
  ) = 1
