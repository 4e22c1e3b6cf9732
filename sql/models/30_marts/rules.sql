-- 规则参数：政策的数字和默认读法，附版本和有效期，供帮助页和各页说明口径。
-- @grain 一项参数的一段有效期
-- @key rule_key, valid_from
-- @not_null rule_key, rule_label, rule_list, basis, rule_version, valid_from
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
  valid_to
from
  core.rules
