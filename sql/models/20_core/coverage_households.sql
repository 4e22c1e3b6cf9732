-- A09 困难职工户联系覆盖：月末在档户中有有效联系人且近 12 个月入户过的。
-- @grain 一个月、一个统计单位、一个县
with archived as (
  select m.month, m.month_end, h.household_key, h.unit_org_id, h.county_code, h.city_code
  from core.months m
  join core.households h on h.archived_on <= m.month_end and (h.closed_on is null or h.closed_on > m.month_end)
),
contacts as (
  select distinct household_key, visited_on from core.visits where household_key is not null
),
last_contacts as (
  select a.month, a.household_key, max(c.visited_on) as last_visited_on
  from archived a join contacts c on c.household_key = a.household_key and c.visited_on <= a.month_end
  group by a.month, a.household_key
),
linked as (
  select distinct a.month, a.household_key
  from archived a
  join staging.links l on l.household_key = a.household_key and l.linked_from <= a.month_end and (l.linked_to is null or l.linked_to > a.month_end)
)
select a.month, 'A09' as indicator, a.unit_org_id, a.county_code, a.city_code,
  count(*) filter (where k.household_key is not null and c.last_visited_on > a.month_end - interval 12 month)::integer as numerator, count(*)::integer as denominator,
  null::integer as workers_uncovered, max(c.last_visited_on) as last_activity_on
from archived a
left join last_contacts c on c.month = a.month and c.household_key = a.household_key
left join linked k on k.month = a.month and k.household_key = a.household_key
group by a.month, a.unit_org_id, a.county_code, a.city_code
