-- 日期有矛盾的信访，近的在前；检举控告不列编号。
-- @not_null fault, unit_name, total_rows
select
  record_id,
  happened_on,
  fault,
  unit_name,
  count(*) over ()::integer as total_rows
from
  marts.date_faults
where
  source = 'petitions'
  and starts_with(org_path, $scope_path::varchar)
order by
  happened_on desc,
  record_id,
  fault
limit
  $row_limit::integer
