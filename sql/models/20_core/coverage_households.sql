-- A09 困难职工户联系覆盖：月末在档户中有有效联系人且统计窗口内入户过的。
-- @indicator A09
-- @grain 一个月、一项指标、一个分项、一个统计单位、一个县
with
  archived as (
    select
      m.month,
      m.month_end,
      m.visit_window_months,
      h.household_key,
      h.category,
      h.unit_org_id,
      h.county_code,
      h.city_code
    from
      core.rule_months m
      join core.households h on h.archived_on <= m.month_end
      and (
        h.closed_on is null
        or h.closed_on > m.month_end
      )
  ),
  contacts as (
    select distinct
      household_key,
      visited_on
    from
      core.visits
    where
      household_key is not null
  ),
  seen as (
    select
      a.*,
      c.visited_on as last_visited_on,
      date_diff('day', c.visited_on, a.month_end) as idle_days
    from
      archived a
      asof left join contacts c on c.household_key = a.household_key
      and c.visited_on <= a.month_end
  ),
  linked as (
    select distinct
      a.month,
      a.household_key
    from
      archived a
      join core.links l on l.household_key = a.household_key
      and l.linked_from <= a.month_end
      and (
        l.linked_to is null
        or l.linked_to > a.month_end
      )
  )
select
  s.month,
  'A09' as indicator,
  '' as part,
  s.unit_org_id,
  s.county_code,
  s.city_code,
  count(*) filter(
    where
      k.household_key is not null
      and s.last_visited_on > s.month_end - to_months(s.visit_window_months)
  )::integer as numerator,
  count(*)::integer as denominator,
  count(s.last_visited_on)::integer as ever_numerator,
  sum(coalesce(f.effective_permille, 0))::integer as effective_permille,
  max(s.last_visited_on) as last_activity_on
from
  seen s
  left join core.visit_effects f on f.month = s.month
  and f.idle_days = s.idle_days
  left join linked k on k.month = s.month
  and k.household_key = s.household_key
group by
  s.month,
  s.unit_org_id,
  s.county_code,
  s.city_code
