-- 取入了规则参数就要有盲区的每一项判定数，否则盲区会全部消失而不报错；缺时先取入随附的基础资料（run reference）。
select
  *
from
  core.gap_rules
where
  exists (
    select
      1
    from
      core.rules
  )
  and (
    rule_version is null
    or unvisited_days is null
    or township_enterprises is null
    or expired_days is null
    or min_workers is null
    or silent_days is null
    or silent_expected is null
    or demand_days is null
    or min_requests is null
    or reply_days is null
    or persistent_days is null
    or window_days is null
    or min_problems is null
    or min_group_visits is null
    or closed_days is null
  )
