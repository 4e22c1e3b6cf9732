-- A14 工资集体协商覆盖：月末已建会企业中处于有效协议之下的。
-- @grain 一个月、一个统计单位、一个县
with unionised as (
  select m.month, m.month_end, e.ent_id, e.unit_org_id, e.county_code, e.city_code, e.workers
  from core.months m
  join core.enterprises e on e.has_union and (e.union_founded_on is null or e.union_founded_on <= m.month_end)
    and e.valid_from <= m.month_end and (e.valid_to is null or e.valid_to > m.month_end)
),
covered as (
  select u.month, u.ent_id, max(a.effective_from) as last_effective_from
  from unionised u
  join core.agreement_coverage a on a.ent_id = u.ent_id and a.effective_from <= u.month_end and a.effective_to >= u.month_end
  group by u.month, u.ent_id
)
select u.month, 'A14' as indicator, u.unit_org_id, u.county_code, u.city_code,
  count(c.ent_id)::integer as numerator, count(*)::integer as denominator,
  coalesce(sum(u.workers) filter (where c.ent_id is null), 0)::integer as workers_uncovered, max(c.last_effective_from) as last_activity_on
from unionised u
left join covered c on c.month = u.month and c.ent_id = u.ent_id
group by u.month, u.unit_org_id, u.county_code, u.city_code
