-- 主题代码与名称，一级和二级。
-- @grain 一个主题代码
-- @key topic_code
-- @not_null topic_code, topic_name
select topic_code, min(topic_name) as topic_name from staging.topics where topic_code is not null and topic_name is not null group by topic_code
