-- 以干部为分母的指标：联系点与联系户、下基层天数、问题与实事、全员参与、蹲点。
-- @indicator A01, A02, A03, A03D, A04, A05, A07, A22, A22D, A23, A23D, A24, B07
-- @grain 一个月、一项指标、一个分项、一个统计单位、一个县
with
  cadres as (
    select
      c.*,
      r.problems_per_year,
      r.deeds_per_year,
      r.households_per_cadre,
      r.division_days * c.days_in_post / c.year_days as division_pace,
      r.province_research_days * c.days_in_post / c.year_days as research_pace,
      r.local_days * c.days_in_post / c.year_days as local_pace,
      r.base_day_share * r.work_days_per_year * c.days_in_post / c.year_days as base_pace,
      c.org_kind in ('city', 'county') as is_local,
      c.org_kind in ('township', 'park', 'federation', 'industrial', 'base') as is_base,
      c.org_kind in ('province', 'city', 'county') as is_office
    from
      core.cadre_months c
      join core.rule_months r on r.month = c.month
  ),
  -- 比例的分子是达到要求的人数，人均天数的分子是天数
  judged as (
    select
      c.month,
      i.indicator,
      c.unit_org_id,
      c.county_code,
      c.city_code,
      c.last_on,
      case i.indicator
        when 'A01' then (c.enterprises >= 1)::integer
        when 'A02' then (c.households >= 1)::integer
        when 'A03' then (c.day_hundredths >= 100 * c.division_pace)::integer
        when 'A03D' then c.day_hundredths
        when 'A04' then (c.households >= c.households_per_cadre)::integer
        when 'A05' then (
          c.problems >= c.problems_per_year
          and c.deeds >= c.deeds_per_year
        )::integer
        when 'A07' then c.is_active::integer
        when 'A22' then (c.research_hundredths >= 100 * c.research_pace)::integer
        when 'A22D' then c.research_hundredths
        when 'A23' then (c.day_hundredths >= 100 * c.local_pace)::integer
        when 'A23D' then c.day_hundredths
        when 'A24' then (c.day_hundredths >= 100 * c.base_pace)::integer
        when 'B07' then (c.stay_days > 0)::integer
      end as amount
    from
      cadres c
      join (
        values
          ('A01'),
          ('A02'),
          ('A03'),
          ('A03D'),
          ('A04'),
          ('A05'),
          ('A07'),
          ('A22'),
          ('A22D'),
          ('A23'),
          ('A23D'),
          ('A24'),
          ('B07')
      ) as i (indicator) on case i.indicator
        when 'A01' then c.rank = 'bureau'
        and c.in_division_scope
        when 'A02' then c.rank = 'division'
        and c.in_division_scope
        when 'A04' then c.in_division_scope
        or (
          c.is_young
          and c.is_seconded
        )
        when 'A07' then true
        when 'A22' then c.org_kind = 'province'
        when 'A22D' then c.org_kind = 'province'
        when 'A23' then c.is_local
        when 'A23D' then c.is_local
        when 'A24' then c.is_base
        when 'B07' then c.is_young
        and c.is_office
        else c.in_division_scope
      end
  )
select
  month,
  indicator,
  '' as part,
  unit_org_id,
  county_code,
  city_code,
  coalesce(sum(amount), 0)::integer as numerator,
  count(*)::integer as denominator,
  max(last_on) as last_activity_on
from
  judged
group by
  month,
  indicator,
  unit_org_id,
  county_code,
  city_code
