-- 一个年度登记的调研课题，本级和下级的都在内。
-- @not_null study_id
select
  study_id,
  org_name,
  title,
  topic_codes,
  study_stage,
  due_on,
  finished_on,
  adopted_on
from
  marts.registered_studies
where
  plan_year = $plan_year::integer
  and starts_with(org_path, $scope_path::varchar)
order by
  org_path,
  study_id
