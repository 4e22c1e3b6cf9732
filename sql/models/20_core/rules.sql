-- 规则参数各时期的取值：同一参数后一段生效时前一段失效。
-- @grain 一项参数的一段有效期
-- @mart
-- @key rule_key, valid_from
-- @not_null rule_key, rule_label, basis, rule_version, valid_from
-- @column valid_to  失效日期（不含）；现行为空
with
  one as (
    select
      rule_key,
      rule_label,
      rule_value,
      rule_list,
      unit,
      clause,
      basis,
      reason,
      rule_version,
      valid_from
    from
      staging.rules
    qualify
      row_number() over (
        partition by
          rule_key,
          valid_from
        order by
          record_key,
          content_hash
      ) = 1
  )
select
  rule_key,
  rule_label,
  rule_value::double as rule_value,
  coalesce(rule_list, []) as rule_list,
  unit,
  clause,
  basis,
  reason,
  rule_version,
  valid_from,
  lead (valid_from) over (
    partition by
      rule_key
    order by
      valid_from
  ) as valid_to
from
  one
