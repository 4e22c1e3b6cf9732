-- 热点问题的名称，供给记录所属的问题配名称。
-- @not_null issue_id, label
select
  issue_id,
  label
from
  marts.issues
where
  list_contains($issue_ids::varchar[], issue_id)
order by
  issue_id
