-- 一个登记的课题。
-- @not_null study_id, plan_year, title, org_id, org_name, org_path, has_plan, lead_department
select study_id, plan_year, title, topic_codes, study_stage, has_plan, lead_department, due_on, finished_on, adopted_on, org_id, org_name, org_path
from marts.registered_studies
where study_id = $study_id::varchar
limit 1
