-- 盲区的判定数与规则版本。
-- @not_null rule_version, unvisited_days, expired_days, min_workers, silent_days, silent_expected, demand_days, reply_days, persistent_days, closed_days
select rule_version, unvisited_days, expired_days, min_workers, silent_days, silent_expected, demand_days, reply_days, persistent_days, closed_days from marts.gap_rules
