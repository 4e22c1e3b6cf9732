-- 一个热点问题的来历：形成、并入、拆出。
-- @not_null event_no, kind
select
  e.event_no,
  e.kind,
  e.happened_at::date as happened_on,
  e.other_issue_id,
  i.label as other_label
from
  marts.issue_events e
  left join marts.issues i on i.issue_id = e.other_issue_id
where
  e.issue_id = $issue_id::varchar
order by
  e.event_no
