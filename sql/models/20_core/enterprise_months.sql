-- 每家企业每月末的情况：当时的登记、最近一次走访、有没有联系人和有效工资协议。
-- @grain 一家企业的一个月末
-- @key month, ent_id
-- @not_null month, ent_id, workers
-- @column is_visited  统计窗口内走访过
-- @column effective_permille  最近一次走访的效力，千分数：足额期内为 1000，之后直线减到 0
-- @column is_unionised  月末已建会
-- @column last_agreement_from  月末仍有效的工资协议中最近一份的生效日；没有为空
with
  registered as (
    select
      m.month,
      m.month_end,
      e.ent_id,
      e.unit_org_id,
      e.county_code,
      e.city_code,
      e.township,
      e.park,
      coalesce(e.workers, 0) as workers,
      e.is_difficult,
      coalesce(e.size in ('medium', 'small', 'micro'), false) as is_small,
      coalesce(e.ownership in ('private', 'individual', 'hmt', 'foreign'), false) as is_private,
      e.is_restructured,
      e.is_labour_intensive,
      e.has_union
      and (
        e.union_founded_on is null
        or e.union_founded_on <= m.month_end
      ) as is_unionised,
      m.visit_window_months,
      m.union_min_workers
    from
      core.rule_months m
      join core.enterprises e on e.valid_from <= m.month_end
      and (
        e.valid_to is null
        or e.valid_to > m.month_end
      )
  ),
  visited as (
    select distinct
      ent_id,
      visited_on
    from
      core.visits
    where
      ent_id is not null
  ),
  seen as (
    select
      r.*,
      v.visited_on as last_visited_on,
      date_diff('day', v.visited_on, r.month_end) as idle_days
    from
      registered r
      asof left join visited v on v.ent_id = r.ent_id
      and v.visited_on <= r.month_end
  ),
  linked as (
    select distinct
      s.month,
      s.ent_id
    from
      seen s
      join core.links l on l.ent_id = s.ent_id
      and l.linked_from <= s.month_end
      and (
        l.linked_to is null
        or l.linked_to > s.month_end
      )
  ),
  covered as (
    select
      s.month,
      s.ent_id,
      max(a.effective_from) as last_agreement_from,
      bool_or(a.nego_type <> 'enterprise') as by_group
    from
      seen s
      join core.agreement_coverage a on a.ent_id = s.ent_id
      and a.effective_from <= s.month_end
      and a.effective_to >= s.month_end
    group by
      s.month,
      s.ent_id
  )
select
  s.month,
  s.month_end,
  s.ent_id,
  s.unit_org_id,
  s.county_code,
  s.city_code,
  s.township,
  s.park,
  s.workers,
  s.is_difficult,
  s.is_small,
  s.is_private,
  s.is_restructured,
  s.is_labour_intensive,
  s.is_unionised,
  s.workers >= s.union_min_workers as needs_union,
  s.last_visited_on,
  coalesce(s.last_visited_on > s.month_end - to_months(s.visit_window_months), false) as is_visited,
  coalesce(f.effective_permille, 0) as effective_permille,
  k.ent_id is not null as is_linked,
  c.last_agreement_from,
  coalesce(c.by_group, false) as is_covered_by_group
from
  seen s
  left join core.visit_effects f on f.month = s.month
  and f.idle_days = s.idle_days
  left join linked k on k.month = s.month
  and k.ent_id = s.ent_id
  left join covered c on c.month = s.month
  and c.ent_id = s.ent_id
