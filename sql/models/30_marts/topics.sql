-- 主题目录：代码、名称、上级和各来源的叫法，供检索辨认主题。
-- @grain 一个主题
-- @key topic_code
-- @not_null topic_code, topic_name
select
  topic_code,
  topic_name,
  case
    when topic_code like '%.%' then left(topic_code, 3)
  end as parent_code,
  aliases
from
  core.topics
