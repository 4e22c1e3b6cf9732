-- 盲区的判定数与规则版本，印在盲区清单上。
-- @grain 一行
select
  rule_version,
  unvisited_days,
  township_enterprises,
  expired_days,
  min_workers,
  silent_days,
  silent_expected,
  demand_days,
  min_requests,
  reply_days,
  persistent_days,
  window_days,
  min_problems,
  min_group_visits,
  closed_days
from
  core.gap_rules
