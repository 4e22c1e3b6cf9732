-- 工会组织，各编号取最近一次报送的内容。
-- @grain 一个工会组织的一段有效期
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
  r.org_id,
  r.org_name,
  r.org_kind,
  r.parent_org_id,
  r.region_code,
  r.workers,
  r.members,
  r.full_time_cadres,
  r.opinion_staff,
  r.merged_into_org_id,
  r.valid_from,
  r.valid_to
from raw.orgs r
anti join (
  select record_key, max(batch_no) as batch_no
  from raw.orgs
  where is_revision
  group by record_key
) later on later.record_key = r.record_key and later.batch_no > r.batch_no
anti join (
  select record_key, batch_no, max(row_number) as row_number
  from raw.orgs
  where is_conflict
  group by all
) last on r.is_conflict and last.record_key = r.record_key and last.batch_no = r.batch_no and last.row_number > r.row_number
