-- 各项指标的目标：规则参数给出的全省目标和各单位自定的目标，按有效期。
-- @grain 一项指标、一个范围、一段有效期
-- @not_null indicator, org_path, target_value, valid_from
-- @column org_path  目标适用的组织范围；全省目标为 /
-- @column target_value  与指标同单位：比例为 0 至 1；A06 为走访次数
-- @column valid_to  失效日期（不含）；现行为空
select
  replace(rule_key, 'target_', '') as indicator,
  '' as org_id,
  '/' as org_path,
  rule_value as target_value,
  rule_version,
  valid_from,
  valid_to
from
  core.rules
where
  starts_with(rule_key, 'target_')
  and rule_value is not null
union all
select
  t.indicator,
  o.org_id,
  o.org_path,
  t.target_value::double,
  '本单位自定',
  t.valid_from,
  (t.valid_to + interval 1 day)::date
from
  staging.targets t
  left join core.org_names n on n.org_name = t.org_name
  join core.orgs o on o.org_id = coalesce(t.org_id, n.org_id)
