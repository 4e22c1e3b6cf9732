-- 主题代码与名称，一级和二级。
-- @grain 一个主题代码
-- @key topic_code
-- @not_null topic_code, topic_name
-- @column aliases  各来源系统的叫法
select
  topic_code,
  min(topic_name) as topic_name,
  coalesce(
    first(
      aliases
      order by
        record_key
    ) filter(aliases is not null),
    []
  ) as aliases
from
  staging.topics
where
  topic_code is not null
  and topic_name is not null
group by
  topic_code
