-- 全部规则参数，现行的在前；过去和将来的取值也列出。
-- @not_null rule_key, rule_label, rule_list, basis, rule_version, valid_from, is_current
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
  valid_from,
  valid_to,
  valid_from <= $as_of::date
  and (
    valid_to is null
    or valid_to > $as_of::date
  ) as is_current
from
  marts.rules
order by
  is_current desc,
  starts_with(rule_key, 'target_'),
  valid_from,
  rule_key
