-- 来源系统自己的问题类别与一级主题的对应；未列出的写法保留原文。
-- @grain 一种类别写法
-- @key topic_text
with
  spelled as (
    select
      left(topic_code, 3) as topic_code,
      unnest(list_distinct([topic_name, topic_code] || coalesce(aliases, []))) as topic_text
    from
      staging.topics
  )
select
  s.topic_text,
  min(t.topic_code) as topic_code,
  min(t.topic_name) as topic_name
from
  spelled s
  join staging.topics t on t.topic_code = s.topic_code
group by
  s.topic_text
having
  count(distinct t.topic_code) = 1
