-- 最低工资标准，按执行日期和区域类别。
-- @grain 一个区域类别的一次标准
select
  r.record_key,
  r.content_hash,
  r.valid_from,
  r.area_class,
  r.monthly_yuan,
  r.hourly_yuan,
  r.status
from
  raw.minimum_wages r
  anti join (
    select
      record_key,
      max(batch_no) as batch_no
    from
      raw.minimum_wages
    where
      is_revision
    group by
      record_key
  ) later on later.record_key = r.record_key
  and later.batch_no > r.batch_no
