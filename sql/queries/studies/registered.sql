-- 一个范围内登记的课题（台账的和在课题页立项的），新年度在前。
-- @not_null study_id, plan_year, title, org_id, org_name, org_path, has_plan, lead_department
select
  study_id,
  plan_year,
  title,
  topic_codes,
  study_stage,
  has_plan,
  lead_department,
  due_on,
  finished_on,
  adopted_on,
  org_id,
  org_name,
  org_path
from
  marts.registered_studies
where
  starts_with(org_path, $scope_path::varchar)
order by
  plan_year desc,
  study_id
