-- 各项指标的目标：规则参数给出的全省目标和各单位自定的目标，按有效期。
-- @grain 一项指标、一个范围、一段有效期
-- @not_null indicator, org_path, target_value, valid_from
-- @column org_path  目标适用的组织范围；全省目标为 /
-- @column target_value  与指标同单位：比例为 0 至 1
-- @column valid_to  失效日期（不含）；现行为空
select
  indicator,
  org_path,
  target_value,
  rule_version,
  valid_from,
  valid_to
from
  core.targets
  -- 单位自定的 A06 目标是走访次数，指标是比例：只用于 A06T
where
  not (
    indicator = 'A06'
    and org_id <> ''
  )
