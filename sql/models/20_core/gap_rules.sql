-- 盲区的判定数：截止日有效的规则参数，一项一列；取自规则参数表，不另写一份。
-- @grain 一行
-- @mart
-- @column rule_version  判定规则的版本
-- @column unvisited_days  多少天没有走访算未走访
-- @column township_enterprises  在册企业多少家以上的乡镇整体未走访才列出
-- @column expired_days  协议到期多少天没有续签算空白
-- @column min_workers  应当单独建会、单独协商的职工数
-- @column silent_days  多少天没有记录算沉默
-- @column silent_expected  预期至少多少条才判沉默
-- @column demand_days  附近诉求按多少天计
-- @column min_requests  热而不访至少多少件诉求
-- @column reply_days  解决后多少天没有答复算未回复
-- @column persistent_days  热点持续多少天仍无课题才列出
-- @column window_days  访而无果、人群盲区回看多少天
-- @column min_problems  访而无果至少多少个问题
-- @column min_group_visits  人群盲区至少多少次写明群体的走访
-- @column closed_days  已由记录消除的盲区再显示多少天
with
  in_force as (
    select
      r.rule_key,
      r.rule_value::integer as v,
      r.rule_version
    from
      raw.build b
      join core.rules r on r.valid_from <= b.as_of
      and (
        r.valid_to is null
        or r.valid_to > b.as_of
      )
  )
select
  max(rule_version) filter(
    where
      starts_with(rule_key, 'gap_')
  ) as rule_version,
  max(v) filter(
    where
      rule_key = 'gap_unvisited_days'
  ) as unvisited_days,
  max(v) filter(
    where
      rule_key = 'gap_township_enterprises'
  ) as township_enterprises,
  max(v) filter(
    where
      rule_key = 'gap_expired_days'
  ) as expired_days,
  max(v) filter(
    where
      rule_key = 'union_min_workers'
  ) as min_workers,
  max(v) filter(
    where
      rule_key = 'gap_silent_days'
  ) as silent_days,
  max(v) filter(
    where
      rule_key = 'gap_silent_expected'
  ) as silent_expected,
  max(v) filter(
    where
      rule_key = 'gap_demand_days'
  ) as demand_days,
  max(v) filter(
    where
      rule_key = 'gap_min_requests'
  ) as min_requests,
  max(v) filter(
    where
      rule_key = 'gap_reply_days'
  ) as reply_days,
  max(v) filter(
    where
      rule_key = 'gap_persistent_days'
  ) as persistent_days,
  max(v) filter(
    where
      rule_key = 'gap_window_days'
  ) as window_days,
  max(v) filter(
    where
      rule_key = 'gap_min_problems'
  ) as min_problems,
  max(v) filter(
    where
      rule_key = 'gap_min_group_visits'
  ) as min_group_visits,
  max(v) filter(
    where
      rule_key = 'gap_closed_days'
  ) as closed_days
from
  in_force
