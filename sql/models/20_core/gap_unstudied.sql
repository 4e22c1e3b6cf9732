-- 热点无课题（G7）：热点问题持续两个月以上仍在反映，而本年登记的课题都不涉及它的主题。
-- @grain 一个二级主题
-- @key topic_code
-- @not_null gap_id, topic_code, topic_name, since_on, recent_count, issue_count
-- @column recent_count  这些热点近 90 天的记录数
-- @column demand_rank  recent_count 在各主题中的百分位 0 至 100
-- @column issue_id  其中热度最高的一个热点
with
  studied as (
    select distinct
      unnest(topic_codes) as topic_code
    from
      core.registered_studies
      cross join raw.build b
    where
      plan_year = year(b.as_of)
  ),
  topics as (
    select
      m.issue_id,
      m.topic_code,
      count(*) filter(
        where
          m.recorded_on > b.as_of - g.demand_days
      )::integer as recent_count
    from
      core.issue_members m
      cross join raw.build b
      cross join core.gap_rules g
    where
      m.topic_code <> 'T99'
    group by
      m.issue_id,
      m.topic_code
  ),
  main_topics as (
    select
      issue_id,
      topic_code,
      sum(recent_count) over (
        partition by
          issue_id
      )::integer as recent_count
    from
      topics
    qualify
      row_number() over (
        partition by
          issue_id
        order by
          recent_count desc,
          topic_code
      ) = 1
  ),
  open_issues as (
    select
      i.issue_id,
      i.label,
      i.heat,
      t.topic_code,
      i.first_seen::date as first_on,
      i.last_seen::date as last_on,
      t.recent_count
    from
      raw.issues i
      join main_topics t on t.issue_id = i.issue_id
      cross join core.gap_rules g
    where
      i.state in ('rising', 'high', 'steady', 'reopened', 'new')
      and date_diff('day', i.first_seen, i.last_seen) >= g.persistent_days
      and t.recent_count > 0
  )
select
  'G7-' || i.topic_code as gap_id,
  i.topic_code,
  coalesce(min(n.topic_name), i.topic_code) as topic_name,
  min(i.first_on) as since_on,
  max(i.last_on) as last_on,
  sum(i.recent_count)::integer as recent_count,
  count(*)::integer as issue_count,
  round(
    100 * percent_rank () over (
      order by
        sum(i.recent_count)::integer
    )
  )::integer as demand_rank,
  first(
    i.issue_id
    order by
      i.heat desc nulls last,
      i.issue_id
  ) as issue_id,
  first(
    i.label
    order by
      i.heat desc nulls last,
      i.issue_id
  ) as issue_label
from
  open_issues i
  left join core.topics n on n.topic_code = i.topic_code
where
  i.topic_code not in (
    select
      topic_code
    from
      studied
  )
  and left(i.topic_code, 3) not in (
    select
      topic_code
    from
      studied
  )
group by
  i.topic_code
