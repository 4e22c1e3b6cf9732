-- 劳动争议仲裁委员会，各编号取最近一次报送的内容。
-- @grain 一个仲裁委
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
  r.tribunal_id,
  r.tribunal_name,
  r.region_code,
  r.region_name,
  r.union_arbitrators,
  r.as_of
from raw.tribunals r
anti join (
  select record_key, max(batch_no) as batch_no
  from raw.tribunals
  where is_revision
  group by record_key
) later on later.record_key = r.record_key and later.batch_no > r.batch_no
anti join (
  select record_key, batch_no, max(row_number) as row_number
  from raw.tribunals
  where is_conflict
  group by all
) last on r.is_conflict and last.record_key = r.record_key and last.batch_no = r.batch_no and last.row_number > r.row_number
