-- 年度调研课题，供课题页和热点问题看有没有课题在研究。
-- @grain 一个课题
-- @view
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
  core.registered_studies
