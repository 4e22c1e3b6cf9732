-- 第六条的四类重点群体在各来源里的写法，按规则参数的时期。
-- @grain 一类群体的一种写法的一段有效期
-- @not_null part, worker_group, valid_from
select
  rule_key as part,
  unnest(rule_list) as worker_group,
  valid_from,
  valid_to
from
  core.rules
where
  starts_with(rule_key, 'group_')
