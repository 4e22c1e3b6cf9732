-- 第六条的六个方面各含哪些一级主题，按规则参数的时期。
-- @grain 一个方面的一个一级主题的一段有效期
-- @not_null part, topic_code, valid_from
select
  rule_key as part,
  unnest(rule_list) as topic_code,
  valid_from,
  valid_to
from
  core.rules
where
  starts_with(rule_key, 'field_')
