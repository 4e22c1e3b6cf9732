-- 企业，各编号取最近一次报送的内容。
-- @grain 一家企业的一段有效期
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
  r.ent_id,
  r.ent_name,
  r.org_id,
  r.org_name,
  r.region_code,
  r.region_name,
  r.township,
  r.park,
  r.ownership,
  r.size,
  r.industry,
  r.operating_state,
  r.is_difficult,
  r.difficult_basis,
  r.is_restructured,
  r.is_labour_intensive,
  r.is_platform,
  r.workers,
  r.women,
  r.migrants,
  r.agency_workers,
  r.members,
  r.has_union,
  r.union_founded_on,
  r.has_congress,
  r.has_mediation,
  r.aliases,
  r.valid_from,
  r.valid_to
from raw.enterprises r
anti join (
  select record_key, max(batch_no) as batch_no
  from raw.enterprises
  where is_revision
  group by record_key
) later on later.record_key = r.record_key and later.batch_no > r.batch_no
anti join (
  select record_key, batch_no, max(row_number) as row_number
  from raw.enterprises
  where is_conflict
  group by all
) last on r.is_conflict and last.record_key = r.record_key and last.batch_no = r.batch_no and last.row_number > r.row_number
