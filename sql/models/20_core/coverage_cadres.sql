-- 以干部为分母的指标：联系点与联系户 A01 A02 A04、天数 A03 A22 A23 A24、问题与实事 A05、全员参与 A07、蹲点 B07。
-- @grain 一个月、一项指标、一个分项、一个统计单位、一个县
with
  judged as (
    select
      c.*,
      r.division_days * c.days_in_post / c.year_days as division_pace,
      r.province_research_days * c.days_in_post / c.year_days as research_pace,
      r.local_days * c.days_in_post / c.year_days as local_pace,
      r.base_day_share * r.work_days_per_year * c.days_in_post / c.year_days as base_pace,
      r.problems_per_year,
      r.deeds_per_year,
      r.households_per_cadre,
      c.org_kind in ('city', 'county') as is_local,
      c.org_kind in ('township', 'park', 'federation', 'industrial', 'base') as is_base,
      c.org_kind in ('province', 'city', 'county') as is_office
    from
      core.cadre_months c
      join core.rule_months r on r.month = c.month
  ),
  duties as (
    select
      *,
      'A01' as indicator,
      enterprises >= 1 as is_in
    from
      judged
    where
      rank = 'bureau'
      and in_division_scope
    union all
    select
      *,
      'A02',
      households >= 1
    from
      judged
    where
      rank = 'division'
      and in_division_scope
    union all
    select
      *,
      'A03',
      day_hundredths >= 100 * division_pace
    from
      judged
    where
      in_division_scope
    union all
    select
      *,
      'A04',
      households >= households_per_cadre
    from
      judged
    where
      in_division_scope
      or (
        is_young
        and is_seconded
      )
    union all
    select
      *,
      'A05',
      problems >= problems_per_year
      and deeds >= deeds_per_year
    from
      judged
    where
      in_division_scope
    union all
    select
      *,
      'A07',
      is_active
    from
      judged
    union all
    select
      *,
      'A22',
      research_hundredths >= 100 * research_pace
    from
      judged
    where
      org_kind = 'province'
    union all
    select
      *,
      'A23',
      day_hundredths >= 100 * local_pace
    from
      judged
    where
      is_local
    union all
    select
      *,
      'A24',
      day_hundredths >= 100 * base_pace
    from
      judged
    where
      is_base
    union all
    select
      *,
      'B07',
      stay_days > 0
    from
      judged
    where
      is_young
      and is_office
  ),
  days as (
    select
      *,
      'A03D' as indicator,
      day_hundredths as hundredths
    from
      judged
    where
      in_division_scope
    union all
    select
      *,
      'A22D',
      research_hundredths
    from
      judged
    where
      org_kind = 'province'
    union all
    select
      *,
      'A23D',
      day_hundredths
    from
      judged
    where
      is_local
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
  count(*)::integer as denominator,
  max(last_on) as last_activity_on
from
  duties
group by all
union all
select
  month,
  indicator,
  '',
  unit_org_id,
  county_code,
  city_code,
  sum(hundredths)::integer,
  count(*)::integer,
  max(last_on)
from
  days
group by all
