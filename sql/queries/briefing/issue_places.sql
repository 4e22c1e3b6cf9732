-- 所列热点问题一段时间在各市的记录数；说不出市的不列。
-- @not_null issue_id, city_code, record_count
select
  issue_id,
  city_code,
  sum(record_count)::integer as record_count
from
  marts.issue_volumes
where
  list_contains($issue_ids::varchar[], issue_id)
  and month between $from_month::date and $to_month::date
  and starts_with(org_path, $scope_path::varchar)
  and city_code <> ''
group by
  issue_id,
  city_code
order by
  issue_id,
  record_count desc,
  city_code
