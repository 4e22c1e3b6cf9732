-- 盲区的判定数与规则版本，印在盲区清单上。
-- @grain 一行
select rule_version, unvisited_days, expired_days, min_workers, silent_days, silent_expected, demand_days, reply_days, persistent_days, closed_days from core.gap_rules
