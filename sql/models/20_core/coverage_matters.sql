-- 事项解决的指标：走访问题、欠薪；提出在统计窗口内，月末前已解决的计入分子。
-- @indicator A05S, A16
-- @grain 一个月、一项指标、一个分项、一个统计单位、一个县
with
  monthly as (
    select
      unnest(months) as month,
      source,
      topic_code,
      unit_org_id,
      county_code,
      city_code,
      solved_from,
      matter_count
    from
      core.matter_windows
  ),
  judged as (
    select
      m.month,
      i.indicator,
      m.unit_org_id,
      m.county_code,
      m.city_code,
      m.solved_from <= m.month as is_solved,
      m.matter_count
    from
      monthly m
      join core.rule_months r on r.month = m.month
      cross join (
        values
          ('A05S'),
          ('A16')
      ) as i (indicator)
    where
      case i.indicator
        when 'A05S' then m.source = 'visits'
        else list_contains(r.arrears_topics, m.topic_code)
      end
  )
select
  month,
  indicator,
  '' as part,
  unit_org_id,
  county_code,
  city_code,
  coalesce(
    sum(matter_count) filter(
      where
        is_solved
    ),
    0
  )::integer as numerator,
  sum(matter_count)::integer as denominator
from
  judged
group by
  month,
  indicator,
  unit_org_id,
  county_code,
  city_code
