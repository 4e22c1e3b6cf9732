-- 各级工会自定的目标：有目标且有联系点和联系户，和走访进度不慢于目标。
-- @indicator A06, A06T
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
        else coalesce(v.visits, 0) >= t.target_value * (date_diff('day', d.year_start, d.month_end) + 1) / d.year_days
      end as is_in
    from
      duty d
      cross join (
        values
          ('A06'),
          ('A06T')
      ) as i (indicator)
      left join targeted t on t.month = d.month
      and t.org_id = d.org_id
      left join linked l on l.month = d.month
      and l.unit_org_id = d.org_id
      left join visited v on v.month = d.month
      and v.org_id = d.org_id
    where
      i.indicator = 'A06'
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
