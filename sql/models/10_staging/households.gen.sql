-- 困难职工户，各编号取最近一次报送的内容。
-- @grain 一户困难职工档案
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
  r.household_key,
  r.org_id,
  r.org_name,
  r.region_code,
  r.region_name,
  r.category,
  r.cause,
  r.size_band,
  r.income_band,
  r.groups,
  r.archived_on,
  r.closed_on,
  r.household_status
from raw.households r
anti join (
  select record_key, max(batch_no) as batch_no
  from raw.households
  where is_revision
  group by record_key
) later on later.record_key = r.record_key and later.batch_no > r.batch_no
anti join (
  select record_key, batch_no, max(row_number) as row_number
  from raw.households
  where is_conflict
  group by all
) last on r.is_conflict and last.record_key = r.record_key and last.batch_no = r.batch_no and last.row_number > r.row_number
