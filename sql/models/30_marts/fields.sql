-- 各类记录可收的字段，供准备数据的人查看。
-- @grain 一类记录的一个字段
-- @key record, field
select
  record,
  source,
  record_label,
  grain,
  field,
  field_type,
  label,
  is_required,
  position
from
  raw.fields
