-- 可以合并进来的热点问题：同一大类主题，地方重合多的、近的在前。
-- @not_null issue_id, label, size
with
  this as (
    select
      topic_code,
      places
    from
      marts.issues
    where
      issue_id = $issue_id::varchar
  )
select
  i.issue_id,
  i.label,
  i.size
from
  marts.issues i
  join this t on left(i.topic_code, 3) = left(t.topic_code, 3)
where
  i.issue_id <> $issue_id::varchar
  and i.state <> 'shared'
order by
  i.topic_code = t.topic_code desc,
  len(list_intersect(i.places, t.places)) desc,
  i.last_seen desc,
  i.issue_id
limit
  60
