-- 可以归入的热点问题，同一大类主题的在前、近期热的在前。
-- @not_null issue_id, label, topic_code
select
  issue_id,
  label,
  topic_code
from
  marts.issues
order by
  left(topic_code, 3) = left($topic::varchar, 3) desc,
  heat_now desc nulls last,
  issue_id
limit
  200
