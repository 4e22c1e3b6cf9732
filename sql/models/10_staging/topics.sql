-- 主题分类及来源系统用语。
-- @grain 一个主题代码
select r.record_key, r.topic_code, r.topic_name, r.parent_code, r.aliases
from raw.topics r
semi join (select record_key, max(batch_no) as batch_no from raw.topics group by record_key) latest
  on latest.record_key = r.record_key and latest.batch_no = r.batch_no
