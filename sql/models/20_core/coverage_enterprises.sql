-- A08 困难企业走访覆盖：月末在册困难企业中近 12 个月走访过的。
-- @grain 一个月、一个统计单位、一个县
with registered as (
  select m.month, m.month_end, e.ent_id, e.unit_org_id, e.county_code, e.city_code, e.workers
  from core.months m
  join core.enterprises e on e.is_difficult and e.valid_from <= m.month_end and (e.valid_to is null or e.valid_to > m.month_end)
),
visited as (
  select distinct ent_id, visited_on from core.visits where ent_id is not null
),
last_visits as (
  select r.month, r.ent_id, max(v.visited_on) as last_visited_on
  from registered r join visited v on v.ent_id = r.ent_id and v.visited_on <= r.month_end
  group by r.month, r.ent_id
)
select r.month, 'A08' as indicator, r.unit_org_id, r.county_code, r.city_code,
  count(*) filter (where l.last_visited_on > r.month_end - interval 12 month)::integer as numerator, count(*)::integer as denominator,
  coalesce(sum(r.workers) filter (where l.last_visited_on is null or l.last_visited_on <= r.month_end - interval 12 month), 0)::integer as workers_uncovered,
  max(l.last_visited_on) as last_activity_on
from registered r
left join last_visits l on l.month = r.month and l.ent_id = r.ent_id
group by r.month, r.unit_org_id, r.county_code, r.city_code
