-- 一个问题最后并入了哪一个。
-- @not_null merged_into
select
  other_issue_id as merged_into
from
  marts.issue_events
where
  issue_id = $issue_id::varchar
  and kind = 'merged_into'
order by
  event_no desc
limit
  1
