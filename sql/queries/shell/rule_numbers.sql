-- 某日有效的规则参数中的数字，写进指标口径的文字。
-- @not_null rule_key, rule_value
select
  rule_key,
  rule_value
from
  marts.rules
where
  rule_value is not null
  and valid_from <= $on_day::date
  and (
    valid_to is null
    or valid_to > $on_day::date
  )
order by
  rule_key
