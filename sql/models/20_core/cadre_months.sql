-- 每名在岗干部每月末的履职情况：本年天数、联系户和联系点、解决的问题和办的实事。
-- @grain 一名干部的一个月末
-- @key month, cadre_key, post_from
-- @not_null month, cadre_key, day_hundredths
-- @column in_division_scope  属于第八条天数、结对和实事要求的范围
-- @column day_hundredths  本年累计下基层天数，百分之一天
-- @column research_hundredths  其中调研、蹲点目的的天数
-- @column stay_days  统计窗口内的驻点天数
with
  linked as (
    select
      p.month,
      p.cadre_key,
      p.post_from,
      count(distinct l.household_key) as households,
      count(distinct l.ent_id) as enterprises
    from
      core.cadre_month_days p
      join core.links l on l.cadre_key = p.cadre_key
      and l.linked_from <= p.month_end
      and (
        l.linked_to is null
        or l.linked_to > p.month_end
      )
    group by
      p.month,
      p.cadre_key,
      p.post_from
  ),
  solvers as (
    select
      unnest(cadre_keys) as cadre_key,
      solved_on
    from
      core.visit_problems
    where
      solved_on is not null
  ),
  solved as (
    select
      p.month,
      p.cadre_key,
      p.post_from,
      count(*) as problems
    from
      core.cadre_month_days p
      join solvers s on s.cadre_key = p.cadre_key
      and s.solved_on between p.year_start and p.month_end
    group by
      p.month,
      p.cadre_key,
      p.post_from
  ),
  doers as (
    select
      unnest(v.cadre_keys) as cadre_key,
      v.visited_on
    from
      core.visits v
      join core.visit_ledgers g on g.record_key = v.record_key
      and g.content_hash = v.content_hash
    where
      g.has_action
  ),
  done as (
    select
      p.month,
      p.cadre_key,
      p.post_from,
      count(*) as deeds
    from
      core.cadre_month_days p
      join doers d on d.cadre_key = p.cadre_key
      and d.visited_on between p.year_start and p.month_end
    group by
      p.month,
      p.cadre_key,
      p.post_from
  )
select
  p.* exclude (year_start),
  coalesce(l.households, 0)::integer as households,
  coalesce(l.enterprises, 0)::integer as enterprises,
  coalesce(s.problems, 0)::integer as problems,
  coalesce(d.deeds, 0)::integer as deeds
from
  core.cadre_month_days p
  left join linked l using (month, cadre_key, post_from)
  left join solved s using (month, cadre_key, post_from)
  left join done d using (month, cadre_key, post_from)
