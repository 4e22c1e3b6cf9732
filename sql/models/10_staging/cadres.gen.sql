-- 工会干部，各编号取最近一次报送的内容。
-- @grain 一名干部的一段任职
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
  r.cadre_key,
  r.org_id,
  r.org_name,
  r.rank,
  r.role,
  r.department,
  r.is_young,
  r.is_seconded,
  r.post_from,
  r.post_to
from raw.cadres r
anti join (
  select record_key, max(batch_no) as batch_no
  from raw.cadres
  where is_revision
  group by record_key
) later on later.record_key = r.record_key and later.batch_no > r.batch_no
anti join (
  select record_key, batch_no, max(row_number) as row_number
  from raw.cadres
  where is_conflict
  group by all
) last on r.is_conflict and last.record_key = r.record_key and last.batch_no = r.batch_no and last.row_number > r.row_number
