-- 节假日与春节日期。
-- @grain 一个日期
select
  r.record_key,
  r.holiday_on,
  r.holiday_name,
  r.day_kind
from
  raw.holidays r
  anti join (
    select
      record_key,
      max(batch_no) as batch_no
    from
      raw.holidays
    where
      is_revision
    group by
      record_key
  ) later on later.record_key = r.record_key
  and later.batch_no > r.batch_no
