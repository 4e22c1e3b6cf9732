-- 所列热点问题逐月的记录数。
-- @not_null issue_id, month, record_count
select
  issue_id,
  month,
  sum(record_count)::integer as record_count
from
  marts.issue_volumes
where
  list_contains($issue_ids::varchar[], issue_id)
  and month between $from_month::date and $to_month::date
  and starts_with(org_path, $scope_path::varchar)
group by
  issue_id,
  month
order by
  issue_id,
  month
