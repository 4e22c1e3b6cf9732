-- 盲区的判定数与规则版本；没有取入规则参数时没有一行。
-- @not_null rule_version, unvisited_days, township_enterprises, expired_days, min_workers, silent_days
-- @not_null silent_expected, demand_days, min_requests, reply_days, persistent_days, window_days
-- @not_null min_problems, min_group_visits, closed_days
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
  marts.gap_rules
where
  rule_version is not null
