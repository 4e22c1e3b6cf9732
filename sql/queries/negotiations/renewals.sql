-- 六十天内到期、还没有开始续签的协议，涉及职工多的在前。
-- @not_null nego_id, nego_type, effective_to, days_left, workers_covered, unit_name, is_renewing, total_rows, idle_rows
select
  nego_id,
  nego_type,
  ent_name,
  sector,
  effective_to,
  days_left,
  workers_covered,
  unit_name,
  is_renewing,
  count(*) over ()::integer as total_rows,
  count(*) filter(
    where
      not is_renewing
  ) over ()::integer as idle_rows
from
  marts.agreement_expiry
where
  starts_with(org_path, $scope_path::varchar)
  and days_left <= 60
order by
  is_renewing,
  days_left,
  workers_covered desc,
  nego_id
limit
  $row_limit::integer
