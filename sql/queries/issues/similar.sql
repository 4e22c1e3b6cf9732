-- 同一主题、更早出现或已经沉寂的热点问题和它们怎样收场，地方重合的在前。
-- @not_null issue_id, label, state, size, shared_places
with
  this as (
    select
      topic_code,
      first_seen,
      places
    from
      marts.issues
    where
      issue_id = $issue_id::varchar
  )
select
  i.issue_id,
  i.label,
  i.state,
  i.size,
  i.first_seen::date as first_on,
  i.last_seen::date as last_on,
  len(list_intersect(i.places, t.places))::integer as shared_places,
  o.petition_count,
  o.closed_count,
  o.supported_count,
  o.median_days
from
  marts.issues i
  join this t on i.topic_code = t.topic_code
  left join marts.issue_outcomes o on o.issue_id = i.issue_id
where
  i.issue_id <> $issue_id::varchar
  and not i.small_sample
  and (
    i.state = 'closed'
    or i.first_seen < t.first_seen
  )
order by
  shared_places desc,
  i.state = 'closed' desc,
  i.last_seen desc,
  i.issue_id
limit
  6
