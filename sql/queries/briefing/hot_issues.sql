-- 一段时间记录最多的热点问题：各来源的记录数，和对比期的记录数。
-- @not_null issue_id, label, topic_code, state, record_count, visit_count, petition_count, post_count
-- @not_null before_count, first_month
with
  counted as (
    select
      issue_id,
      coalesce(
        sum(record_count) filter(
          where
            month between $from_month::date and $to_month::date
        ),
        0
      )::integer as record_count,
      coalesce(
        sum(record_count) filter(
          month between $from_month::date and $to_month::date
          and source = 'visits'
        ),
        0
      )::integer as visit_count,
      coalesce(
        sum(record_count) filter(
          month between $from_month::date and $to_month::date
          and source = 'petitions'
        ),
        0
      )::integer as petition_count,
      coalesce(
        sum(record_count) filter(
          month between $from_month::date and $to_month::date
          and source = 'posts'
        ),
        0
      )::integer as post_count,
      coalesce(
        sum(record_count) filter(
          where
            month between $before_from::date and $before_to::date
        ),
        0
      )::integer as before_count,
      min(month) as first_month
    from
      marts.issue_volumes
    where
      starts_with(org_path, $scope_path::varchar)
      and (
        $issue_id::varchar is null
        or issue_id = $issue_id::varchar
      )
    group by
      issue_id
  )
select
  c.issue_id,
  i.briefing_label as label,
  i.topic_code,
  i.topic_name,
  i.state,
  i.heat::double as heat,
  i.small_sample,
  c.record_count,
  c.visit_count,
  c.petition_count,
  c.post_count,
  c.before_count,
  c.first_month
from
  counted c
  join marts.issues i on i.issue_id = c.issue_id
where
  c.record_count > 0
  or $issue_id::varchar is not null
order by
  c.record_count desc,
  i.heat desc nulls last,
  c.issue_id
limit
  5
