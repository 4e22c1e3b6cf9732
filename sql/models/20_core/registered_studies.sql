-- 年度调研课题，已归到单位。
-- @grain 一个课题
-- @key study_id
select
  r.study_id,
  r.plan_year,
  r.title,
  coalesce(r.topic_codes, []) as topic_codes,
  r.study_stage,
  coalesce(r.has_plan, false) as has_plan,
  coalesce(r.lead_department, '') as lead_department,
  r.due_on,
  r.finished_on,
  r.adopted_on,
  coalesce(o.org_id, r.org_id, '') as org_id,
  coalesce(o.org_name, r.org_name, '') as org_name,
  coalesce(o.org_path, '/') as org_path
from
  staging.registered_studies r
  left join core.org_names n on n.org_name = r.org_name
  left join core.orgs o on o.org_id = coalesce(r.org_id, n.org_id)
qualify
  row_number() over (
    partition by
      r.study_id
    order by
      r.record_key,
      r.content_hash
  ) = 1
