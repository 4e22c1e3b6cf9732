-- 上报、接待、课题和实事的指标：A13 A18 A20 A24R A25 A26 A26T。
-- @indicator A13, A18, A20, A24R, A25, A26, A26T
-- @grain 一个月、一项指标、一个分项、一个统计单位、一个县
with
  months as (
    select
      *,
      (month_end - to_months(result_window_months))::date as window_start
    from
      core.rule_months
  ),
  judged as (
    select
      m.month,
      'A13' as indicator,
      r.unit_org_id,
      r.county_code,
      r.city_code,
      r.reported_on <= least(m.month_end, r.noticed_on + m.report_days) as is_in
    from
      months m
      join core.upward_reports r on r.noticed_on > m.window_start
      and (
        r.noticed_on + m.report_days <= m.month_end
        or r.reported_on <= m.month_end
      )
    union all
    select
      m.month,
      'A20',
      r.unit_org_id,
      r.county_code,
      r.city_code,
      r.held_on <= m.month_end
    from
      months m
      join core.reception_days r on r.planned_on > m.window_start
      and r.planned_on <= m.month_end
    union all
    select
      m.month,
      'A24R',
      s.unit_org_id,
      s.county_code,
      s.city_code,
      s.finished_on <= s.due_on
    from
      months m
      join core.registered_studies s on s.due_on > m.window_start
      and s.due_on <= m.month_end
    union all
    select
      m.month,
      'A25',
      s.unit_org_id,
      s.county_code,
      s.city_code,
      s.adopted_on <= m.month_end
    from
      months m
      join core.registered_studies s on s.finished_on > m.window_start
      and s.finished_on <= m.month_end
    union all
    select
      m.month,
      'A26',
      p.unit_org_id,
      p.county_code,
      p.city_code,
      p.has_all_fields
    from
      months m
      join core.promises p on p.plan_year = year(m.month)
    union all
    select
      m.month,
      'A26T',
      p.unit_org_id,
      p.county_code,
      p.city_code,
      p.done_on <= p.deadline
    from
      months m
      join core.promises p on p.deadline > m.window_start
      and p.deadline <= m.month_end
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
  m.month,
  'A18',
  '',
  r.unit_org_id,
  r.county_code,
  r.city_code,
  sum(greatest(0, date_diff('day', r.noticed_on, r.reported_on)))::integer,
  count(*)::integer
from
  months m
  join core.upward_reports r on r.reported_on > m.window_start
  and r.reported_on <= m.month_end
  and r.noticed_on is not null
group by all
