-- 各单位按月报送台账，含零报告。
-- @grain 一个单位一类数据一个月的报送
select
  r.record_key,
  r.org_id,
  r.org_name,
  r.reported_source,
  r.month,
  r.submitted_on,
  r.row_count
from
  raw.submissions r
  anti join (
    select
      record_key,
      max(batch_no) as batch_no
    from
      raw.submissions
    where
      is_revision
    group by
      record_key
  ) later on later.record_key = r.record_key
  and later.batch_no > r.batch_no
