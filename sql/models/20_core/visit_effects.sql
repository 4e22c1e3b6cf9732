-- 一次走访在月末还有多大效力，按走访到月末的天数：足额期内为 1000，之后直线减到 0；天数更多的为 0，不列。
-- @grain 一个月、一个天数
-- @key month, idle_days
-- @not_null month, idle_days, effective_permille
-- @column idle_days  走访到月末的天数
-- @column effective_permille  效力，千分数
with
  days as (
    select
      month,
      visit_full_days,
      greatest(visit_fade_days, 1) as fade_days,
      unnest(generate_series(0, visit_full_days + greatest(visit_fade_days, 1))) as idle_days
    from
      core.rule_months
  )
select
  month,
  idle_days::integer as idle_days,
  case
    when idle_days <= visit_full_days then 1000
    else 1000 - (1000 * (idle_days - visit_full_days)) // fade_days
  end::integer as effective_permille
from
  days
