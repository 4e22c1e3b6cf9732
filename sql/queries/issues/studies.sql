-- 研究这个主题的课题（G7），二级主题或其一级主题都算；在课题页立项的也在内。
-- @not_null study_id, plan_year, title, org_name
select
  study_id,
  plan_year,
  title,
  org_name,
  study_stage,
  due_on,
  finished_on,
  adopted_on
from
  marts.registered_studies
where
  list_contains(topic_codes, $topic_code::varchar)
  or list_contains(topic_codes, left($topic_code::varchar, 3))
order by
  plan_year desc,
  study_id
limit
  8
