-- 以工会组织为分母的指标：舆情人员、年度课题、联席会议。
-- @indicator A18S, A21, B08
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
        when 'A18S' then coalesce(d.opinion_staff, 0) > 0
        when 'A21' then s.org_id is not null
        else m.org_id is not null
      end as is_in
    from
      duty d
      cross join (
        values
          ('A18S'),
          ('A21'),
          ('B08')
      ) as i (indicator)
      left join studied s on s.org_id = d.org_id
      and s.plan_year = year(d.month)
      left join met m on m.month = d.month
      and m.org_id = d.org_id
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
