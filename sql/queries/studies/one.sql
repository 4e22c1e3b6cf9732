-- 一个登记的课题。
-- @not_null study_id, plan_year, title, topic_names, org_id, org_name, org_path, has_plan, lead_department
select
  study_id,
  plan_year,
  title,
  topic_codes,
  coalesce(
    (
      select
        list(
          t.topic_name
          order by
            t.topic_code
        )
      from
        marts.topics t
      where
        list_contains(s.topic_codes, t.topic_code)
    ),
    []
  )::varchar[] as topic_names,
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
  marts.registered_studies s
where
  study_id = $study_id::varchar
limit
  1
