-- 热点问题：全部问题的热度、状态和规模，附所选范围和期间内的条数、来源数和县数；本期和上期都没有的不列。
-- @not_null issue_id, label, state, topic_code, topic_name, size, small_sample, period_count, before_count
-- @not_null source_count, county_count
with
  counted as (
    select
      issue_id,
      sum(record_count) filter(month between $from_month::date and $to_month::date)::integer as period_count,
      sum(record_count) filter(month between $before_from::date and $before_to::date)::integer as before_count,
      count(distinct source) filter(month between $from_month::date and $to_month::date)::integer as source_count,
      count(distinct county_code) filter(
        county_code <> ''
        and month between $from_month::date and $to_month::date
      )::integer as county_count
    from
      marts.issue_volumes
    where
      starts_with(org_path, $scope_path::varchar)
    group by
      issue_id
  )
select
  i.issue_id,
  i.label,
  i.state,
  i.topic_code,
  i.topic_name,
  i.size,
  i.small_sample,
  case
    when not i.small_sample then i.heat
  end as heat,
  case
    when not i.small_sample then i.heat_now
  end as heat_now,
  i.growth,
  i.first_seen::date as first_on,
  i.last_seen::date as last_on,
  coalesce(c.period_count, 0) as period_count,
  coalesce(c.before_count, 0) as before_count,
  coalesce(c.source_count, 0) as source_count,
  coalesce(c.county_count, 0) as county_count
from
  marts.issues i
  join counted c on c.issue_id = i.issue_id
where
  (
    coalesce(c.period_count, 0) > 0
    or coalesce(c.before_count, 0) > 0
  )
  and (
    $state::varchar is null
    or i.state = $state::varchar
  )
  and (
    $topic::varchar is null
    or i.topic_code = $topic::varchar
    or left(i.topic_code, 3) = $topic::varchar
  )
order by
  i.heat_now desc,
  i.issue_id
