-- 年度调研课题，已归到单位：台账登记的，和在课题页立项的（选题阶段的不算，已在台账的以台账为准）。
-- @grain 一个课题
-- @mart
-- @key study_id
-- @not_null study_id, plan_year, org_path
with
  registered as (
    select
      record_key,
      content_hash,
      study_id,
      org_id,
      org_name,
      plan_year,
      title,
      topic_codes,
      lead_department,
      has_plan,
      due_on,
      finished_on,
      study_stage,
      adopted_on
    from
      staging.registered_studies
    union all
    by name
    select
      'own|' || study_id as record_key,
      '' as content_hash,
      study_id,
      org_id,
      org_name,
      plan_year,
      title,
      topic_codes,
      has_plan,
      due_on,
      finished_on,
      study_stage,
      adopted_on
    from
      raw.own_studies
  )
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
  coalesce(o.unit_org_id, '') as unit_org_id,
  coalesce(o.org_path, '/') as org_path,
  o.county_code,
  o.city_code
from
  registered r
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
