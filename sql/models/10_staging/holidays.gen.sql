-- 节假日，各编号取最近一次报送的内容。
-- @grain 一个日期
-- Generated from the contract by `npm run types`. Do not edit.
select
  r.record_key,
  r.content_hash,
  r.batch_no,
  r.source_file,
  r.row_number,
  r.is_conflict,
  r.source_system,
  r.sending_unit,
  r.holiday_on,
  r.holiday_name,
  r.day_kind,
  r.status
from raw.holidays r
anti join (
  select record_key, max(batch_no) as batch_no
  from raw.holidays
  where is_revision
  group by record_key
) later on later.record_key = r.record_key and later.batch_no > r.batch_no
anti join (
  select record_key, batch_no, max(row_number) as row_number
  from raw.holidays
  where is_conflict
  group by all
) last on r.is_conflict and last.record_key = r.record_key and last.batch_no = r.batch_no and last.row_number > r.row_number
