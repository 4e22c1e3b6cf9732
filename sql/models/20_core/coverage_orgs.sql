-- 以工会组织为分母的指标：自定目标 A06 A06T、舆情人员 A18S、年度课题 A21、联席会议 B08、专职干部服务职工数 B10。
-- @grain 一个月、一项指标、一个分项、一个统计单位、一个县
with
  duty as (
    select
      *
    from
      core.org_months
    where
      org_kind in ('city', 'county', 'industrial')
  ),
  targeted as (
    select
      d.month,
      d.org_id,
      max(t.target_value) as target_value
    from
      duty d
      join core.targets t on t.indicator = 'A06'
      and t.org_id = d.org_id
      and t.valid_from <= d.month_end
      and (
        t.valid_to is null
        or t.valid_to > d.month_end
      )
    group by
      d.month,
      d.org_id
  ),
  linked as (
    select
      month,
      unit_org_id,
      max(enterprises) > 0 as has_point,
      max(households) > 0 as has_household
    from
      core.cadre_months
    group by
      month,
      unit_org_id
  ),
  visited as (
    select
      d.month,
      d.org_id,
      count(*) as visits
    from
      duty d
      join core.visits v on v.unit_org_id = d.org_id
      and v.visited_on between d.year_start and d.month_end
    group by
      d.month,
      d.org_id
  ),
  judged as (
    select
      d.*,
      'A06' as indicator,
      t.org_id is not null
      and coalesce(l.has_point, false)
      and coalesce(l.has_household, false) as is_in
    from
      duty d
      left join targeted t on t.month = d.month
      and t.org_id = d.org_id
      left join linked l on l.month = d.month
      and l.unit_org_id = d.org_id
    union all
    select
      d.*,
      'A06T',
      coalesce(v.visits, 0) >= t.target_value * (date_diff('day', d.year_start, d.month_end) + 1) / d.year_days
    from
      duty d
      join targeted t on t.month = d.month
      and t.org_id = d.org_id
      left join visited v on v.month = d.month
      and v.org_id = d.org_id
    union all
    select
      d.*,
      'A18S',
      coalesce(d.opinion_staff, 0) > 0
    from
      duty d
    union all
    select
      d.*,
      'A21',
      exists (
        select
          1
        from
          core.registered_studies s
        where
          s.org_id = d.org_id
          and s.plan_year = year(d.month)
      )
    from
      duty d
    union all
    select
      d.*,
      'B08',
      exists (
        select
          1
        from
          core.joint_meetings j
        where
          j.org_id = d.org_id
          and j.held_on <= d.month_end
          and j.held_on > d.month_end - to_months(d.result_window_months)
      )
    from
      duty d
  )
select
  month,
  indicator,
  '' as part,
  unit_org_id,
  county_code,
  city_code,
  count(*) filter(
    where
      is_in
  )::integer as numerator,
  count(*)::integer as denominator
from
  judged
group by all
union all
select
  month,
  'B10',
  '',
  unit_org_id,
  county_code,
  city_code,
  sum(workers)::integer,
  sum(full_time_cadres)::integer
from
  core.org_months
where
  org_kind in ('county', 'industrial', 'direct')
  and workers > 0
  and full_time_cadres > 0
group by all
