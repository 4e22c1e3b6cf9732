-- 主题目录，供辨认检索式中的主题和给代码配名称。
-- @not_null topic_code, topic_name, aliases
select
  topic_code,
  topic_name,
  parent_code,
  aliases
from
  marts.topics
order by
  topic_code
