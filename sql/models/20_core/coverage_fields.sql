-- 六个方面的事项解决：合计、各方面、各职工群体；一件事项可以同时属于几项。
-- @indicator A12
-- @grain 一个月、一项指标、一个分项、一个统计单位、一个县
with
  monthly as (
    select
      unnest(months) as month,
      topic_code,
      worker_groups,
      unit_org_id,
      county_code,
      city_code,
      solved_from,
      matter_count
    from
      core.matter_windows
  ),
  raised as (
    select
      m.*,
      r.month_end,
      m.solved_from <= m.month as is_solved
    from
      monthly m
      join core.rule_months r on r.month = m.month
  ),
  in_fields as (
    select
      r.*,
      f.part
    from
      raised r
      join core.rule_topics f on f.topic_code = r.topic_code
      and f.valid_from <= r.month_end
      and (
        f.valid_to is null
        or f.valid_to > r.month_end
      )
  ),
  in_groups as (
    select
      r.*,
      g.part
    from
      raised r
      join core.rule_groups g on list_contains(r.worker_groups, g.worker_group)
      and g.valid_from <= r.month_end
      and (
        g.valid_to is null
        or g.valid_to > r.month_end
      )
  ),
  judged as (
    select
      month,
      '' as part,
      unit_org_id,
      county_code,
      city_code,
      is_solved,
      matter_count
    from
      in_fields
    union all
    select
      month,
      part,
      unit_org_id,
      county_code,
      city_code,
      is_solved,
      matter_count
    from
      in_fields
    union all
    select
      month,
      part,
      unit_org_id,
      county_code,
      city_code,
      is_solved,
      matter_count
    from
      in_groups
  )
select
  month,
  'A12' as indicator,
  part,
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
  part,
  unit_org_id,
  county_code,
  city_code
