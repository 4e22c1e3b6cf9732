-- 年度调研课题，已归到单位。
-- @grain 一个课题
-- @key study_id
-- @not_null study_id, plan_year, org_path
select
  r.study_id,
  r.plan_year,
  r.title,
  r.topic_codes,
  r.lead_department,
  r.has_plan,
  r.due_on,
  r.finished_on,
  r.study_stage,
  r.adopted_on,
  coalesce(u.org_id, '') as org_id,
  coalesce(u.unit_org_id, '') as unit_org_id,
  coalesce(u.org_path, '/') as org_path,
  u.county_code,
  u.city_code
from
  staging.registered_studies r
  left join core.org_names n on n.org_name = r.org_name
  left join core.orgs u on u.org_id = coalesce(r.org_id, n.org_id)
qualify
  row_number() over (
    partition by
      r.study_id
    order by
      r.record_key,
      r.content_hash
  ) = 1
