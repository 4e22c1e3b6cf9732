-- 是否有这个热点问题。
-- @not_null issue_id
select
  issue_id
from
  marts.issues
where
  issue_id = $issue_id::varchar
