-- 主题分类及来源系统用语。
-- @grain 一个主题代码
select
  r.record_key,
  r.topic_code,
  r.topic_name,
  r.parent_code,
  r.aliases
from
  raw.topics r
  anti join (
    select
      record_key,
      max(batch_no) as batch_no
    from
      raw.topics
    where
      is_revision
    group by
      record_key
  ) later on later.record_key = r.record_key
  and later.batch_no > r.batch_no
