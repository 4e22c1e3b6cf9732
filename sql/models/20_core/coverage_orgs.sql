-- 以工会组织为分母的指标：自定目标和目标进度、舆情人员、年度课题、联席会议。
-- @indicator A06, A06T, A18S, A21, B08
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
      max(enterprises) > 0
      and max(households) > 0 as has_links
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
  studied as (
    select distinct
      org_id,
      plan_year
    from
      core.registered_studies
  ),
  met as (
    select distinct
      d.month,
      d.org_id
    from
      duty d
      join core.joint_meetings j on j.org_id = d.org_id
      and j.held_on <= d.month_end
      and j.held_on > d.month_end - to_months(d.result_window_months)
  ),
  judged as (
    select
      d.month,
      i.indicator,
      d.unit_org_id,
      d.county_code,
      d.city_code,
      case i.indicator
        when 'A06' then t.org_id is not null
        and coalesce(l.has_links, false)
        when 'A06T' then coalesce(v.visits, 0) >= t.target_value * (date_diff('day', d.year_start, d.month_end) + 1) / d.year_days
        when 'A18S' then coalesce(d.opinion_staff, 0) > 0
        when 'A21' then s.org_id is not null
        when 'B08' then m.org_id is not null
      end as is_in
    from
      duty d
      cross join (
        values
          ('A06'),
          ('A06T'),
          ('A18S'),
          ('A21'),
          ('B08')
      ) as i (indicator)
      left join targeted t on t.month = d.month
      and t.org_id = d.org_id
      left join linked l on l.month = d.month
      and l.unit_org_id = d.org_id
      left join visited v on v.month = d.month
      and v.org_id = d.org_id
      left join studied s on s.org_id = d.org_id
      and s.plan_year = year(d.month)
      left join met m on m.month = d.month
      and m.org_id = d.org_id
    where
      i.indicator <> 'A06T'
      or t.org_id is not null
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
group by
  month,
  indicator,
  unit_org_id,
  county_code,
  city_code
