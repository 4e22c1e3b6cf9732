-- 领导接待日的安排与举行，已归到单位。
-- @grain 一个计划的接待日
-- @key record_key, content_hash
-- @not_null record_key, planned_on, org_path
select
  r.record_key,
  r.content_hash,
  r.planned_on,
  r.held_on,
  r.leader_post,
  r.leader_form,
  r.cases,
  coalesce(u.org_id, '') as org_id,
  coalesce(u.unit_org_id, '') as unit_org_id,
  coalesce(u.org_path, '/') as org_path,
  u.county_code,
  u.city_code
from
  staging.reception_days r
  left join core.org_names n on n.org_name = r.org_name
  left join core.orgs u on u.org_id = coalesce(r.org_id, n.org_id)
qualify
  row_number() over (
    partition by
      r.record_key,
      r.content_hash
    order by
      r.record_key,
      r.content_hash
  ) = 1
